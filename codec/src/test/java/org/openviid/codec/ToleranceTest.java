package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.schema.ErrorText;

/// Every tolerance by example: what a peer sends, and the canonical message it is understood as.
class ToleranceTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/tolerances.txt");

  /// One example.
  ///
  /// @param canonical what the first element is written as, without the key around it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(Tolerance tolerance, String type, byte[] json, String canonical) {
    @Override
    public String toString() {
      return tolerance.id() + " " + new String(json, StandardCharsets.UTF_8);
    }
  }

  static Stream<Case> cases() throws IOException {
    List<String> lines =
        Files.readAllLines(EXAMPLES).stream()
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 3) {
      String[] head = lines.get(i).split(" ", 2);
      byte[] json = lines.get(i + 1).getBytes(StandardCharsets.UTF_8);
      cases.add(new Case(Tolerance.find(head[0]).orElseThrow(), head[1], json, lines.get(i + 2)));
    }
    return Stream.concat(cases.stream(), bytes());
  }

  /// Examples that no text file can hold.
  private static Stream<Case> bytes() {
    String keepalive = "{\"KeepaliveObject\":{\"DeviceID\":\"测\"}}";
    String broken = keepalive.replace("测", "a\tb\nc");
    String canonical = "{\"DeviceID\":\"测\"}";
    return Stream.of(
        new Case(Tolerance.BYTE_ORDER_MARK, "Keepalive", utf8("\ufeff" + keepalive), canonical),
        new Case(Tolerance.TRAILING_NUL, "Keepalive", utf8(keepalive + "\0\0"), canonical),
        new Case(Tolerance.GBK, "Keepalive", keepalive.getBytes(Charset.forName("GBK")), canonical),
        new Case(Tolerance.CONTROL_CHARACTERS, "Keepalive", utf8(broken), "{\"DeviceID\":\"a\\tb\\nc\"}"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void acceptsAndRecords(Case example) {
    Message message = Codec.read(example.type(), example.json(), new MemoryContents(), Tolerances.LENIENT);
    Item item = message.items().getFirst();
    assertThat(item.problems()).isEmpty();
    String written = Codec.write(item.object());
    assertThat(written.substring(written.indexOf(':') + 1, written.length() - 1))
        .isEqualTo(example.canonical());
    assertThat(all(message)).extracting(Deviation::tolerance).contains(example.tolerance());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesWithItsSentenceWhenSwitchedOff(Case example) {
    Tolerances others = Tolerances.LENIENT.without(example.tolerance());
    String code = example.tolerance() == Tolerance.UNREADABLE_VALUE ? "OV-1220" : codeOf(example.tolerance());
    try {
      Message message = Codec.read(example.type(), example.json(), new MemoryContents(), others);
      assertThat(message.items().stream().flatMap(item -> item.problems().stream()))
          .extracting(Problem::code)
          .contains(code);
      message.items().stream()
          .flatMap(item -> item.problems().stream())
          .forEach(problem -> check(problem.text()));
    } catch (MessageException e) {
      assertThat(e.code()).isEqualTo(code);
      check(e.text());
    }
  }

  /// Control characters are refused by the parser itself.
  private static String codeOf(Tolerance tolerance) {
    return switch (tolerance) {
      case CONTROL_CHARACTERS -> "OV-1203";
      default -> tolerance.code();
    };
  }

  private static void check(ErrorText text) {
    assertThat(text.zh()).doesNotContain("{0}", "{1}", "{2}", "{3}");
    assertThat(text.en()).doesNotContain("{0}", "{1}", "{2}", "{3}");
    assertThat(text.statusString(true)).hasSizeLessThanOrEqualTo(256);
  }

  private static List<Deviation> all(Message message) {
    List<Deviation> all = new ArrayList<>(message.deviations());
    message.items().forEach(item -> all.addAll(item.deviations()));
    all.forEach(deviation -> check(deviation.text()));
    return all;
  }

  @Test
  void everyToleranceHasAnExample() throws IOException {
    Set<Tolerance> shown = EnumSet.of(Tolerance.RAW_CONTENT); // by ContentReaderTest
    shown.addAll(ValidationTest.SHOWN);
    cases().forEach(example -> shown.add(example.tolerance()));
    assertThat(shown).containsExactlyInAnyOrder(Tolerance.values());
  }

  @Test
  void tolerancesAreFoundByName() {
    assertThat(Tolerance.find("outer-array")).contains(Tolerance.OUTER_ARRAY);
    assertThat(Tolerance.find("anything")).isEmpty();
    assertThat(Arrays.stream(Tolerance.values()).map(Tolerance::id)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Tolerance.values()).map(Tolerance::code)).doesNotHaveDuplicates();
  }

  @Test
  void setsOfTolerancesAreValues() {
    assertThat(Tolerances.STRICT.with(Tolerance.GBK)).isEqualTo(Tolerances.of(List.of(Tolerance.GBK)));
    assertThat(Tolerances.LENIENT.without(Tolerance.values())).isEqualTo(Tolerances.STRICT);
    assertThat(Tolerances.STRICT.with(Tolerance.GBK, Tolerance.ALIAS)).hasToString("{alias,gbk}");
    assertThat(Tolerances.LENIENT.allows(Tolerance.ALIAS)).isTrue();
    assertThat(Tolerances.STRICT.allowed()).isEmpty();
  }

  @Test
  void unknownShapeIsNoMessage() {
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("PersonList", "{\"Foo\":1}"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("OV-1210"))
        .withMessageContaining("PersonListObject")
        .withMessageContaining("Foo");
  }
}
