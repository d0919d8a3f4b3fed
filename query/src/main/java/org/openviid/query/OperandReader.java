package org.openviid.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.CodeList;
import org.openviid.schema.Value;

/// Reads values as the kind of attribute that they are compared with. Not safe for use by several threads.
final class OperandReader {
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,18}(?:\\.\\d{1,18})?|[-+]?\\.\\d{1,18}");

  private final ZoneId zone;
  private final Tolerances tolerances;

  OperandReader(ZoneId zone, Tolerances tolerances) {
    this.zone = zone;
    this.tolerances = tolerances;
  }

  /// @param path as [NameResolver#target] lets pass: to an attribute that holds something to compare
  /// @param text not empty
  Operand read(AttributePath path, String text) {
    Attribute attribute = path.leaf();
    return switch (attribute.kind()) {
      case TEXT, TEXTS -> Operand.of(new Value.Text(text));
      case CODE -> code(attribute, text);
      case INT, INTCODE -> whole(path, text);
      case DOUBLE -> Operand.of(new Value.Real(number(path, text).doubleValue()));
      case FLAG -> Operand.of(new Value.Flag(flag(path, text)));
      case TIME -> time(path, text);
      case DATA, OBJECT, LIST -> throw new IllegalStateException(path.dotted() + " cannot be compared");
    };
  }

  /// A span of time from its first digits, as `LIKE 201909%` names it.
  Operand time(AttributePath path, String text) {
    TimeSpan span =
        TimeSpan.parse(text, zone)
            .orElseThrow(() -> new QueryException("OV-1135", path.dotted(), QueryException.shown(text)));
    if (span.isEpoch()) {
      tolerances.accept(Tolerances.EPOCH_TIME);
    }
    return Operand.span(span.first(), span.last());
  }

  /// A code that its list knows only with another number of leading zeros is looked for in both spellings,
  /// since objects keep their codes as they were sent.
  private Operand code(Attribute attribute, String text) {
    Value written = new Value.Text(text);
    Optional<String> listed = listedSpelling(attribute.codes(), text);
    if (listed.isEmpty()) {
      return Operand.of(written);
    }
    tolerances.accept(Tolerances.CODE_DIGITS);
    Value code = new Value.Text(listed.get());
    List<Value> spellings = new ArrayList<>(List.of(code, written));
    return new Operand(code, code, spellings);
  }

  private static Optional<String> listedSpelling(
      @Nullable CodeList codes, String text) {
    if (codes == null || codes.isExternal() || codes.admits(text)) {
      return Optional.empty();
    }
    String significant = withoutZeros(text);
    return codes.codes().keySet().stream().filter(c -> withoutZeros(c).equals(significant)).findFirst();
  }

  private static String withoutZeros(String code) {
    int zeros = 0;
    while (zeros < code.length() - 1 && code.charAt(zeros) == '0') {
      zeros++;
    }
    return code.substring(zeros);
  }

  private static Operand whole(AttributePath path, String text) {
    BigDecimal number = number(path, text);
    BigInteger below = number.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
    BigInteger above = number.setScale(0, RoundingMode.CEILING).toBigIntegerExact();
    return Operand.span(new Value.Whole(above.longValueExact()), new Value.Whole(below.longValueExact()));
  }

  private static BigDecimal number(AttributePath path, String text) {
    String trimmed = text.strip();
    if (!NUMBER.matcher(trimmed).matches()) {
      throw new QueryException("OV-1136", path.dotted(), QueryException.shown(text));
    }
    return new BigDecimal(trimmed);
  }

  private static boolean flag(AttributePath path, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw new QueryException("OV-1138", path.dotted(), QueryException.shown(text));
    };
  }
}
