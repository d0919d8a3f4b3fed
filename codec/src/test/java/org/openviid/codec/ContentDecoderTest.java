package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Value;

class ContentDecoderTest {
  private static final int COMPILED = 60_000;
  private static final int NEIGHBOUR = 64;

  private static ContentDecoder decoder(int expected) {
    return new ContentDecoder(new Contents(new MemoryContents(), Limits.DEFAULT), expected);
  }

  /// With the JDK's decoder alone the array that lies behind its output soon has a length below zero.
  @Test
  void contentsThatEndInTheMiddleOfAGroupWriteOverNothing() {
    for (int i = 0; i < COMPILED; i++) {
      byte[] text = new byte[NEIGHBOUR + 1 + i % 3];
      Arrays.fill(text, (byte) 'A');
      text[text.length - 1] = '=';
      ContentDecoder decoder = decoder(text.length);
      byte[] neighbour = new byte[NEIGHBOUR];
      decoder.add(text, 0, text.length);

      decoder.finish();

      assertThat(neighbour.length).isEqualTo(NEIGHBOUR);
      assertThat(neighbour[i % NEIGHBOUR]).isZero();
    }
  }

  @Test
  void everyEndingIsDecodedOrRefused() {
    List<String> decoded = new ArrayList<>();
    for (String text : List.of("", "QQ==", "QQ=", "QQ", "QUI=", "QUI", "QUJD", "QUJDR", "QUJD=", "Q=Q=", "====")) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      ContentDecoder decoder = decoder(bytes.length);
      decoder.add(bytes, 0, bytes.length);
      DecodedContent content = decoder.finish();
      decoded.add(
          content.value() instanceof Value.Bytes value
              ? new String(value.content(), StandardCharsets.US_ASCII)
              : content.fault());
    }

    assertThat(decoded).containsExactly("", "A", "A", "A", "AB", "AB", "ABC", "4n+1", "ABC", "=…", "");
  }
}
