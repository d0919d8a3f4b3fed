package org.openviid.codec;

/// Checks that bytes are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF.
final class Utf8 {
  private Utf8() {}

  /// The index of the first byte that is not part of a well-formed character, or `to`.
  static int indexOfInvalid(byte[] bytes, int from, int to) {
    int at = ByteScan.indexOfNonAscii(bytes, from, to);
    while (at < to) {
      int length = length(bytes, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
      if (at < to && bytes[at] >= 0) {
        at = ByteScan.indexOfNonAscii(bytes, at, to);
      }
    }
    return to;
  }

  /// The length of the character that begins with a non-ASCII byte, or 0 when it is malformed.
  private static int length(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }
    int second = bytes[at + 1] & 0xff;
    if (second < lowestSecond(lead) || second > highestSecond(lead)) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int lowestSecond(int lead) {
    return lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  }

  private static int highestSecond(int lead) {
    return lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  }
}
