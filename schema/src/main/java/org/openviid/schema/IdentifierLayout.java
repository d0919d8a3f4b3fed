package org.openviid.schema;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The segments of one kind of identifier: rows of `identifiers.csv`. Immutable, and safe to share between
/// threads.
final class IdentifierLayout {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  /// What a segment consists of.
  enum Form {
    DIGITS, CODE, TIME
  }

  /// @param start counted from 0
  /// @param end the first character behind it
  /// @param form what it consists of
  record Segment(int start, int end, Form form) {}

  private static final Map<String, IdentifierLayout> LAYOUTS = load(TableSource.builtIn());
  private static final int SHOWN = 64;

  private final String name;
  private final Map<String, Segment> segments = new LinkedHashMap<>();
  private int length;

  private IdentifierLayout(String name) {
    this.name = name;
  }

  static IdentifierLayout of(String name) {
    IdentifierLayout layout = LAYOUTS.get(name);
    if (layout == null) {
      throw new IllegalArgumentException("identifiers.csv has no " + name);
    }
    return layout;
  }

  private static Map<String, IdentifierLayout> load(TableSource source) {
    Map<String, IdentifierLayout> layouts = new LinkedHashMap<>();
    for (CsvTable.Row row : CsvTable.read("identifiers.csv", source).rows()) {
      layouts.computeIfAbsent(row.text("name"), IdentifierLayout::new).add(row);
    }
    return layouts;
  }

  private void add(CsvTable.Row row) {
    int end = length + row.number("length");
    segments.put(row.text("segment"), new Segment(length, end, row.constant("form", Form.class)));
    length = end;
  }

  int length() {
    return length;
  }

  /// The characters of one segment of an identifier that has been checked.
  String part(String text, String segment) {
    Segment found = segment(segment);
    return text.substring(found.start(), found.end());
  }

  Segment segment(String segment) {
    Segment found = segments.get(segment);
    if (found == null) {
      throw new IllegalArgumentException(name + " has no segment " + segment);
    }
    return found;
  }

  /// The time within an identifier that has been checked.
  LocalDateTime time(String text) {
    return LocalDateTime.parse(part(text, "time"), TIME);
  }

  <T extends Identifier> Parsed<T> parse(String text, Function<String, T> constructor) {
    Optional<ErrorText> fault = fault(text);
    return fault.isPresent()
        ? new Parsed.Faulty<>(fault.get())
        : new Parsed.Valid<>(constructor.apply(text));
  }

  /// @throws IllegalArgumentException saying what is wrong
  void check(String text) {
    fault(text)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault.en());
            });
  }

  Optional<ErrorText> fault(String text) {
    if (text.length() != length) {
      String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
      return Optional.of(ErrorTexts.of("OV-1000", name, length, shown, text.length()));
    }
    for (Segment segment : segments.values()) {
      String part = text.substring(segment.start(), segment.end());
      String code = code(segment.form(), part);
      if (!code.isEmpty()) {
        return Optional.of(ErrorTexts.of(code, name, segment.start() + 1, segment.end(), part));
      }
    }
    return Optional.empty();
  }

  /// The error code for a segment that is not in its form; empty when it is.
  private static String code(Form form, String part) {
    return switch (form) {
      case DIGITS -> isDigits(part) ? "" : "OV-1001";
      case CODE -> isCode(part) ? "" : "OV-1002";
      case TIME -> isDigits(part) && isTime(part) ? "" : "OV-1003";
    };
  }

  private static boolean isDigits(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isCode(String part) {
    return part.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
  }

  private static boolean isTime(String part) {
    int month = number(part, 4);
    int day = number(part, 6);
    boolean date = month >= 1 && month <= 12 && day >= 1;
    return date
        && day <= YearMonth.of(number(part, 0) * 100 + number(part, 2), month).lengthOfMonth()
        && number(part, 8) < 24
        && number(part, 10) < 60
        && number(part, 12) < 60;
  }

  /// The number of two digits that starts at an index.
  private static int number(String digits, int index) {
    return (digits.charAt(index) - '0') * 10 + digits.charAt(index + 1) - '0';
  }
}
