package org.openviid.codec;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Length;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Obligation;
import org.openviid.schema.Profile;
import org.openviid.schema.Range;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// What is checked of the objects of one type, for senders of one generation. Immutable.
final class ValidationPlan {
  /// For objects that the tables do not know.
  static final ValidationPlan OPEN = new ValidationPlan(ObjectType.open(), Profile.GAT1400);

  private final String clause;
  private final Attribute[] attributes;
  private final boolean[] required;
  private final boolean[] foreign;
  private final @Nullable CodeList[] codes;

  /// What a value breaks.
  ///
  /// @param tolerance what would allow it
  /// @param got the value as it may be repeated
  record Breach(Tolerance tolerance, String got) {}

  ValidationPlan(ObjectType type, Profile profile) {
    List<Attribute> all = type.attributes();
    this.clause = TypePlan.clause(type);
    this.attributes = all.toArray(new Attribute[0]);
    this.required = new boolean[attributes.length];
    this.foreign = new boolean[attributes.length];
    this.codes = new CodeList[attributes.length];
    for (int i = 0; i < attributes.length; i++) {
      Attribute attribute = attributes[i];
      boolean own = attribute.profiles().contains(profile);
      boolean given = attribute.sensitivity() != Sensitivity.SECRET; // which is sent when it is set, and only then
      required[i] = own && given && attribute.obligation() == Obligation.REQUIRED;
      foreign[i] = !own && type.profiles().contains(profile);
      CodeList list = attribute.codes();
      codes[i] = list == null || list.isExternal() ? null : list;
    }
  }

  int size() {
    return attributes.length;
  }

  Attribute attribute(int i) {
    return attributes[i];
  }

  boolean requires(int i) {
    return required[i];
  }

  /// What the value of the attribute breaks, or null.
  @Nullable Breach breach(int i, Value value) {
    if (foreign[i]) {
      return new Breach(Tolerance.OTHER_GENERATION, "");
    }
    return switch (value) {
      case Value.Text text -> ofText(i, text.text());
      case Value.Whole whole -> ofWhole(i, whole.number());
      case Value.Real real -> ofReal(i, real.number());
      case Value.Sequence sequence -> attributes[i].kind() == ValueKind.TEXTS ? ofTexts(i, sequence) : null;
      case Value.Flag ignored -> null;
      case Value.Moment ignored -> null;
      case Value.Bytes ignored -> null;
      case Value.Blob ignored -> null;
      case Value.Nested ignored -> null;
    };
  }

  private @Nullable Breach ofTexts(int i, Value.Sequence sequence) {
    for (Value value : sequence.values()) {
      Breach breach = value instanceof Value.Text text ? ofText(i, text.text()) : null;
      if (breach != null) {
        return breach;
      }
    }
    return null;
  }

  private @Nullable Breach ofText(int i, String text) {
    Length length = attributes[i].length();
    int count = text.length();
    if (!length.admits(count) && !length.admits(text.codePointCount(0, count))) {
      Tolerance tolerance = length.exact() ? Tolerance.WRONG_LENGTH : Tolerance.TOO_LONG;
      return new Breach(tolerance, "(" + text.codePointCount(0, count) + ") " + shown(i, text));
    }
    CodeList list = codes[i];
    if (list != null && !isKnown(i, list, text)) {
      return new Breach(Tolerance.UNKNOWN_CODE, shown(i, text));
    }
    Range range = attributes[i].range();
    return !range.isLimited() || isWithin(range, text) ? null : new Breach(Tolerance.OUT_OF_RANGE, shown(i, text));
  }

  /// Some numbers are text in the tables.
  private static boolean isWithin(Range range, String text) {
    try {
      return range.admits(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean isKnown(int i, CodeList list, String text) {
    if (list.admits(text)) {
      return true;
    }
    String separator = attributes[i].separator().orElse("");
    if (separator.isEmpty() || text.indexOf(separator) < 0) {
      return false;
    }
    for (String part : text.split(Pattern.quote(separator), -1)) {
      if (!part.isEmpty() && !list.admits(part)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Breach ofWhole(int i, long number) {
    CodeList list = codes[i];
    if (list != null && !list.admits(Long.toString(number))) {
      return new Breach(Tolerance.UNKNOWN_CODE, shown(i, Long.toString(number)));
    }
    return ofNumber(i, (double) number, Long.toString(number));
  }

  private @Nullable Breach ofReal(int i, double number) {
    return ofNumber(i, number, Double.toString(number));
  }

  /// Digits count before the decimal point; those behind it say how exact a number is.
  private @Nullable Breach ofNumber(int i, double number, String text) {
    Length length = attributes[i].length();
    int most = length.max() - length.decimals();
    if (length.max() != Integer.MAX_VALUE && Math.abs(number) >= Math.pow(10, most)) {
      return new Breach(Tolerance.TOO_LARGE_NUMBER, shown(i, text));
    }
    return attributes[i].range().admits(number) ? null : new Breach(Tolerance.OUT_OF_RANGE, shown(i, text));
  }

  private String shown(int i, String got) {
    return attributes[i].sensitivity() == Sensitivity.NONE ? got : "…(" + got.length() + ")";
  }

  void report(int i, Tolerance tolerance, String got, Findings findings) {
    findings.tolerates(tolerance, clause, attributes[i].name(), Expected.of(attributes[i]), got);
  }
}
