package org.openviid.store.embedded;

import org.apache.lucene.util.BytesRef;

/// Turns text into bytes. Stateless.
final class TextBytes {
  /// What is longer is not indexed; the object is read instead.
  static final int LIMIT = 1_024;

  private TextBytes() {}

  /// Whether text can be indexed: it is short enough, and has no half of a surrogate pair alone.
  static boolean isRegular(String text) {
    if (text.length() * 3 > LIMIT && utf8Length(text) > LIMIT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length() && length <= LIMIT; i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  /// UTF-8, except that half a surrogate pair alone becomes three bytes of its own, so that different
  /// texts always have different bytes.
  static BytesRef of(String text) {
    BytesRef bytes = new BytesRef(text.length() * 3);
    append(text, bytes);
    return bytes;
  }

  /// Appends the bytes of a text. There has to be room for three a character.
  static void append(String text, BytesRef bytes) {
    byte[] target = bytes.bytes;
    int at = bytes.offset + bytes.length;
    int end = text.length();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        target[at++] = (byte) c;
      } else if (c < 0x800) {
        target[at++] = (byte) (0xC0 | (c >> 6));
        target[at++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        target[at++] = (byte) (0xF0 | (point >> 18));
        target[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        target[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        target[at++] = (byte) (0x80 | (point & 0x3F));
      } else {
        target[at++] = (byte) (0xE0 | (c >> 12));
        target[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        target[at++] = (byte) (0x80 | (c & 0x3F));
      }
    }
    bytes.length = at - bytes.offset;
  }
}
