package org.openviid.schema;

/// The type of an attribute's value.
public enum ValueKind {
  /// Free text or an identifier.
  TEXT,
  /// A whole number.
  INT,
  /// A number with decimals.
  DOUBLE,
  /// A code, sent as text.
  CODE,
  /// A code, sent as a number.
  INTCODE,
  /// Yes or no, sent as the text `1` or `0`.
  FLAG,
  /// A time of day and date, sent as 14 or 17 digits.
  TIME,
  /// Binary content, sent as Base64 (RFC 2045).
  DATA,
  /// One nested object.
  OBJECT,
  /// Any number of nested objects.
  LIST,
  /// Any number of texts.
  TEXTS;

  /// Whether values of this kind contain objects of another type.
  public boolean nests() {
    return this == OBJECT || this == LIST;
  }

  /// Whether a text of a table says a value of this kind.
  boolean holds(String text) {
    return switch (this) {
      case TEXT, CODE, TEXTS -> true;
      case INT, INTCODE -> text.matches("-?\\d{1,18}");
      case DOUBLE -> text.matches("-?\\d{1,15}(\\.\\d{1,15})?");
      case FLAG -> text.matches("[01]");
      case TIME, DATA, OBJECT, LIST -> false;
    };
  }
}
