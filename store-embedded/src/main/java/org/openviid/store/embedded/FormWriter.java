package org.openviid.store.embedded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes under construction. Used by one thread at a time.
final class FormWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// How a text is written: the two low bits of its length.
  static final int ASCII = 0;

  static final int UTF_8 = 1;
  static final int UTF_16 = 2;

  private byte[] bytes;
  private int at;

  FormWriter(int capacity) {
    bytes = new byte[capacity];
  }

  int position() {
    return at;
  }

  void octet(int value) {
    reserve(1);
    bytes[at++] = (byte) value;
  }

  /// Eight bytes, most significant first, so that keys sort by number.
  void fixed(long value) {
    reserve(8);
    LONG.set(bytes, at, value);
    at += 8;
  }

  /// Overwrites eight bytes.
  static void fixedAt(byte[] bytes, int position, long value) {
    LONG.set(bytes, position, value);
  }

  /// A number, not negative or taken as unsigned, seven bits a byte, low ones first.
  void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
  }

  /// A number of either sign.
  void signed(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  void raw(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, at, length);
    at += length;
  }

  void raw(byte[] source) {
    raw(source, 0, source.length);
  }

  void raw(FormWriter source) {
    raw(source.bytes, 0, source.at);
  }

  /// A text with its length. ASCII is by far the most frequent, and copied without an object between.
  void text(String text) {
    int length = text.length();
    reserve(length + 5);
    int start = at;
    varint((long) length << 2 | ASCII);
    byte[] target = bytes;
    int to = at;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        at = start;
        wide(text);
        return;
      }
      target[to++] = (byte) c;
    }
    at = to;
  }

  private void wide(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int form = UTF_8;
    // A surrogate without its other half has no place in UTF-8, but it is what the sender wrote.
    if (hasSurrogate(text) && !new String(encoded, StandardCharsets.UTF_8).equals(text)) {
      encoded = units(text);
      form = UTF_16;
    }
    varint((long) encoded.length << 2 | form);
    raw(encoded);
  }

  private static boolean hasSurrogate(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c));
  }

  private static byte[] units(String text) {
    byte[] units = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      units[2 * i] = (byte) (text.charAt(i) >> 8);
      units[2 * i + 1] = (byte) text.charAt(i);
    }
    return units;
  }

  private void reserve(int more) {
    if (bytes.length - at < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
    }
  }

  /// What has been written.
  byte[] toBytes() {
    return Arrays.copyOf(bytes, at);
  }

  /// Copies a part of what has been written.
  void copyTo(int from, int until, byte[] target, int offset) {
    System.arraycopy(bytes, from, target, offset, until - from);
  }
}
