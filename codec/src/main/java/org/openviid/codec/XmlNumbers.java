package org.openviid.codec;

/// Numbers as XML Schema allows them, brought into the form that JSON allows. Knows bytes only.
final class XmlNumbers {
  private XmlNumbers() {}

  /// Appends a number: without a leading `+` or zeros that JSON does not have, and with the zero that it
  /// wants before a point.
  ///
  /// @return whether the text is one; else nothing was appended
  static boolean write(byte[] text, int from, int to, ByteText out) {
    int sign = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    int point = digits(text, sign, to);
    boolean fraction = point < to && text[point] == '.';
    int mantissa = fraction ? digits(text, point + 1, to) : point;
    int exponent = exponent(text, mantissa, to);
    boolean empty = mantissa - sign - (fraction ? 1 : 0) == 0;
    if (empty || exponent != to) {
      return false;
    }
    if (sign > from && text[from] == '-') {
      out.mark('-');
    }
    whole(text, sign, point, out);
    boolean decimals = fraction && mantissa > point + 1;
    out.raw(text, decimals ? point : mantissa, to);
    return true;
  }

  private static void whole(byte[] text, int from, int to, ByteText out) {
    int first = from;
    while (first < to - 1 && text[first] == '0') {
      first++;
    }
    if (first == to) {
      out.mark('0');
    } else {
      out.raw(text, first, to);
    }
  }

  /// The index after the digits that begin at one.
  private static int digits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /// The index after the exponent that begins at one, or that one.
  private static int exponent(byte[] text, int from, int to) {
    if (from == to || (text[from] | 0x20) != 'e') {
      return from;
    }
    int sign = from + 1;
    int digits = sign < to && (text[sign] == '-' || text[sign] == '+') ? sign + 1 : sign;
    int end = digits(text, digits, to);
    return end > digits ? end : from;
  }
}
