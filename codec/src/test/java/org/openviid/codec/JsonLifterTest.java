package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

class JsonLifterTest {
  private static final ContentKeys KEYS = new ContentKeys(Codec.SCHEMA);
  private static final byte[] PICTURE = content(100_001);

  private final MemoryContents sink = new MemoryContents();

  private static byte[] content(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }

  private Body lift(String json) {
    return lift(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private Body lift(InputStream in) {
    return new JsonLifter(in, KEYS, new Contents(sink, Limits.DEFAULT), Limits.DEFAULT).read();
  }

  private static String text(Body body) {
    return new String(body.bytes(), 0, body.length(), StandardCharsets.UTF_8);
  }

  private byte[] only(Body body) {
    assertThat(body.lifts()).hasSize(1);
    DecodedContent content = body.lifts().getFirst().content();
    assertThat(content.fault()).isEmpty();
    Value.Blob blob = (Value.Blob) content.value();
    assertThat(blob).isNotNull();
    assertThat(blob.length()).isEqualTo(sink.content(blob).length);
    return sink.content(blob);
  }

  @Test
  void largeContentLeavesAnEmptyTextBehind() {
    Body body = lift("{\"A\":1,\"Data\":\"" + base64(PICTURE) + "\",\"B\":2}");
    assertThat(text(body)).isEqualTo("{\"A\":1,\"Data\":\"\",\"B\":2}");
    assertThat(only(body)).isEqualTo(PICTURE);
    assertThat(body.lifts().getFirst().offset()).isEqualTo(14);
    assertThat(body.lifts().getFirst().removed()).isEqualTo(base64(PICTURE).length());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 4095, 16_384, 70_000})
  void sizeOfTheReadsDoesNotMatter(int size) {
    String json =
        "{\"FeatureData\" :\t\""
            + base64(PICTURE)
            + "\",\"Data\":\""
            + base64(content(9000))
            + "\"}";
    Body body = lift(new SlowStream(json.getBytes(StandardCharsets.UTF_8), size));
    assertThat(text(body)).isEqualTo("{\"FeatureData\" :\t\"\",\"Data\":\"\"}");
    assertThat(sink.targets.get(0).content()).isEqualTo(PICTURE);
    assertThat(sink.targets.get(1).content()).isEqualTo(content(9000));
  }

  @Test
  void contentsOfAnySizeAreDecodedWhole() {
    for (int length = 4000; length < 4200; length++) {
      checkDecoding(content(length), base64(content(length)));
    }
    for (int length = ContentDecoder.BLOCK * 3 / 4 - 4; length < ContentDecoder.BLOCK * 3 / 4 + 5; length++) {
      checkDecoding(content(length), base64(content(length)));
    }
  }

  @Test
  void escapesAndBreaksAreUndone() {
    String plain = base64(PICTURE);
    checkDecoding(PICTURE, plain.replace("/", "\\/"));
    checkDecoding(PICTURE, plain.replace("+", "\\u002B").replace("=", "\\u003d"));
    checkDecoding(PICTURE, plain.replaceAll("(.{76})", "$1\\\\r\\\\n"));
    checkDecoding(PICTURE, plain.replaceAll("(.{64})", "$1\n"));
    checkDecoding(PICTURE, plain.replace('+', '-').replace('/', '_'));
    checkDecoding(PICTURE, plain.replace("=", ""));
    checkDecoding(PICTURE, "data:image/png;base64," + plain);
    checkDecoding(PICTURE, "data:image\\/png;base64," + plain.replace("/", "\\/"));
    checkDecoding(PICTURE, base64(("data:image/png;base64," + plain).getBytes(StandardCharsets.US_ASCII)));
  }

  private void checkDecoding(byte[] expected, String characters) {
    MemoryContents contents = new MemoryContents();
    byte[] json = ("{\"ImageObject\":{\"Data\":\"" + characters + "\"}}").getBytes(StandardCharsets.UTF_8);
    DataObject image = Codec.read("Image", json, contents, Tolerances.LENIENT).frame();
    Value value = Objects.requireNonNull(image.value("Data"));
    assertThat(decoded(value, contents)).isEqualTo(expected);
    assertThat(value instanceof Value.Bytes).isEqualTo(expected.length <= ContentDecoder.INLINE);
  }

  private static byte[] decoded(Value value, MemoryContents contents) {
    return value instanceof Value.Blob blob ? contents.content(blob) : ((Value.Bytes) value).content();
  }

  @Test
  void onlyKeysOfContentsAreLifted() {
    String base64 = base64(PICTURE);
    for (String json :
        List.of(
            "{\"Name\":\"" + base64 + "\"}",
            "[\"Data\",\"" + base64 + "\"]",
            "{\"XData\":\"" + base64 + "\"}",
            "{\"Note\":\"\\\"Data\\\":\\\"" + base64 + "\"}",
            "{\"Note\":\"\\\\\\\"Data\":\"" + base64 + "\"}",
            "{\"Data\":[\"" + base64 + "\"]}",
            "{\"Data\":\"" + base64(content(4096)) + "\"}",
            "{\"Data\":\"" + "测".repeat(6000) + "\"}",
            "{\"Data\":\"" + "two words, ".repeat(600) + "\"}")) {
      assertThat(text(lift(json))).isEqualTo(json);
    }
    assertThat(sink.targets).isEmpty();
  }

  @Test
  void backslashesBeforeTheKeyAreCounted() {
    Body body = lift("{\"Note\":\"a\\\\\",\"Data\":\"" + base64(PICTURE) + "\"}");
    assertThat(text(body)).isEqualTo("{\"Note\":\"a\\\\\",\"Data\":\"\"}");
  }

  @Test
  void placeHoldersCannotBeForged() {
    String json =
        "{\"PersonListObject\":{\"PersonObject\":[{\"SubImageList\":{\"SubImageInfoObject\":["
            + "{\"Type\":\"11\",\"Data\":\"" + base64(PICTURE) + "\"},"
            + "{\"Type\":\"14\",\"Data\":\"\"},{\"Type\":\"10\",\"\\u0044ata\":\"\"}]}}]}}";
    MemoryContents contents = new MemoryContents();
    Message message =
        Codec.read("PersonList", json.getBytes(StandardCharsets.UTF_8), contents, Tolerances.LENIENT);
    String written = Codec.write(message.items().getFirst().object(), contents, WriteOptions.everything());
    assertThat(written)
        .isEqualTo(
            "{\"PersonObject\":{\"SubImageList\":{\"SubImageInfoObject\":[{\"Type\":\"11\",\"Data\":\""
                + base64(PICTURE) + "\"},{\"Type\":\"14\"},{\"Type\":\"10\"}]}}}");
  }

  @Test
  void keyWithEscapesIsReadWithoutLifting() {
    String json = "{\"ImageObject\":{\"\\u0044ata\":\"" + base64(PICTURE) + "\"}}";
    Message message = Codec.read("Image", json.getBytes(StandardCharsets.UTF_8), sink, Tolerances.STRICT);
    assertThat(decoded(Objects.requireNonNull(message.frame().value("Data")), sink)).isEqualTo(PICTURE);
  }

  @Test
  void faultyContentRefusesItsElementOnly() {
    String bad = base64(PICTURE).substring(0, 50_000) + "*" + base64(PICTURE);
    String json =
        "{\"ImageListObject\":{\"Image\":[{\"Data\":\""
            + bad
            + "\"},{\"Data\":\""
            + base64(PICTURE)
            + "\"},"
            + "{\"Data\":\""
            + base64(PICTURE).substring(2)
            + "\"},{\"Data\":\"abc*\"},{\"Data\":\"AA==BB\"}]}}";
    Message message =
        Codec.read("ImageList", json.getBytes(StandardCharsets.UTF_8), sink, Tolerances.LENIENT);
    assertThat(message.items()).extracting(item -> item.problems().size()).containsExactly(1, 0, 1, 1, 1);
    Problem problem = message.items().getFirst().problems().getFirst();
    assertThat(problem.code()).isEqualTo("OV-1224");
    assertThat(problem.got()).isEqualTo("0x2a");
    assertThat(sink.targets).extracting(target -> target.closed).containsExactly(true, false, true);
  }

  @Test
  void contentsAreGivenUpWhenTheMessageIsBad() {
    String json =
        "{\"ImageListObject\":{\"Image\":[{\"Data\":\""
            + base64(PICTURE)
            + "\"},{\"Data\":\""
            + base64(PICTURE);
    for (String tail : List.of("", "\"", "\"}]}", "\"}]}}}", "\"}]},\"X\":nan}")) {
      MemoryContents contents = new MemoryContents();
      assertThatExceptionOfType(MessageException.class)
          .isThrownBy(
              () ->
                  Codec.read(
                      "ImageList",
                      (json + tail).getBytes(StandardCharsets.UTF_8),
                      contents,
                      Tolerances.LENIENT));
      assertThat(contents.targets).hasSize(2).allMatch(target -> target.closed);
    }
  }

  @Test
  void contentsThatNoElementRefersToAreGivenUp() {
    String picture = base64(PICTURE);
    String json =
        "{\"ImageObject\":{\"Data\":\""
            + picture
            + "\",\"Data\":\""
            + base64(content(5000))
            + "\",\"ImageInfo\":{\"Keyword\":[{\"Data\":\""
            + picture
            + "\"}]},\"PersonList\":[[{\"Data\":\""
            + picture
            + "\"}]]},\"Else\":{\"Data\":\""
            + picture
            + "\"}}";
    Message message = Codec.read("Image", json.getBytes(StandardCharsets.UTF_8), sink, Tolerances.LENIENT);
    assertThat(message.items().getFirst().problems()).isEmpty();
    assertThat(sink.targets)
        .extracting(target -> target.closed)
        .containsExactly(true, false, true, true, true);
  }

  @Test
  void supersededContentIsGivenUp() {
    String json =
        "{\"ImageObject\":{\"Data\":\""
            + base64(PICTURE)
            + "\",\"Data\":\""
            + base64(content(5000))
            + "\"}}";
    Message message = Codec.read("Image", json.getBytes(StandardCharsets.UTF_8), sink, Tolerances.LENIENT);
    assertThat(message.items().getFirst().problems()).isEmpty();
    assertThat(sink.targets).extracting(target -> target.closed).containsExactly(true, false);
  }

  @Test
  void contentOfAnUnknownAttributeIsKept() {
    String json = "{\"ImageObject\":{\"Vendor\":{\"Data\":\"" + base64(PICTURE) + "\"}}}";
    Message message = Codec.read("Image", json.getBytes(StandardCharsets.UTF_8), sink, Tolerances.LENIENT);
    assertThat(sink.kept()).isEqualTo(1);
    assertThat(Codec.write(message.frame(), sink, WriteOptions.everything())).isEqualTo(json);
  }

  @Test
  void placeOfAnErrorCountsWhatWasTakenOut() {
    String json = "{\n\"ImageObject\":{\"Data\":\"" + base64(PICTURE) + "\", x}}";
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("Image", json))
        .withMessageContaining("line 2 column " + (json.indexOf(", x") + 2 - json.indexOf("\n")));
  }

  @Test
  void endWithinAContentIsFoundWhereItIs() {
    String json = "{\n\"ImageObject\":{\"Data\":\"" + base64(PICTURE);
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("Image", json))
        .withMessageContaining("ends at line 2 column " + (json.length() - 1));
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("Image", json + "\\"))
        .withMessageContaining("ends at line 2 column " + json.length());
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
        .isThrownBy(() -> lift(broken))
        .satisfies(e -> assertThat(e.code()).isEqualTo("OV-1209"));
  }

  /// Gives a few bytes at a time.
  private static final class SlowStream extends ByteArrayInputStream {
    private final int size;

    SlowStream(byte[] bytes, int size) {
      super(bytes);
      this.size = size;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(size, length));
    }
  }

  @Test
  void positionsAreThoseOfTheMessage() {
    byte[] bytes = "{\n  \"A\":\"\"}".getBytes(StandardCharsets.UTF_8);
    DecodedContent nothing = new DecodedContent(null, "", Set.of());
    Body body = new Body(bytes, bytes.length, List.of(new Body.Lift(8, 100, nothing)));
    assertThat(body.position(0)).isEqualTo(new Body.Position(1, 1));
    assertThat(body.position(8)).isEqualTo(new Body.Position(2, 7));
    assertThat(body.position(10)).isEqualTo(new Body.Position(2, 109));
    assertThat(Arrays.asList(body.lifted(8), body.lifted(7))).containsExactly(nothing, null);
  }
}
