package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Schema;
import org.openviid.server.ConfigLoader;

/// Pages of the documentation that are made from what the program itself reads.
class DocumentsTest {
  private static final Path DOCS = Golden.ROOT.resolve("docs");
  private static final Schema SCHEMA = Schema.load();

  @Test
  void theConfigurationPageIsUpToDate() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            `DATA/openviid.yaml`, or the file that `--config` names. A key that does not exist stops the start,
            with the one that was probably meant. Every key can also be set in the environment:
            `OPENVIID_LISTEN_PORT=8500` sets `listen.port`. This page is made from the defaults that the program
            itself reads.

            | key | default | meaning |
            | --- | --- | --- |
            """);
    settings().forEach(page::append);
    Golden.check(DOCS.resolve("configuration.md"), page.toString());
  }

  private static List<String> settings() throws IOException {
    List<String> rows = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    List<String> comment = new ArrayList<>();
    try (var in = new BufferedReader(new InputStreamReader(ConfigLoader.openDefaults(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String text = line.strip();
        if (text.startsWith("#")) {
          comment.add(text.substring(1).strip());
        } else if (!text.isEmpty()) {
          int depth = (line.length() - line.stripLeading().length()) / 2;
          while (path.size() > depth) {
            path.removeLast();
          }
          int colon = text.indexOf(':');
          path.addLast(text.substring(0, colon));
          String value = text.substring(colon + 1).strip();
          rows.add(
              "| `%s` | %s | %s |%n"
                  .formatted(
                      String.join(".", path), value.isEmpty() ? "" : "`" + value + "`", String.join(" ", comment)));
          comment.clear();
        }
      }
    }
    return rows;
  }

  @Test
  void theCoveragePageIsUpToDate() throws IOException {
    Golden.check(DOCS.resolve("coverage.md"), new CoveragePage(SCHEMA).text());
  }

  @Test
  void theTestsThatTheCoveragePageNamesExist() throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.walk(Golden.ROOT)) {
      there =
          files
              .filter(file -> file.toString().contains("/src/test/java/"))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
    }
    assertThat(there).containsAll(new CoveragePage(SCHEMA).tests());
  }

  @Test
  void whateverIsSaidToWorkIsShownByATest() {
    assertThat(new CoveragePage(SCHEMA).withoutTests()).isEmpty();
  }

  @Test
  void theCoveragePageKnowsEveryClauseOnce() {
    assertThat(new CoveragePage(SCHEMA).unknownClauses()).isEmpty();
  }
}
