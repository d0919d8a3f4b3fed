package org.openviid.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerReaderPropertyTest {
  private static final WireLimits LIMITS = new WireLimits(
      Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 4096, 50_000);

  /// Gives its bytes in pieces of random sizes.
  private static final class Pieces extends ByteArrayInputStream {
    private final Random random;

    Pieces(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset,
          Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 3 : 3000)));
    }
  }

  @Test
  void howAnswersAreCutIntoPiecesMakesNoDifference() throws IOException {
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      StringBuilder stream = new StringBuilder();
      List<String> bodies = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        String body = "x".repeat(random.nextInt(random.nextBoolean() ? 20 : 9000));
        bodies.add(body);
        stream.append(random.nextBoolean() ? withLength(body) : chunked(body, random));
      }
      AnswerReader reader =
          new AnswerReader(new Pieces(stream.toString().getBytes(StandardCharsets.US_ASCII), random), LIMITS);

      for (String body : bodies) {
        reader.begin();
        assertThat(reader.read(false).text()).as("seed %d", seed).isEqualTo(body);
      }
    }
  }

  @Test
  void damagedAnswersEndInAnAnswerOrAnException() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      String good = "HTTP/1.1 100 Continue\r\n\r\n"
          + (random.nextBoolean() ? withLength("hello") : chunked("hello", random));
      byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }

      assertThat(outcome(new Pieces(bytes, random))).as("seed %d", seed).isIn("answer", "no HTTP", "cut off");
    }
  }

  private static String outcome(InputStream in) {
    AnswerReader reader = new AnswerReader(in, LIMITS);
    reader.begin();
    try {
      assertThat(reader.read(false).status()).isBetween(0, 999);
      return "answer";
    } catch (WireException e) {
      return "no HTTP";
    } catch (IOException e) {
      return "cut off";
    }
  }

  private static String withLength(String body) {
    return "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String chunked(String body, Random random) {
    StringBuilder out = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int at = 0; at < body.length(); ) {
      int size = Math.min(body.length() - at, 1 + random.nextInt(4000));
      out.append(Integer.toHexString(size)).append(random.nextBoolean() ? ";a=b" : "").append("\r\n");
      out.append(body, at, at + size).append("\r\n");
      at += size;
    }
    return out.append("0\r\n\r\n").toString();
  }
}
