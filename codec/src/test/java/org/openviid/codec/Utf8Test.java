package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  private static boolean isValid(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void agreesWithTheDecoderOfTheJdkOnEveryBeginning() {
    byte[] bytes = new byte[4];
    for (int lead = 0x80; lead < 0x100; lead++) {
      for (int second = 0; second < 0x100; second++) {
        for (int rest : new int[] {0x00, 0x7f, 0x80, 0x9f, 0xbf, 0xc0, 0xff}) {
          bytes[0] = (byte) lead;
          bytes[1] = (byte) second;
          bytes[2] = (byte) rest;
          bytes[3] = (byte) 0x80;
          if ((Utf8.indexOfInvalid(bytes, 0, 4) == 4) != isValid(bytes)) {
            fail("%02x %02x %02x", lead, second, rest);
          }
        }
      }
    }
  }

  @Test
  void agreesWithTheDecoderOfTheJdkOnDamagedText() {
    Random random = new Random(3);
    byte[] text =
        "Plain text, and then 京A12345 \ud83d\ude00 and so on for more than eight bytes"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = text.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      assertThat(Utf8.indexOfInvalid(damaged, 0, damaged.length) == damaged.length)
          .isEqualTo(isValid(damaged));
    }
  }

  @Test
  void firstInvalidByteIsFound() {
    byte[] bytes = "0123456789测a".getBytes(StandardCharsets.UTF_8);
    bytes[13] = (byte) 0xe6;
    assertThat(Utf8.indexOfInvalid(bytes, 0, bytes.length)).isEqualTo(13);
  }
}
