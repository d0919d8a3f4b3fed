package org.openviid.reference;

import java.util.stream.Collectors;
import org.openviid.schema.CodeList;

/// What texts look like, as regular expressions that XML Schema and JSON Schema understand alike; those of
/// JSON Schema need anchors besides.
final class Patterns {
  /// A time as it is written: 14 digits, or 17 with milliseconds.
  static final String TIME =
      "[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9]|60)([0-9]{3})?";

  private static final String SPECIAL = "[.\\\\?*+{}()\\[\\]|]";

  private Patterns() {}

  /// Several codes of a list within one text.
  static String several(CodeList codes, String separator) {
    String one = codes.codes().keySet().stream().map(Patterns::literal).collect(Collectors.joining("|"));
    return "(" + one + ")(" + literal(separator) + "(" + one + "))*";
  }

  /// A pattern that has to fit the whole text, for JSON Schema.
  static String anchored(String pattern) {
    return "^(" + pattern + ")$";
  }

  private static String literal(String text) {
    return text.replaceAll(SPECIAL, "\\\\$0");
  }
}
