package org.openviid.codec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Obligation;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/// Reads the values that are neither objects nor lists nor binary content. Used by one thread.
final class ValueReading {
  /// What is said to have come when a text cannot be written as UTF-8.
  static final String LONE_SURROGATE = "\\ud800–\\udfff";

  private static final Value.Flag YES = new Value.Flag(true);
  private static final Value.Flag NO = new Value.Flag(false);
  private static final Value.Whole ZERO = new Value.Whole(0);
  private static final Value.Whole ONE = new Value.Whole(1);

  private final JsonParser parser;
  private final Limits limits;
  private final TimeText times;
  private final LooseTime looseTimes;
  private final Findings findings;

  ValueReading(
      JsonParser parser, Limits limits, TimeText times, LooseTime looseTimes, Findings findings) {
    this.parser = parser;
    this.limits = limits;
    this.times = times;
    this.looseTimes = looseTimes;
    this.findings = findings;
  }

  /// Reads the value at the current token.
  ///
  /// @return null when the attribute is absent or its value is refused
  @Nullable Value read(Field field, JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> fromText(field);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> fromNumber(field, token);
      case VALUE_TRUE, VALUE_FALSE -> fromBoolean(field, token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> absent(field);
      case START_OBJECT, START_ARRAY -> {
        parser.skipChildren();
        yield unreadable(field, token == JsonToken.START_OBJECT ? "{…}" : "[…]");
      }
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("value expected, not " + token);
    };
  }

  /// Takes note of a `null`.
  @Nullable Value absent(Field field) {
    if (findings.tolerates(Tolerance.NULL_VALUE, field, "null") && findings.isOutermost()) {
      findings.clear(field.name());
    }
    return null;
  }

  /// Takes note of a value where an object or a list belongs.
  @Nullable Value nothing(Field field, JsonToken token) {
    return switch (token) {
      case VALUE_NULL -> absent(field);
      case VALUE_STRING -> textLength() == 0 ? empty(field) : unreadable(field, Tokens.shown(token));
      case START_OBJECT, START_ARRAY -> {
        parser.skipChildren();
        yield unreadable(field, Tokens.shown(token));
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          unreadable(field, Tokens.shown(token));
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("value expected, not " + token);
    };
  }

  private @Nullable Value unreadableValue(Field field, String value) {
    return unreadable(field, Findings.shown(field, value));
  }

  /// Leaves out a value that cannot be understood, if its attribute need not be there.
  ///
  /// @param got what came, which must not be a value that may not be repeated
  @Nullable Value unreadable(Field field, String got) {
    if (field.attribute().obligation() == Obligation.REQUIRED
        || !findings.allows(Tolerance.UNREADABLE_VALUE)) {
      findings.refuse("OV-1220", field, got);
    } else {
      findings.tolerates(Tolerance.UNREADABLE_VALUE, field, got);
    }
    return null;
  }

  private @Nullable Value fromText(Field field) {
    int length = textLength();
    if (length == 0) {
      return empty(field);
    }
    char[] characters = parser.getStringCharacters();
    int offset = parser.getStringOffset();
    if (Texts.isBroken(characters, offset, length)) {
      return unreadable(field, LONE_SURROGATE);
    }
    return switch (field.kind()) {
      case TEXT -> Texts.of(characters, offset, length);
      case CODE -> code(field, Texts.of(characters, offset, length));
      case TIME -> time(field, characters, offset, length);
      case FLAG -> flag(field, new String(characters, offset, length));
      case INT, INTCODE, DOUBLE -> number(field, new String(characters, offset, length).strip());
      case TEXTS, DATA, OBJECT, LIST -> throw new IllegalStateException("not here: " + field.kind());
    };
  }

  /// The length of the text at the current token, which the parser itself checks for long ones only.
  int textLength() {
    int length = parser.getStringLength();
    if (length > limits.textLength()) {
      throw new MessageException("OV-1216", limits.textLength());
    }
    return length;
  }

  /// Takes note of an empty text.
  @Nullable Value empty(Field field) {
    findings.tolerates(Tolerance.EMPTY_TEXT, field, "\"\"");
    return null;
  }

  private Value code(Field field, Value.Text code) {
    Value.@Nullable Text padded = field.padded().isEmpty() ? null : field.padded().get(code.text());
    if (padded == null) {
      return code;
    }
    findings.toleratesValue(Tolerance.LOST_ZERO, field, code.text());
    return padded;
  }

  private @Nullable Value time(Field field, char[] characters, int offset, int length) {
    long millis = times.parse(characters, offset, length);
    String text = new String(characters, offset, length);
    return millis == TimeText.NONE ? looseTime(field, text.strip()) : new Value.Moment(millis, text);
  }

  private @Nullable Value looseTime(Field field, String text) {
    LooseTime.@Nullable Reading reading = text.isEmpty() ? null : looseTimes.read(text);
    if (reading == null) {
      return unreadableValue(field, text);
    }
    return findings.toleratesValue(reading.tolerance(), field, text) ? reading.moment() : null;
  }

  private @Nullable Value flag(Field field, String text) {
    return switch (text) {
      case "1" -> YES;
      case "0" -> NO;
      default -> {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean isBoolean = lower.equals("true") || lower.equals("false");
        yield isBoolean
            ? tolerated(Tolerance.BOOLEAN_VALUE, field, text, flag(lower.equals("true")))
            : unreadableValue(field, text);
      }
    };
  }

  private @Nullable Value number(Field field, String text) {
    if (text.isEmpty()) {
      return empty(field);
    }
    long whole = Numbers.whole(text);
    double real = whole == Numbers.NO_LONG ? Numbers.real(text) : whole;
    if (Double.isNaN(real)) {
      return unreadableValue(field, text);
    }
    if (field.kind() == ValueKind.DOUBLE) {
      return tolerated(Tolerance.TEXT_FOR_NUMBER, field, text, new Value.Real(real));
    }
    if (whole != Numbers.NO_LONG) {
      return tolerated(Tolerance.TEXT_FOR_NUMBER, field, text, new Value.Whole(whole));
    }
    return findings.toleratesValue(Tolerance.TEXT_FOR_NUMBER, field, text)
        ? rounded(field, real, text)
        : null;
  }

  private @Nullable Value fromNumber(Field field, JsonToken token) {
    return switch (field.kind()) {
      case INT, INTCODE ->
          token == JsonToken.VALUE_NUMBER_INT
              ? whole(field)
              : rounded(field, real(), parser.getString());
      case DOUBLE -> {
        double real = real();
        yield Double.isFinite(real)
            ? new Value.Real(real)
            : unreadableValue(field, parser.getString());
      }
      case TEXT ->
          tolerated(
              Tolerance.NUMBER_FOR_TEXT,
              field,
              parser.getString(),
              new Value.Text(parser.getString()));
      case CODE -> codeFromNumber(field, parser.getString());
      case FLAG -> flagFromNumber(field, parser.getString());
      case TIME -> timeFromNumber(field, parser.getString());
      case TEXTS, DATA, OBJECT, LIST -> unreadableValue(field, parser.getString());
    };
  }

  private @Nullable Value whole(Field field) {
    try {
      return new Value.Whole(parser.getLongValue());
    } catch (InputCoercionException e) {
      return unreadableValue(field, parser.getString());
    }
  }

  private double real() {
    return parser.getDoubleValue();
  }

  private @Nullable Value rounded(Field field, double real, String got) {
    if (!(Math.abs(real) < 1L << 53)) {
      return unreadableValue(field, got);
    }
    return tolerated(Tolerance.FRACTION_FOR_INT, field, got, new Value.Whole(Math.round(real)));
  }

  private @Nullable Value codeFromNumber(Field field, String digits) {
    return findings.toleratesValue(Tolerance.NUMBER_FOR_TEXT, field, digits)
        ? code(field, new Value.Text(digits))
        : null;
  }

  private @Nullable Value flagFromNumber(Field field, String digits) {
    return switch (digits) {
      case "1" -> tolerated(Tolerance.NUMBER_FOR_TEXT, field, digits, YES);
      case "0" -> tolerated(Tolerance.NUMBER_FOR_TEXT, field, digits, NO);
      default -> unreadableValue(field, digits);
    };
  }

  private @Nullable Value timeFromNumber(Field field, String digits) {
    char[] characters = digits.toCharArray();
    long millis = times.parse(characters, 0, characters.length);
    return millis == TimeText.NONE
        ? looseTime(field, digits)
        : tolerated(Tolerance.NUMBER_FOR_TEXT, field, digits, new Value.Moment(millis, digits));
  }

  private @Nullable Value fromBoolean(Field field, boolean yes) {
    String got = Boolean.toString(yes);
    return switch (field.kind()) {
      case FLAG -> tolerated(Tolerance.BOOLEAN_VALUE, field, got, flag(yes));
      case INT, INTCODE -> tolerated(Tolerance.BOOLEAN_VALUE, field, got, yes ? ONE : ZERO);
      case TEXT -> tolerated(Tolerance.BOOLEAN_VALUE, field, got, new Value.Text(yes ? "1" : "0"));
      case CODE ->
          findings.toleratesValue(Tolerance.BOOLEAN_VALUE, field, got)
              ? code(field, new Value.Text(yes ? "1" : "0"))
              : null;
      case DOUBLE, TIME, TEXTS, DATA, OBJECT, LIST -> unreadableValue(field, got);
    };
  }

  private @Nullable Value tolerated(Tolerance tolerance, Field field, String got, Value value) {
    return findings.toleratesValue(tolerance, field, got) ? value : null;
  }

  private static Value.Flag flag(boolean yes) {
    return yes ? YES : NO;
  }
}
