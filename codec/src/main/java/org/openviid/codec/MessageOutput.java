package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Writes a message in one notation as UTF-8 bytes: [ObjectWriting] says what, the notation how. Used by
/// one thread.
///
/// A value follows on each beginning of a member or element: a text, number, flag, content or object. A
/// list that is a member has its name; a list within a list has only that of the outer one.
abstract sealed class MessageOutput permits JsonOutput, XmlOutput {
  static final int CAPACITY = 8 * 1024;
  /// Bytes of one block of content: a multiple of 3.
  private static final int CONTENT_BLOCK = 12 * 1024;
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final double EXACT = 1e15;
  private static final int REPLACEMENT = 0xfffd;

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int size;

  MessageOutput(OutputStream out) {
    this.out = out;
  }

  /// Begins a message; its object follows.
  abstract void message(MemberName root) throws IOException;

  abstract void endMessage(MemberName root) throws IOException;

  abstract void object() throws IOException;

  abstract void endObject() throws IOException;

  abstract void member(MemberName name) throws IOException;

  abstract void endMember(MemberName name) throws IOException;

  /// Begins a member that is a list.
  abstract void list(MemberName name) throws IOException;

  abstract void endList() throws IOException;

  /// Begins an element of a list.
  abstract void element(MemberName list) throws IOException;

  abstract void endElement(MemberName list) throws IOException;

  /// Begins an element of a list that is a list itself.
  abstract void innerList(MemberName list) throws IOException;

  abstract void endInnerList(MemberName list) throws IOException;

  abstract void text(String text) throws IOException;

  abstract void whole(long number) throws IOException;

  /// Writes a number with decimals, never with an exponent.
  ///
  /// @param shortest whether decimals may be left out when they are zero
  abstract void real(double number, boolean shortest) throws IOException;

  abstract void flag(boolean yes) throws IOException;

  abstract void content(byte[] content) throws IOException;

  /// Writes a content as Base64, block by block.
  ///
  /// @param length how many bytes there have to be
  abstract void content(InputStream content, long length) throws IOException;

  final void mark(char punctuation) throws IOException {
    reserve(1);
    buffer[size++] = (byte) punctuation;
  }

  final void raw(byte[] bytes) throws IOException {
    if (bytes.length > CAPACITY) {
      flush();
      out.write(bytes);
      return;
    }
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  /// Writes characters as they are where `plain` says so, and others as the notation has them.
  final void characters(String text, boolean[] plain) throws IOException {
    int length = text.length();
    int from = 0;
    while (from < length) {
      int part = Math.min(length - from, CAPACITY / 2);
      reserve(part);
      int to = plain(text, from, from + part, plain);
      from = to < from + part ? special(text, to) : to;
    }
  }

  /// Writes characters that stand for themselves.
  ///
  /// @return the index of the first one that does not, or `end`
  private int plain(String text, int start, int end, boolean[] plain) {
    int at = size;
    int index = start;
    while (index < end) {
      char c = text.charAt(index);
      if (c >= 128 || !plain[c]) {
        break;
      }
      buffer[at++] = (byte) c;
      index++;
    }
    size = at;
    return index;
  }

  private int special(String text, int index) throws IOException {
    char c = text.charAt(index);
    if (c < 128) {
      escaped(c);
      return index + 1;
    }
    int point = text.codePointAt(index);
    beyondAscii(isWritable(point) ? point : REPLACEMENT);
    return index + Character.charCount(point);
  }

  /// Writes an ASCII character that does not stand for itself.
  abstract void escaped(char character) throws IOException;

  /// Whether a character beyond ASCII can be written at all.
  abstract boolean isWritable(int point);

  /// Whether half of a surrogate pair stands alone.
  static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /// Writes what stands for a character that cannot be written.
  final void replacement() throws IOException {
    beyondAscii(REPLACEMENT);
  }

  private void beyondAscii(int point) throws IOException {
    reserve(4);
    if (point < 0x800) {
      buffer[size++] = (byte) (0xc0 | point >> 6);
    } else {
      if (point >= 0x10000) {
        buffer[size++] = (byte) (0xf0 | point >> 18);
        buffer[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
      } else {
        buffer[size++] = (byte) (0xe0 | point >> 12);
      }
      buffer[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    }
    buffer[size++] = (byte) (0x80 | (point & 0x3f));
  }

  final void wholeDigits(long number) throws IOException {
    if (number >= 0 && number < 10) {
      mark((char) ('0' + number));
    } else {
      ascii(Long.toString(number));
    }
  }

  final void realDigits(double number, boolean shortest) throws IOException {
    long whole = (long) number;
    if (shortest
        && whole == number
        && Math.abs(number) < EXACT
        && Double.doubleToRawLongBits(number) != Long.MIN_VALUE) {
      wholeDigits(whole);
      return;
    }
    String text = Double.toString(number);
    if (text.indexOf('E') >= 0) {
      String plain = new BigDecimal(text).toPlainString();
      text = plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    ascii(text);
  }

  final void word(boolean yes) throws IOException {
    raw(yes ? TRUE : FALSE);
  }

  /// Writes a short text that needs no escapes.
  final void ascii(String text) throws IOException {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer[size + i] = (byte) text.charAt(i);
    }
    size += text.length();
  }

  final void base64(byte[] content) throws IOException {
    raw(Base64.getEncoder().encode(content));
  }

  final void base64(InputStream content, long length) throws IOException {
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
  }

  /// Passes on what is still held back.
  final void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  private void reserve(int bytes) throws IOException {
    if (size + bytes > CAPACITY) {
      flush();
    }
  }
}
