package org.openviid.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openviid.schema.Correspondence.Use;

/// All correspondences between the two generations: the tables `correspondences.csv` and
/// `correspondences/attributes.csv`. Immutable.
public final class Correspondences {
  private final List<Correspondence> pairs = new ArrayList<>();

  private Correspondences() {}

  /// Reads the tables that come with the software.
  ///
  /// @param schema whose types and attributes they name
  public static Correspondences load(Schema schema) {
    return load(schema, TableSource.builtIn());
  }

  /// Reads tables from elsewhere.
  ///
  /// @throws IllegalArgumentException naming file, line and fault when a table is inconsistent
  public static Correspondences load(Schema schema, TableSource source) {
    Correspondences all = new Correspondences();
    Map<String, List<CsvTable.Row>> links = new LinkedHashMap<>();
    for (CsvTable.Row row : CsvTable.read("correspondences/attributes.csv", source).rows()) {
      links.computeIfAbsent(row.text("from_type") + ' ' + row.text("to_type"), fresh -> new ArrayList<>()).add(row);
    }
    for (CsvTable.Row row : CsvTable.read("correspondences.csv", source).rows()) {
      ObjectType from = type(row, "from", schema);
      ObjectType to = type(row, "to", schema);
      if (all.find(from, to).isPresent()) {
        throw row.problem("the pair " + from + " and " + to + " occurs twice");
      }
      List<CsvTable.Row> rows = links.remove(from + " " + to);
      all.pairs.add(
          new Correspondence(
              from,
              to,
              row.constant("use", Use.class),
              new Label(row.text("zh"), row.text("en")),
              rows == null ? List.of() : new LinkReading(from, to).links(rows)));
    }
    if (!links.isEmpty()) {
      throw links.values().iterator().next().getFirst().problem("the pair is not in correspondences.csv");
    }
    return all;
  }

  private static ObjectType type(CsvTable.Row row, String column, Schema schema) {
    return schema.find(row.text(column)).orElseThrow(() -> row.problem("there is no such type in " + column));
  }

  /// All of them, in the order of the table.
  public List<Correspondence> all() {
    return Collections.unmodifiableList(pairs);
  }

  /// The correspondence of two types, if they have one.
  public Optional<Correspondence> find(ObjectType from, ObjectType to) {
    return pairs.stream().filter(pair -> pair.from() == from && pair.to() == to).findFirst();
  }

  /// Those whose objects are seen as objects of a type.
  public List<Correspondence> seenAs(ObjectType type) {
    return pairs.stream().filter(pair -> pair.use() == Use.VIEW && pair.to() == type).toList();
  }
}
