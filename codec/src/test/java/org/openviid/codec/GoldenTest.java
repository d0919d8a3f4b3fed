package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Messages of real peers are read as they always were, and written canonically. `-Dgolden.update=true`
/// rewrites what is expected; the difference is to be reviewed.
class GoldenTest {
  static Stream<Messages.Golden> messages() {
    return Messages.all().stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isUnderstoodAsItsCanonicalForm(Messages.Golden golden) throws IOException {
    MemoryContents contents = new MemoryContents();
    Message message = Codec.read(golden.type(), golden.bytes(), contents, Tolerances.LENIENT);
    String actual =
        Codec.write(whole(message), contents, WriteOptions.everything()) + "\n" + findings(message);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden.canonical(), actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden.canonical()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void canonicalFormIsReadWithoutTolerances(Messages.Golden golden) throws IOException {
    String canonical = Files.readString(golden.canonical()).lines().findFirst().orElseThrow();
    MemoryContents contents = new MemoryContents();
    Tolerances onlyUnknown = Tolerances.STRICT.with(Tolerance.UNKNOWN_ATTRIBUTE);
    Message message =
        Codec.read(golden.type(), canonical.getBytes(StandardCharsets.UTF_8), contents, onlyUnknown);
    assertThat(message.items()).allMatch(item -> item.problems().isEmpty());
    assertThat(Codec.write(whole(message), contents, WriteOptions.everything())).isEqualTo(canonical);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isTheSameObjectInXml(Messages.Golden golden) throws IOException {
    MemoryContents contents = new MemoryContents();
    DataObject object =
        whole(Codec.read(golden.type(), golden.bytes(), contents, Tolerances.LENIENT));
    String xml = Codec.write(Notation.XML, object, contents, WriteOptions.everything());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden.xml(), xml + "\n");
    }
    assertThat(xml + "\n").isEqualTo(Files.readString(golden.xml()));
    Tolerances onlyUnknown = Tolerances.STRICT.with(Tolerance.UNKNOWN_ATTRIBUTE);
    MemoryContents again = new MemoryContents();
    Message message =
        Codec.read(golden.type(), xml.getBytes(StandardCharsets.UTF_8), again, onlyUnknown);
    assertThat(message.items()).allMatch(item -> item.problems().isEmpty());
    assertThat(whole(message)).isEqualTo(RoundTripPropertyTest.canonical(XmlLimits.sayable(object)));
    assertThat(Codec.write(Notation.XML, whole(message), again, WriteOptions.everything())).isEqualTo(xml);
  }

  @Test
  void thereAreMessages() {
    assertThat(Messages.all()).hasSizeGreaterThan(25);
  }

  private static DataObject whole(Message message) {
    ObjectType type = message.frame().type();
    if (!type.name().endsWith("List")) {
      return message.frame();
    }
    List<Value> elements = new ArrayList<>();
    message.items().forEach(item -> elements.add(new Value.Nested(item.object())));
    return message.frame().toBuilder()
        .set(type.attributes().getFirst(), new Value.Sequence(elements))
        .build();
  }

  private static String findings(Message message) {
    List<String> lines = new ArrayList<>();
    message.deviations().forEach(deviation -> lines.add(line("message", deviation)));
    for (Item item : message.items()) {
      item.problems().forEach(problem -> lines.add(item.index() + " refused: " + problem.text().en()));
      item.deviations().forEach(deviation -> lines.add(line(Integer.toString(item.index()), deviation)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(String where, Deviation deviation) {
    return where + " " + deviation.name() + ": " + deviation.text().en();
  }
}
