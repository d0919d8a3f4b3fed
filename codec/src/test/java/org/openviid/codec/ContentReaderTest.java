package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Outcome;
import org.openviid.schema.Value;

class ContentReaderTest {
  private final ContentReader reader = new ContentReader(Limits.DEFAULT);
  private final MemoryContents sink = new MemoryContents();

  private static byte[] picture(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    bytes[0] = (byte) 0xff;
    return bytes;
  }

  private ContentReader.Content read(byte[] body, Tolerances tolerances) {
    return reader.read(new ByteArrayInputStream(body), sink, tolerances);
  }

  private byte[] bytes(Value value) {
    return value instanceof Value.Blob blob ? sink.content(blob) : ((Value.Bytes) value).content();
  }

  private MessageException refusal(byte[] body, Tolerances tolerances) {
    sink.targets.clear();
    MessageException refusal = catchThrowableOfType(MessageException.class, () -> read(body, tolerances));
    assertThat(refusal).isNotNull();
    assertThat(sink.kept()).isZero();
    return refusal;
  }

  @Test
  void base64IsDecodedWithoutTolerances() {
    for (int length : new int[] {1, 4096, 4097, 12_288, 100_000}) {
      ContentReader.Content content = read(Base64.getEncoder().encode(picture(length)), Tolerances.STRICT);
      assertThat(bytes(content.value())).isEqualTo(picture(length));
      assertThat(content.value() instanceof Value.Bytes).isEqualTo(length <= 4096);
      assertThat(content.deviations()).isEmpty();
    }
  }

  @Test
  void lineBreaksAndDataUrlsAreTolerated() {
    byte[] picture = picture(50_000);
    String text = "data:image/jpeg;base64," + Base64.getMimeEncoder().encodeToString(picture);
    ContentReader.Content content = read(text.getBytes(StandardCharsets.US_ASCII), Tolerances.LENIENT);
    assertThat(bytes(content.value())).isEqualTo(picture);
    assertThat(content.deviations())
        .extracting(Deviation::tolerance)
        .containsExactlyInAnyOrder(Tolerance.DATA_URL, Tolerance.BASE64_BREAKS);
    MessageException refusal = refusal(Base64.getMimeEncoder().encode(picture), Tolerances.STRICT);
    assertThat(refusal.code()).isEqualTo(Tolerance.BASE64_BREAKS.code());
  }

  @Test
  void bytesAsTheyAreAreTolerated() {
    for (int length : new int[] {100, 4096, 4097, 100_000}) {
      ContentReader.Content content = read(picture(length), Tolerances.LENIENT);
      assertThat(bytes(content.value())).isEqualTo(picture(length));
      assertThat(content.deviations()).extracting(Deviation::name).containsExactly("raw-content");
    }
    assertThat(refusal(picture(9000), Tolerances.STRICT).code()).isEqualTo("OV-1225");
  }

  @Test
  void whatIsNoContentIsRefused() {
    assertThat(refusal(new byte[0], Tolerances.LENIENT).code()).isEqualTo("OV-1219");
    byte[] damaged = Base64.getEncoder().encode(picture(60_000));
    damaged[50_000] = '*';
    MessageException refusal = refusal(damaged, Tolerances.LENIENT);
    assertThat(refusal.code()).isEqualTo("OV-1225");
    assertThat(refusal.outcome()).isEqualTo(Outcome.BAD_JSON_CONTENT);
    assertThat(refusal).hasMessageContaining("0x2a");
    assertThat(refusal("<xml/>".getBytes(StandardCharsets.US_ASCII), Tolerances.LENIENT).code())
        .isEqualTo("OV-1225");
  }

  @Test
  void limitHoldsForBothForms() {
    byte[] block = new byte[1 << 16];
    assertThat(refusalOfLong(block).code()).isEqualTo("OV-1204");
    Arrays.fill(block, (byte) 'A');
    assertThat(refusalOfLong(block).code()).isEqualTo("OV-1204");
  }

  private MessageException refusalOfLong(byte[] block) {
    return catchThrowableOfType(
        MessageException.class,
        () -> reader.read(new RepeatedStream(block, 1L << 31), Discarded::new, Tolerances.LENIENT));
  }

  @Test
  void brokenConnectionIsSaidToBeOne() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("reset");
          }
        };
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> reader.read(broken, sink, Tolerances.LENIENT))
        .satisfies(e -> assertThat(e.code()).isEqualTo("OV-1218"));
  }
}
