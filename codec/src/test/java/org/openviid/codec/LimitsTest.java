package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Outcome;

/// Every limit by a message that just keeps it and one that just exceeds it.
class LimitsTest {
  private static final Limits SMALL =
      new Limits(40_000, 20_000, 12_000, 9, 5, 12, 200, 50, 32, 20, 3);

  private final MemoryContents sink = new MemoryContents();

  private Message read(String json) {
    return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), SMALL);
  }

  private Message read(InputStream in, Limits limits) {
    MessageReader reader = new MessageReader(Codec.SCHEMA, limits, Codec.ZONE);
    return reader.read(in, Codec.type("ImageList"), sink, Tolerances.LENIENT);
  }

  private void keeps(String json) {
    assertThat(read(json).items()).isNotEmpty();
  }

  private void exceeds(String json, String code, Outcome outcome) {
    exceeds(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), SMALL, code, outcome);
  }

  private void exceeds(InputStream in, Limits limits, String code, Outcome outcome) {
    sink.targets.clear();
    MessageException refusal = catchThrowableOfType(MessageException.class, () -> read(in, limits));
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.outcome()).isEqualTo(outcome);
    assertThat(sink.kept()).isZero();
  }

  private static String image(String members) {
    return "{\"ImageListObject\":{\"Image\":[{" + members + "}]}}";
  }

  @Test
  void bodyBytes() {
    Limits limits = new Limits(40_000, 50_000, 50_000, 9, 5, 12, 200, 50, 32, 20, 3);
    assertThat(read(padded(40_000), limits).items()).hasSize(1);
    exceeds(padded(40_001), limits, "OV-1201", Outcome.TOO_LARGE);
  }

  @Test
  void textBytes() {
    assertThat(read(padded(20_000), SMALL).items()).hasSize(1);
    exceeds(padded(20_001), SMALL, "OV-1208", Outcome.TOO_LARGE);
  }

  private static InputStream padded(int length) {
    byte[] bytes = (image("") + " ".repeat(length)).substring(0, length).getBytes(StandardCharsets.UTF_8);
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void contentBytes() {
    String half = "AAAA".repeat(2000);
    keeps("{\"ImageListObject\":{\"Image\":[{\"Data\":\"" + half + "\"},{\"Data\":\"" + half + "\"}]}}");
    exceeds(
        "{\"ImageListObject\":{\"Image\":[{\"Data\":\"" + half + "\"},{\"Data\":\"" + half + "AAAA\"}]}}",
        "OV-1204",
        Outcome.TOO_LARGE);
  }

  @Test
  void depth() {
    keeps(image("\"x\":[[[[[0]]]]]"));
    exceeds(image("\"x\":[[[[[[0]]]]]]"), "OV-1207", Outcome.BAD_JSON);
  }

  @Test
  void elements() {
    keeps(image("\"x\":[0,1,2,3,4]"));
    exceeds(image("\"x\":[0,1,2,3,4,5]"), "OV-1206", Outcome.TOO_LARGE);
    keeps("{\"ImageListObject\":{\"Image\":[{},{},{},{},{}]}}");
    exceeds("{\"ImageListObject\":{\"Image\":[{},{},{},{},{},{}]}}", "OV-1206", Outcome.TOO_LARGE);
    exceeds(
        image("\"PersonList\":{\"PersonObject\":[{},{},{},{},{},{}]}"), "OV-1206", Outcome.TOO_LARGE);
  }

  @Test
  void objects() {
    keeps(image("\"a\":[{},{},{},{},{}],\"b\":[{},{},{},{},{}],\"c\":{}"));
    exceeds(
        image("\"a\":[{},{},{},{},{}],\"b\":[{},{},{},{},{}],\"c\":{},\"d\":{}"),
        "OV-1205",
        Outcome.TOO_LARGE);
  }

  @Test
  void tokens() {
    keeps(image("\"a\":0,".repeat(80) + "\"a\":0"));
    exceeds(image("\"a\":0,".repeat(100) + "\"a\":0"), "OV-1207", Outcome.BAD_JSON);
  }

  @Test
  void textLength() {
    keeps(image("\"a\":\"" + "测".repeat(50) + "\""));
    exceeds(image("\"a\":\"" + "测".repeat(51) + "\""), "OV-1216", Outcome.BAD_JSON);
    exceeds(image("\"ImageInfo\":{\"Title\":\"" + "t".repeat(51) + "\"}"), "OV-1216", Outcome.BAD_JSON);
    exceeds(image("\"a\":\"" + "t".repeat(9000) + "\""), "OV-1207", Outcome.BAD_JSON);
  }

  @Test
  void nameLength() {
    keeps(image("\"" + "n".repeat(32) + "\":0"));
    exceeds(image("\"" + "n".repeat(33) + "\":0"), "OV-1207", Outcome.BAD_JSON);
    exceeds(image("\"" + "n".repeat(1000) + "\":0"), "OV-1207", Outcome.BAD_JSON);
  }

  @Test
  void numberLength() {
    keeps(image("\"n\":" + "1".repeat(20)));
    exceeds(image("\"n\":" + "1".repeat(21)), "OV-1207", Outcome.BAD_JSON);
    exceeds(image("\"n\":1." + "1".repeat(21)), "OV-1207", Outcome.BAD_JSON);
  }

  @Test
  void deviationsAreRecordedUpToTheLimitAndToleratedBeyond() {
    Item item = read(image("\"a\":0,\"b\":0,\"c\":0,\"d\":0,\"e\":0")).items().getFirst();
    assertThat(item.deviations()).hasSize(3);
    assertThat(item.object().extras()).hasSize(5);
  }

  @Test
  void hundredThousandLevelsDoNotOverflowTheStack() {
    exceeds(endless("{\"ImageListObject\":", "[", 100_000), Limits.DEFAULT, "OV-1207", Outcome.BAD_JSON);
    exceeds(
        endless("{\"ImageListObject\":", "{\"a\":", 100_000),
        Limits.DEFAULT,
        "OV-1207",
        Outcome.BAD_JSON);
    exceeds(endless("", "[", 100_000), Limits.DEFAULT, "OV-1210", Outcome.BAD_JSON_CONTENT);
  }

  @Test
  void textOfTwoGigabytesIsRefusedEarly() {
    CountedStream text =
        new CountedStream(endless("{\"ImageListObject\":{\"Title\":\"", "abcdefgh", 1 << 28));
    exceeds(text, Limits.DEFAULT, "OV-1208", Outcome.TOO_LARGE);
    assertThat(text.count).isLessThan(40L << 20);
  }

  @Test
  void contentOfTwoGigabytesIsRefusedEarly() {
    DataSink nowhere = Discarded::new;
    CountedStream text = new CountedStream(endless("{\"ImageObject\":{\"Data\":\"", "AAAAAAAA", 1 << 28));
    MessageException refusal =
        catchThrowableOfType(
            MessageException.class,
            () -> Codec.READER.read(text, Codec.type("Image"), nowhere, Tolerances.LENIENT));
    assertThat(refusal.code()).isEqualTo("OV-1204");
    assertThat(text.count).isLessThan(100L << 20);
  }

  @Test
  void limitsThatLetNothingThroughAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1));
  }

  private static InputStream endless(String head, String part, int times) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[bytes.length * 4096];
    for (int i = 0; i < block.length; i++) {
      block[i] = bytes[i % bytes.length];
    }
    InputStream repeated = new RepeatedStream(block, (long) bytes.length * times);
    return new SequenceInputStream(new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), repeated);
  }
}
