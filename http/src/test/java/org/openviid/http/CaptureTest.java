package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private static String of(String text, int piece) {
    Capture capture = new Capture();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += piece) {
      capture.add(bytes, i, Math.min(piece, bytes.length - i));
    }
    return capture.text();
  }

  @Test
  void whatIsShortStaysAsItIs() {
    String message = "{\"Name\":\"门口\",\"ID\":\"33010600001190000001\",\"Url\":\"http:\\/\\/192.0.2.1\\/a\"}";

    assertThat(of(message, 1)).isEqualTo(message);
    assertThat(of(message, 7)).isEqualTo(message);
    assertThat(of("", 1)).isEmpty();
  }

  @Test
  void picturesAreCountedAndNotKept() {
    byte[] picture = new byte[30_000];
    new Random(1).nextBytes(picture);
    String data = Base64.getEncoder().encodeToString(picture);
    for (String written : new String[] {data, data.replace("/", "\\/"), data.replaceAll("(.{76})", "$1\r\n")}) {
      for (int piece : new int[] {1, 100, 1_000_000}) {
        String shown = of("{\"Data\":\"" + written + "\",\"Type\":\"14\"}", piece);
        assertThat(shown).isEqualTo("{\"Data\":\"[" + written.length() + " characters of Base64]\",\"Type\":\"14\"}");
      }
    }
  }

  @Test
  void whatIsNoTextIsCountedOnly() {
    Capture capture = new Capture();
    capture.add(new byte[] {(byte) 0xff, (byte) 0xd8, 'a', 'b'}, 0, 4);

    assertThat(capture.text()).isEqualTo("[4 bytes that are no text]");
  }

  @Test
  void endlessMessagesAreCutOff() {
    String shown = of("门 ".repeat(100_000), 1_000);

    assertThat(shown).endsWith("[… of 400000 bytes]");
    assertThat(shown.length()).isLessThan(70_000);
  }
}
