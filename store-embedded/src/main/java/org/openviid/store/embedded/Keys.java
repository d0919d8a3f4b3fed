package org.openviid.store.embedded;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Numbers as keys and as values of the database.
final class Keys {
  private Keys() {}

  /// A number as a key: most significant byte first, so that keys are in the order of the numbers.
  static byte[] of(long number) {
    byte[] key = new byte[8];
    FormWriter.fixedAt(key, 0, number);
    return key;
  }

  static long number(byte[] key) {
    return FormReader.fixedAt(key, 0);
  }

  /// A key that begins with `prefix` and ends in a number.
  static byte[] of(byte[] prefix, long number) {
    byte[] key = Arrays.copyOf(prefix, prefix.length + 8);
    FormWriter.fixedAt(key, prefix.length, number);
    return key;
  }

  /// A number to be added: least significant byte first, as the database's operator takes it.
  static byte[] sum(long number) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
  }

  static long sum(byte[] value) {
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
