package org.openviid.codec;

/// Escapes within Base64, where only a few of them make sense.
final class Escapes {
  /// Stands for everything that has no place in Base64.
  private static final byte WRONG = (byte) 0x80;

  private Escapes() {}

  /// The character that an escape of JSON stands for.
  ///
  /// @param at the index of the backslash
  /// @param length of the escape
  /// @return the character, or a byte that no decoder accepts
  static byte ofJson(byte[] bytes, int at, int length) {
    if (length < 2) {
      return WRONG;
    }
    return switch (bytes[at + 1]) {
      case '/' -> '/';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> length < 6 ? WRONG : unicode(bytes, at + 2);
      default -> WRONG;
    };
  }

  private static byte unicode(byte[] bytes, int at) {
    int point = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return WRONG;
      }
      point = point * 16 + digit;
    }
    return point < 0x80 ? (byte) point : WRONG;
  }

  /// The character that a reference of XML stands for: a blank or line break in either notation.
  ///
  /// @param at the index of the ampersand
  /// @param length of the reference, its semicolon included
  /// @return the character, or a byte that no decoder accepts
  static byte ofXml(byte[] bytes, int at, int length) {
    if (length < 4 || bytes[at + 1] != '#' || bytes[at + length - 1] != ';') {
      return WRONG;
    }
    boolean hexadecimal = bytes[at + 2] == 'x';
    int radix = hexadecimal ? 16 : 10;
    int point = 0;
    for (int i = at + (hexadecimal ? 3 : 2); i < at + length - 1; i++) {
      int digit = Character.digit(bytes[i], radix);
      if (digit < 0) {
        return WRONG;
      }
      point = point * radix + digit;
    }
    return point > 0 && point < 0x80 ? (byte) point : WRONG;
  }
}
