package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;

/// Query strings that products send, and what becomes of them. `-Dgolden.update` rewrites the
/// expectation.
class WildQueriesTest {
  private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);
  private static final Schema SCHEMA = Schema.load();
  private static final Path GOLDEN =
      Path.of("src/test/resources/org/openviid/query/wild-queries.golden.txt");

  /// @param raw as sent
  /// @param type the object type, or `-`
  record Wild(String raw, String type) {}

  @Test
  void everyQueryOfTheWildMeansWhatTheGoldenFileSays() throws IOException {
    String actual =
        wild().stream().map(WildQueriesTest::understood).collect(Collectors.joining("\n"));
    if (System.getProperty("golden.update") != null) {
      Files.writeString(GOLDEN, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void encodingEverythingThatMayBeEncodedChangesNothing() {
    for (Wild wild : wild()) {
      Query query = PARSER.parse(wild.raw());
      String encoded = wild.raw();
      for (char sign : " '(),<>".toCharArray()) {
        encoded = encoded.replace(Character.toString(sign), "%%%02X".formatted((int) sign));
      }
      Query again = PARSER.parse(encoded);
      assertThat(again).as(wild.raw()).isEqualTo(query);
      assertThat(PARSER.parse(QueryPrinter.print(query)).condition()).isEqualTo(query.condition());
    }
  }

  @Test
  void collectionOfTheStandardsFolderIsUnderstoodToo() throws IOException {
    Path standard = Path.of(System.getProperty("openviid.standard", "../../shared/standard"));
    Path file = standard.resolve("messages/query-strings-seen-in-the-wild.txt");
    Assumptions.assumeTrue(
        Files.exists(file), () -> "no file " + file.toAbsolutePath().normalize());
    for (String line : Files.readAllLines(file)) {
      String raw = line.split("\t", -1)[0];
      if (!raw.startsWith("#")) {
        assertThat(PARSER.parse(raw.substring(raw.indexOf('?')))).as(line).isNotNull();
      }
    }
  }

  private static String understood(Wild wild) {
    Query query = PARSER.parse(wild.raw());
    return "query      "
        + wild.raw()
        + "\ncanonical  "
        + QueryPrinter.readable(query)
        + "\n"
        + bound(query, wild.type());
  }

  private static String bound(Query query, String typeName) {
    if (typeName.equals("-")) {
      return "tolerances " + query.tolerances() + "\n";
    }
    ObjectType type = SCHEMA.type(typeName);
    String own = boundOrRefused(query, type, false);
    String permitted = boundOrRefused(query, type, true);
    return own.equals(permitted) ? own : own + "permitted:\n" + permitted;
  }

  private static String boundOrRefused(Query query, ObjectType type, boolean permitted) {
    try {
      BoundQuery bound = new QueryBinder().bind(query, type, attribute -> permitted);
      return "filter     "
          + type
          + ": "
          + FilterText.of(bound.filterWithIds())
          + "\nsort       "
          + bound.sort().stream()
              .map(s -> s.path().dotted() + (s.descending() ? " descending" : ""))
              .toList()
          + "\nfields     "
          + bound.fields().stream().map(f -> f.dotted()).toList()
          + bound.otherFields()
          + "\ntolerances "
          + bound.tolerances()
          + "\n";
    } catch (QueryException e) {
      return "refused    " + e.getMessage() + "\n";
    }
  }

  private static List<Wild> wild() {
    var in = WildQueriesTest.class.getResourceAsStream("wild-queries.tsv");
    assertThat(in).isNotNull();
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(f -> new Wild(f[0], f[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
