package org.openviid.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Searches byte arrays eight bytes at a time.
final class ByteScan {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final int STRIDE = 32;

  private ByteScan() {}

  /// The index of the first byte that is one of two, or `to`.
  static int indexOfEither(byte[] bytes, int from, int to, int one, int other) {
    long ones = ONES * one;
    long others = ONES * other;
    int at = from;
    for (; at <= to - STRIDE; at += STRIDE) {
      long hits =
          either(bytes, at, ones, others)
              | either(bytes, at + 8, ones, others)
              | either(bytes, at + 16, ones, others)
              | either(bytes, at + 24, ones, others);
      if (hits != 0) {
        break;
      }
    }
    for (; at <= to - 8; at += 8) {
      long hits = either(bytes, at, ones, others);
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (at < to && bytes[at] != one && bytes[at] != other) {
      at++;
    }
    return at;
  }

  /// The index of the first byte that is the one wanted, or `to`.
  static int indexOf(byte[] bytes, int from, int to, int wanted) {
    return indexOfEither(bytes, from, to, wanted, wanted);
  }

  /// The index of the first byte that is not ASCII, or `to`.
  static int indexOfNonAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - 8 && ((long) LONG.get(bytes, at) & HIGHS) == 0) {
      at += 8;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /// Sets the high bit of every byte that is one of two. Bytes above the first hit may be marked wrongly.
  private static long either(byte[] bytes, int at, long ones, long others) {
    long eight = (long) LONG.get(bytes, at);
    long one = eight ^ ones;
    long other = eight ^ others;
    return (((one - ONES) & ~one) | ((other - ONES) & ~other)) & HIGHS;
  }
}
