package org.openviid.codec;

/// JSON escapes within Base64, where only a few of them make sense.
final class Escapes {
  /// Stands for everything that has no place in Base64.
  private static final byte WRONG = (byte) 0x80;

  private Escapes() {}

  /// The character that an escape stands for.
  ///
  /// @param at the index of the backslash
  /// @param length of the escape
  /// @return the character, or a byte that no decoder accepts
  static byte character(byte[] bytes, int at, int length) {
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
}
