package org.openviid.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON under construction, in memory. Used by one thread.
final class ByteText {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  /// The most bytes that one character takes.
  private static final int LONGEST = 6;

  private byte[] bytes;
  private int size;

  ByteText(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void mark(char punctuation) {
    reserve(1);
    bytes[size++] = (byte) punctuation;
  }

  void raw(byte[] more) {
    raw(more, 0, more.length);
  }

  void raw(byte[] more, int from, int to) {
    reserve(to - from);
    System.arraycopy(more, from, bytes, size, to - from);
    size += to - from;
  }

  /// Adds characters as they stand within quotation marks.
  void text(char[] characters, int from, int to) {
    int at = from;
    while (at < to) {
      int part = Math.min(to, at + 1024);
      reserve((part - at) * LONGEST);
      while (at < part) {
        char c = characters[at];
        if (c >= ' ' && c < 128 && c != '"' && c != '\\') {
          bytes[size++] = (byte) c;
          at++;
        } else {
          at += special(characters, at, to);
        }
      }
    }
  }

  private int special(char[] characters, int at, int to) {
    char c = characters[at];
    if (c < 128) {
      escaped(c);
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xc0 | c >> 6);
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else if (!Character.isSurrogate(c)) {
      bytes[size++] = (byte) (0xe0 | c >> 12);
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else {
      return pair(characters, at, to);
    }
    return 1;
  }

  private void escaped(char c) {
    bytes[size++] = '\\';
    if (c == '"' || c == '\\') {
      bytes[size++] = (byte) c;
      return;
    }
    bytes[size++] = 'u';
    bytes[size++] = '0';
    bytes[size++] = '0';
    bytes[size++] = HEX[c >> 4];
    bytes[size++] = HEX[c & 15];
  }

  private int pair(char[] characters, int at, int to) {
    int point = Character.codePointAt(characters, at, to);
    if (point < 0x10000) {
      throw new IllegalStateException("half of a surrogate pair");
    }
    bytes[size++] = (byte) (0xf0 | point >> 18);
    bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
    bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    bytes[size++] = (byte) (0x80 | (point & 0x3f));
    return 2;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
