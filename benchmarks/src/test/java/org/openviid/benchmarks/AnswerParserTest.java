package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {
  private static final String BODY = "{\"a\":[{\"StatusCode\":0},{\"StatusCode\":8},{\"\"StatusCode\":0}]}";
  private final AnswerParser parser = new AnswerParser(Load.SUCCESS);

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Feeds pieces of a length and says after how many bytes the answer was complete.
  private int feed(String text, int piece) {
    for (int at = 0; at < text.length(); at += piece) {
      ByteBuffer part = bytes(text.substring(at, Math.min(text.length(), at + piece)));
      if (parser.feed(part)) {
        return at + part.position();
      }
    }
    return -1;
  }

  private static String sized(String body) {
    return "HTTP/1.1 200 OK\r\ncontent-LENGTH:  " + body.length() + "\r\nX: y\r\n\r\n" + body;
  }

  private static String chunked(String body) {
    int half = body.length() / 2;
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + Integer.toHexString(half) + ";x=y\r\n" + body.substring(0, half) + "\r\n"
        + Integer.toHexString(body.length() - half).toUpperCase(Locale.ROOT) + "\r\n"
        + body.substring(half) + "\r\n0\r\n\r\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 1_000})
  void findsTheEndWhateverThePieces(int piece) {
    for (String answer : new String[] {sized(BODY), chunked(BODY)}) {
      parser.reset();
      assertThat(feed(answer, piece)).isEqualTo(answer.length());
      assertThat(parser.status()).isEqualTo(200);
      assertThat(parser.found()).isEqualTo(2);
    }
  }

  @Test
  void leavesWhatFollowsAlone() {
    ByteBuffer two = bytes(sized("ab") + sized("cd"));
    assertThat(parser.feed(two)).isTrue();
    parser.reset();
    assertThat(parser.feed(two)).isTrue();
    assertThat(two.hasRemaining()).isFalse();
  }

  @Test
  void anAnswerWithoutABodyIsCompleteAfterItsHead() {
    assertThat(parser.feed(bytes("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"))).isTrue();
    assertThat(parser.status()).isEqualTo(503);
    assertThat(parser.found()).isZero();
  }

  @Test
  void somethingElseThanHttpIsRefused() {
    assertThatThrownBy(() -> parser.feed(bytes("SSH-2.0-x\r\n"))).isInstanceOf(IllegalStateException.class);
    parser.reset();
    assertThatThrownBy(() -> parser.feed(bytes("x".repeat(20_000))))
        .isInstanceOf(IllegalStateException.class);
  }
}
