package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Writes JSON as UTF-8 bytes. Used by one thread.
final class JsonBytes {
  private static final int CAPACITY = 8 * 1024;
  /// Bytes of one block of content: a multiple of 3.
  private static final int CONTENT_BLOCK = 12 * 1024;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] PLAIN = new boolean[128];
  private static final double EXACT = 1e15;

  static {
    Arrays.fill(PLAIN, ' ', PLAIN.length, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int size;

  JsonBytes(OutputStream out) {
    this.out = out;
  }

  void mark(char punctuation) throws IOException {
    reserve(1);
    buffer[size++] = (byte) punctuation;
  }

  void raw(byte[] bytes) throws IOException {
    if (bytes.length > CAPACITY) {
      flush();
      out.write(bytes);
      return;
    }
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  void text(String text) throws IOException {
    mark('"');
    int length = text.length();
    int from = 0;
    while (from < length) {
      int part = Math.min(length - from, CAPACITY / 2);
      reserve(part);
      int to = plain(text, from, from + part);
      from = to < from + part ? special(text, to) : to;
    }
    mark('"');
  }

  /// Writes characters that stand for themselves.
  ///
  /// @return the index of the first one that does not, or `end`
  private int plain(String text, int start, int end) {
    int at = size;
    int index = start;
    while (index < end) {
      char c = text.charAt(index);
      if (c >= 128 || !PLAIN[c]) {
        break;
      }
      buffer[at++] = (byte) c;
      index++;
    }
    size = at;
    return index;
  }

  private int special(String text, int index) throws IOException {
    reserve(6);
    char c = text.charAt(index);
    if (c < 128) {
      escaped(c);
      return index + 1;
    }
    if (c < 0x800) {
      buffer[size++] = (byte) (0xc0 | c >> 6);
      buffer[size++] = (byte) (0x80 | (c & 0x3f));
      return index + 1;
    }
    int point = text.codePointAt(index);
    if (point >= 0x10000) {
      buffer[size++] = (byte) (0xf0 | point >> 18);
      buffer[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
    } else {
      if (Character.isSurrogate(c)) {
        point = 0xfffd;
      }
      buffer[size++] = (byte) (0xe0 | point >> 12);
    }
    buffer[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    buffer[size++] = (byte) (0x80 | (point & 0x3f));
    return index + Character.charCount(point);
  }

  private void escaped(char c) {
    buffer[size++] = '\\';
    switch (c) {
      case '"', '\\' -> buffer[size++] = (byte) c;
      case '\n' -> buffer[size++] = 'n';
      case '\r' -> buffer[size++] = 'r';
      case '\t' -> buffer[size++] = 't';
      default -> {
        buffer[size++] = 'u';
        buffer[size++] = '0';
        buffer[size++] = '0';
        buffer[size++] = HEX[c >> 4];
        buffer[size++] = HEX[c & 15];
      }
    }
  }

  void whole(long number) throws IOException {
    if (number >= 0 && number < 10) {
      mark((char) ('0' + number));
    } else {
      ascii(Long.toString(number));
    }
  }

  /// Writes a number with decimals, never with an exponent.
  ///
  /// @param shortest whether decimals may be left out when they are zero
  void real(double number, boolean shortest) throws IOException {
    long whole = (long) number;
    if (shortest
        && whole == number
        && Math.abs(number) < EXACT
        && Double.doubleToRawLongBits(number) != Long.MIN_VALUE) {
      whole(whole);
      return;
    }
    String text = Double.toString(number);
    if (text.indexOf('E') >= 0) {
      String plain = new BigDecimal(text).toPlainString();
      text = plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    ascii(text);
  }

  void flag(boolean yes) throws IOException {
    raw(yes ? TRUE : FALSE);
  }

  /// Writes text that needs no escapes.
  void ascii(String text) throws IOException {
    reserve(text.length());
    size = size + plain(text);
  }

  private int plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      buffer[size + i] = (byte) text.charAt(i);
    }
    return text.length();
  }

  void content(byte[] content) throws IOException {
    mark('"');
    raw(Base64.getEncoder().encode(content));
    mark('"');
  }

  /// Writes a content as Base64, block by block.
  ///
  /// @param length how many bytes there have to be
  void content(InputStream content, long length) throws IOException {
    mark('"');
    flush();
    byte[] source = new byte[(int) Math.min(CONTENT_BLOCK, Math.max(1, length))];
    byte[] encoded = new byte[(source.length + 2) / 3 * 4];
    long total = 0;
    int read = content.readNBytes(source, 0, source.length);
    while (read > 0) {
      total += read;
      byte[] block = read == source.length ? source : Arrays.copyOf(source, read);
      out.write(encoded, 0, Base64.getEncoder().encode(block, encoded));
      read = read < source.length ? 0 : content.readNBytes(source, 0, source.length);
    }
    if (total != length) {
      throw new IOException("content has " + total + " bytes instead of " + length);
    }
    mark('"');
  }

  void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  private void reserve(int bytes) throws IOException {
    if (size + bytes > CAPACITY) {
      flush();
    }
  }
}
