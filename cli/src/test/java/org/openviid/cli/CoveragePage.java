package org.openviid.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openviid.http.Offer;
import org.openviid.schema.Attribute;
import org.openviid.schema.CsvTable;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Provenance;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;

/// The page that says what of the standard is covered: made from the tables, from what the server offers,
/// and from `coverage.csv`, which names the tests.
final class CoveragePage {
  private static final String HEAD =
      """
      # Coverage of the standard

      **certain**: stands in the public part of the standard (table of contents, first page).
      **reconstructed**: follows from GA/T 1400-2017 or from several public implementations. **ours**: decided
      by this project where nothing public is known. Nothing of the body of GB/T 46363-2025 is public, so that
      no attribute is certain, and titles of clauses are all that is certain of them.

      **working**: done, and shown by the tests named. **partly**: as far as the remark or the table of
      interfaces says. **refused**: requests are understood and refused with a sentence that says so
      (`OV-2150`, `OV-2151`). **later**: nothing yet. What is offered is asked of the program itself, which a
      test holds against its answers (`OfferIT`). An object is in the state of its own messages; one without
      any works where a message that holds it does. This page is made by a test from the tables.

      Not offered: SM2/SM3/SM4 and GB 35114.
      """;

  private final Schema schema;
  private final Map<String, Label> clauses = new LinkedHashMap<>();
  private final Map<String, Claim> claims = new LinkedHashMap<>();

  /// What is said of a clause.
  ///
  /// @param state empty where the interface table tells it
  /// @param tests the names of test classes that show it
  private record Claim(String state, List<String> tests, String remark) {
    static final Claim NONE = new Claim("", List.of(), "");
  }

  CoveragePage(Schema schema) {
    this.schema = schema;
    for (CsvTable.Row row : CsvTable.read("clauses.csv", TableSource.builtIn()).rows()) {
      clauses.put(row.text("clause"), new Label(row.text("zh"), row.text("en")));
    }
    var table = Objects.requireNonNull(CoveragePage.class.getResourceAsStream("/coverage.csv"));
    for (CsvTable.Row row : CsvTable.read("coverage.csv", table).rows()) {
      Claim claim = new Claim(row.text("state"), row.list("tests"), row.text("remark"));
      if (claims.put(row.text("clause"), claim) != null) {
        throw row.problem("the clause occurs twice");
      }
    }
  }

  /// All tests that are named.
  Set<String> tests() {
    Set<String> tests = new TreeSet<>();
    claims.values().forEach(claim -> tests.addAll(claim.tests()));
    return tests;
  }

  /// Clauses that work at least partly, but name no test.
  List<String> withoutTests() {
    return clauses.keySet().stream()
        .filter(clause -> state(clause).equals("working") || state(clause).equals("partly"))
        .filter(clause -> claim(clause).tests().isEmpty())
        .toList();
  }

  /// Clauses of which something is said although the standard has none of the kind, and clauses outside of
  /// the interface table of which nothing is said.
  Set<String> unknownClauses() {
    Set<String> unknown = new TreeSet<>(claims.keySet());
    unknown.removeAll(clauses.keySet());
    clauses.keySet().stream().filter(clause -> state(clause).isEmpty()).forEach(unknown::add);
    return unknown;
  }

  private Claim claim(String clause) {
    return claims.getOrDefault(clause, Claim.NONE);
  }

  private String state(String clause) {
    String said = claim(clause).state();
    List<InterfaceRow> rows = rows(clause);
    if (!said.isEmpty() || rows.isEmpty()) {
      return said;
    }
    long offered = offered(rows);
    if (offered == 0) {
      return "refused";
    }
    return offered == rows.size() ? "working" : "partly";
  }

  private List<InterfaceRow> rows(String clause) {
    return schema.interfaces().stream().filter(row -> row.clause46363().equals(clause)).toList();
  }

  private static long offered(List<InterfaceRow> rows) {
    return rows.stream().filter(Offer::includes).count();
  }

  /// The whole page.
  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    figures(page);
    clauses(page);
    groups(page);
    objects(page, "Objects of Annex B", Profile.GBT46363, type -> type.clause(Profile.GBT46363).startsWith("B."));
    objects(page, "Objects of GA/T 1400 only", Profile.GAT1400,
        type -> !type.profiles().contains(Profile.GBT46363) && !type.clause(Profile.GAT1400).isEmpty());
    interfaces(page);
    return page.toString();
  }

  private void figures(StringBuilder page) {
    table(page, "In figures", "what", "all", "certain", "reconstructed", "ours");
    row(page, "object types", counts(schema.types().stream().map(ObjectType::provenance).toList()));
    row(page, "attributes", counts(attributes().stream().map(Attribute::provenance).toList()));
    row(page, "interfaces", counts(schema.interfaces().stream().map(InterfaceRow::provenance).toList()));
    page.append("\n%d of %d interfaces are offered.%n".formatted(offered(schema.interfaces()), schema.interfaces().size()));
  }

  private List<Attribute> attributes() {
    return schema.types().stream().flatMap(type -> type.attributes().stream()).toList();
  }

  private static List<String> counts(List<Provenance> all) {
    List<String> counts = new ArrayList<>(List.of(Integer.toString(all.size())));
    for (Provenance provenance : Provenance.values()) {
      counts.add(Long.toString(all.stream().filter(provenance::equals).count()));
    }
    return counts;
  }

  private void clauses(StringBuilder page) {
    table(page, "Clauses and annexes", "clause", "标题", "title", "state", "shown by", "remark");
    clauses.forEach((clause, title) -> {
      if (rows(clause).isEmpty()) {
        row(page, clause, List.of(title.zh(), title.en(), state(clause), shown(clause), claim(clause).remark()));
      }
    });
  }

  private String shown(String clause) {
    return String.join(", ", claim(clause).tests());
  }

  private void groups(StringBuilder page) {
    table(page, "Message groups (clause 7)",
        "clause", "标题", "title", "state", "offered", "URIs", "provenance", "shown by", "remark");
    clauses.forEach((clause, title) -> {
      List<InterfaceRow> rows = rows(clause);
      if (!rows.isEmpty()) {
        String share = offered(rows) + " of " + rows.size();
        row(page, clause,
            List.of(
                title.zh(), title.en(), state(clause), share, uris(rows), provenances(rows), shown(clause),
                claim(clause).remark()));
      }
    });
  }

  private static String uris(List<InterfaceRow> rows) {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.path().chars().filter(c -> c == '/').count() <= 3)
        .forEach(row -> methods.computeIfAbsent(row.path(), _ -> new LinkedHashSet<>()).add(row.method()));
    return methods.entrySet().stream()
        .map(entry -> String.join(" ", entry.getValue()) + " `" + entry.getKey() + "`")
        .collect(Collectors.joining("; "));
  }

  private static String provenances(List<InterfaceRow> rows) {
    return rows.stream().map(row -> word(row.provenance())).distinct().sorted().collect(Collectors.joining(", "));
  }

  private void objects(StringBuilder page, String title, Profile profile, Predicate<ObjectType> wanted) {
    table(page, title, "clause", "object", "对象", "existence", "attributes", "certain", "reconstructed", "ours", "messages");
    schema.types().stream()
        .filter(wanted)
        .sorted(Comparator.comparingInt((ObjectType type) -> number(type.clause(profile))).thenComparing(ObjectType::name))
        .forEach(type -> {
          List<String> cells = new ArrayList<>(List.of(type.name(), type.label().zh(), word(type.provenance())));
          cells.addAll(counts(type.attributes().stream().map(Attribute::provenance).toList()));
          cells.add(state(type, profile));
          row(page, type.clause(profile), cells);
        });
  }

  /// Whether the messages of the objects are offered, those that a clause of the generation names. Objects that
  /// have none of their own work where one that holds them is offered.
  private String state(ObjectType type, Profile profile) {
    List<InterfaceRow> rows = schema.interfaces().stream().filter(row -> row.profiles().contains(profile)).toList();
    List<InterfaceRow> about = rows.stream().filter(row -> row.type().equals(Optional.of(type))).toList();
    List<InterfaceRow> named = about.stream().filter(row -> !clause(row, profile).isEmpty()).toList();
    List<InterfaceRow> own = named.isEmpty() ? about : named;
    long offered = offered(own.isEmpty() ? rows.stream().filter(row -> carried(row).contains(type)).toList() : own);
    return offered == 0 ? "refused" : own.isEmpty() || offered == own.size() ? "working" : "partly";
  }

  private static String clause(InterfaceRow row, Profile profile) {
    return profile == Profile.GBT46363 ? row.clause46363() : row.clause1400();
  }

  private static Set<ObjectType> carried(InterfaceRow row) {
    Set<ObjectType> carried = new HashSet<>();
    row.request().ifPresent(type -> collect(type, carried));
    row.response().ifPresent(type -> collect(type, carried));
    return carried;
  }

  private static void collect(ObjectType type, Set<ObjectType> carried) {
    if (carried.add(type)) {
      type.attributes().stream()
          .filter(attribute -> attribute.kind().nests())
          .forEach(attribute -> collect(attribute.target(), carried));
    }
  }

  private static int number(String clause) {
    String digits = clause.replaceAll("^[A-Z.]*", "").replaceAll("[^0-9].*", "");
    return digits.isEmpty() ? 999 : Integer.parseInt(digits);
  }

  private void interfaces(StringBuilder page) {
    table(page, "Interfaces", "clause", "1400", "method", "URI", "operation", "state", "provenance");
    for (InterfaceRow row : schema.interfaces()) {
      String state = Offer.includes(row) ? "working" : "refused";
      row(page, row.clause46363(),
          List.of(
              row.clause1400(), row.method(), "`" + row.path() + "`", word(row.operation()), state,
              word(row.provenance())));
    }
  }

  private static void table(StringBuilder page, String title, String... columns) {
    page.append("\n## ").append(title).append("\n\n| ").append(String.join(" | ", columns)).append(" |\n");
    page.append("| --- ".repeat(columns.length)).append("|\n");
  }

  private static void row(StringBuilder page, String first, List<String> cells) {
    page.append("| ").append(first).append(" | ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
