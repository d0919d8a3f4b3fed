package org.openviid.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Attribute;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Provenance;
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
    StringBuilder page = new StringBuilder(COVERAGE);
    page.append("\n## Objects of Annex B\n\n| clause | object | 对象 | existence | attributes | certain | reconstructed | ours |\n");
    page.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    objects(Profile.GBT46363).forEach(type -> page.append(objectRow(type, Profile.GBT46363)));
    page.append("\n## Objects of GA/T 1400 only\n\n| clause | object | 对象 | existence | attributes | certain | reconstructed | ours |\n");
    page.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    objects(Profile.GAT1400).stream()
        .filter(type -> !type.profiles().contains(Profile.GBT46363))
        .forEach(type -> page.append(objectRow(type, Profile.GAT1400)));
    page.append("\n## Interfaces\n\n| clause | 1400 | method | URI | operation | provenance |\n");
    page.append("| --- | --- | --- | --- | --- | --- |\n");
    for (InterfaceRow row : SCHEMA.interfaces()) {
      page.append(
          "| %s | %s | %s | `%s` | %s | %s |%n"
              .formatted(
                  row.clause46363(), row.clause1400(), row.method(), row.path(), word(row.operation()), word(row.provenance())));
    }
    Golden.check(DOCS.resolve("coverage.md"), page.toString());
  }

  private static final String COVERAGE =
      """
      # Coverage of the standard

      What the tables hold, and how well it is known. **certain**: stands in the public part of the standard
      (table of contents, first page). **reconstructed**: follows from GA/T 1400-2017 or from several public
      implementations. **ours**: decided by this project where nothing public is known. Nothing of the body of
      GB/T 46363-2025 is public, so that no attribute is certain. This page is made from the tables.

      Not offered: SM2/SM3/SM4 and GB 35114. Not yet served: XML, subscriptions and notifications, cascade,
      the analysis interface; a request for one of them is refused with a sentence that says so.
      """;

  private static List<ObjectType> objects(Profile profile) {
    return SCHEMA.types().stream()
        .filter(type -> type.profiles().contains(profile) && !type.clause(profile).isEmpty())
        .filter(type -> profile == Profile.GAT1400 || type.clause(profile).startsWith("B."))
        .sorted(Comparator.comparingInt((ObjectType type) -> number(type.clause(profile))).thenComparing(ObjectType::name))
        .toList();
  }

  private static int number(String clause) {
    String digits = clause.replaceAll("^[A-Z.]*", "").replaceAll("[^0-9].*", "");
    return digits.isEmpty() ? 999 : Integer.parseInt(digits);
  }

  private static String objectRow(ObjectType type, Profile profile) {
    return "| %s | %s | %s | %s | %d | %d | %d | %d |%n"
        .formatted(
            type.clause(profile),
            type.name(),
            type.label().zh(),
            word(type.provenance()),
            type.attributes().size(),
            count(type, Provenance.CERTAIN),
            count(type, Provenance.RECONSTRUCTED),
            count(type, Provenance.OURS));
  }

  private static long count(ObjectType type, Provenance provenance) {
    return type.attributes().stream().map(Attribute::provenance).filter(provenance::equals).count();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
