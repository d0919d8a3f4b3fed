package org.openviid.codec;

/// Numbers from text, without exceptions for what is none.
final class Numbers {
  /// What is no whole number.
  static final long NO_LONG = Long.MIN_VALUE;
  private static final int LONG_DIGITS = 18;

  private Numbers() {}

  /// Reads an optional sign and up to 18 digits.
  ///
  /// @return the number, or [#NO_LONG]
  static long whole(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (text.length() == start || text.length() - start > LONG_DIGITS) {
      return NO_LONG;
    }
    long number = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NO_LONG;
      }
      number = number * 10 + digit;
    }
    return text.startsWith("-") ? -number : number;
  }

  /// Reads a decimal number.
  ///
  /// @return the number, or NaN for what is none or is not finite
  static double real(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
