package org.openviid.store.embedded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads what a [FormWriter] wrote. Used by one thread at a time. Reading past the end, which only
/// damaged bytes lead to, is an [IndexOutOfBoundsException].
final class FormReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private int at;

  FormReader(byte[] bytes) {
    this(bytes, 0);
  }

  FormReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  static long fixedAt(byte[] bytes, int position) {
    return (long) LONG.get(bytes, position);
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  int octet() {
    return bytes[at++];
  }

  long fixed() {
    long value = (long) LONG.get(bytes, at);
    at += 8;
    return value;
  }

  long varint() {
    byte first = bytes[at++];
    if (first >= 0) {
      return first;
    }
    long value = first & 0x7F;
    for (int shift = 7; shift < 64; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number without an end");
  }

  int length() {
    long length = varint();
    if (length < 0 || length > bytes.length - at) {
      throw new IndexOutOfBoundsException("a length beyond the end");
    }
    return (int) length;
  }

  long signed() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  byte[] raw() {
    int length = length();
    byte[] value = new byte[length];
    System.arraycopy(bytes, at, value, 0, length);
    at += length;
    return value;
  }

  String text() {
    int header = (int) varint();
    int length = header >>> 2;
    if (length > bytes.length - at) {
      throw new IndexOutOfBoundsException("a text beyond the end");
    }
    int from = at;
    at += length;
    return switch (header & 3) {
      // Latin 1 is how the runtime keeps such texts, so that this is one copy
      case FormWriter.ASCII -> new String(bytes, from, length, StandardCharsets.ISO_8859_1);
      case FormWriter.UTF_8 -> new String(bytes, from, length, StandardCharsets.UTF_8);
      case FormWriter.UTF_16 -> units(from, length);
      default -> throw new IndexOutOfBoundsException("a text of unknown form");
    };
  }

  void skipText() {
    int length = (int) varint() >>> 2;
    at += length;
  }

  private String units(int from, int length) {
    char[] units = new char[length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) (bytes[from + 2 * i] << 8 | (bytes[from + 2 * i + 1] & 0xFF));
    }
    return new String(units);
  }
}
