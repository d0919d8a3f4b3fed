package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Compares the tables with the collection of what is publicly known of the standard, which is not
/// part of
/// this repository: property `openviid.standard`, or the folder `shared/standard` beside it.
class StandardComparisonTest {
  private static final Schema SCHEMA = Schema.load();
  private static final Path STANDARD =
      Path.of(System.getProperty("openviid.standard", "../../shared/standard"));

  /// Objects that are placeholders there, or the envelope of a message.
  private static final Pattern NO_OBJECT = Pattern.compile("GB46363_B_\\d+|\\$JSONRoot");

  /// Attributes under another name here, each with the reason in the README there: contradiction 2.
  private static final Map<String, String> RENAMED =
      Map.of("AnalysisSystem.SystemID", "AnalysisSystemID");

  /// Attributes of another kind here, each with the reason in the protocol notes there: 3.4.
  private static final Map<String, ValueKind> RETYPED =
      Map.of("ResponseStatus.StatusCode", ValueKind.INTCODE);

  private static final Map<String, ValueKind> KINDS =
      Map.of(
          "string", ValueKind.TEXT,
          "int", ValueKind.INT,
          "double", ValueKind.DOUBLE,
          "boolean", ValueKind.FLAG,
          "dateTime", ValueKind.TIME,
          "base64", ValueKind.DATA,
          "enum code(string)", ValueKind.CODE,
          "enum code(int)", ValueKind.INTCODE,
          "object ref", ValueKind.OBJECT,
          "list of object", ValueKind.LIST);

  @BeforeEach
  void needsTheCollection() {
    boolean there = Files.isDirectory(STANDARD);
    if (!there) {
      System.out.println(
          "comparison with the standard skipped: no folder "
              + STANDARD.toAbsolutePath().normalize());
    }
    Assumptions.assumeTrue(there);
  }

  @Test
  void everyObjectAttributeTypeAndOrderIsThatOfTheCollection() throws IOException {
    Map<String, Integer> positions = new LinkedHashMap<>();
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (CsvTable.Row row : table("objects.csv").rows()) {
      String object = row.text("object");
      if (!NO_OBJECT.matcher(object).matches() && !row.text("field").isEmpty()) {
        difference(row, object, positions).ifPresent(differences::add);
        compared++;
      }
    }
    System.out.printf(
        "%d attributes of %d objects compared with the collection%n", compared, positions.size());
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(700);
  }

  private static Optional<String> difference(
      CsvTable.Row row, String object, Map<String, Integer> positions) {
    String place = object + "." + row.text("field");
    ObjectType type = SCHEMA.find(object).orElse(null);
    Attribute attribute =
        type == null ? null : type.find(RENAMED.getOrDefault(place, row.text("field")));
    if (attribute == null) {
      return Optional.of(place + " is missing");
    }
    String named = row.text("type").replaceFirst(":.*", "").strip();
    if (attribute.kind() != RETYPED.getOrDefault(place, KINDS.get(named))) {
      return Optional.of(place + " is " + attribute.kind() + " instead of " + named);
    }
    Integer before = positions.put(object, attribute.ordinal());
    return before != null && before > attribute.ordinal()
        ? Optional.of(place + " stands too early")
        : Optional.empty();
  }

  @Test
  void everyCodeIsThatOfTheCollection() throws IOException {
    List<String> missing = new ArrayList<>();
    int compared = 0;
    for (CsvTable.Row row : table("codes.csv").rows()) {
      CodeList list = SCHEMA.codeList(row.text("table")).orElse(null);
      String code = row.text("code");
      boolean there =
          list != null && (code.equals("*") ? list.isExternal() : list.codes().containsKey(code));
      if (!there) {
        missing.add(row.text("table") + " " + code);
      }
      compared++;
    }
    System.out.printf("%d codes compared with the collection%n", compared);
    assertThat(missing).isEmpty();
    assertThat(compared).isGreaterThan(800);
  }

  @Test
  void objectsOfAnnexBAreCalledAsInTheContents() throws IOException {
    Map<String, String> ours =
        SCHEMA.types().stream()
            .filter(type -> type.key() <= 61)
            .collect(
                Collectors.toMap(type -> type.clause(Profile.GBT46363), type -> type.label().zh()));
    Pattern line = Pattern.compile("^(B\\.\\d+)\\s+(.+)对象\\s+\\d+\\s*$");
    int compared = 0;
    for (String text : Files.readAllLines(STANDARD.resolve("GBT-46363-2025-contents.md"))) {
      Matcher matcher = line.matcher(text);
      if (matcher.matches()) {
        assertThat(ours.get(matcher.group(1)))
            .as(matcher.group(1))
            .isEqualTo(matcher.group(2).replace(" ", ""));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(61);
  }

  private static CsvTable table(String name) throws IOException {
    return CsvTable.read(name, Files.newInputStream(STANDARD.resolve(name)));
  }
}
