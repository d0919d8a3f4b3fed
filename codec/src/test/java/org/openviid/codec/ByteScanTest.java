package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScanTest {
  @Test
  void agreesWithLookingAtEveryByte() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      byte one = (byte) random.nextInt(0x80);
      byte other = (byte) random.nextInt(0x80);
      int expected = from;
      while (expected < to && bytes[expected] != one && bytes[expected] != other) {
        expected++;
      }
      assertThat(ByteScan.indexOfEither(bytes, from, to, one, other)).isEqualTo(expected);
      int ascii = from;
      while (ascii < to && bytes[ascii] >= 0) {
        ascii++;
      }
      assertThat(ByteScan.indexOfNonAscii(bytes, from, to)).isEqualTo(ascii);
    }
  }
}
