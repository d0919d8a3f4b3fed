package org.openviid.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openviid.schema.Correspondence.CodePair;
import org.openviid.schema.Correspondence.Link;
import org.openviid.schema.Correspondence.Use;
import org.openviid.schema.Correspondence.Way;

/// All correspondences between the two generations: the tables `correspondences.csv` and
/// `correspondences/attributes.csv`. Immutable.
public final class Correspondences {
  private static final String ALIKE = "*";

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
      List<CsvTable.Row> rows = links.remove(from + " " + to);
      all.pairs.add(
          new Correspondence(
              from,
              to,
              row.constant("use", Use.class),
              new Label(row.text("zh"), row.text("en")),
              rows == null ? List.of() : new Reading(from, to).links(rows)));
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

  /// Reads the links of one pair.
  private record Reading(ObjectType from, ObjectType to) {

    List<Link> links(List<CsvTable.Row> rows) {
      List<Link> links = new ArrayList<>();
      boolean alike = false;
      for (CsvTable.Row row : rows) {
        if (row.text("from").equals(ALIKE)) {
          alike = true;
        } else {
          links.add(link(row));
        }
      }
      if (alike) {
        addAlike(links);
      }
      return links;
    }

    private Link link(CsvTable.Row row) {
      String fromText = row.text("from");
      String toText = row.text("to");
      Label reason = new Label(row.text("zh"), row.text("en"));
      if (toText.isEmpty()) {
        return new Link.Lost(path(row, from, fromText), Way.THERE, reason);
      }
      if (fromText.isEmpty()) {
        return new Link.Lost(path(row, to, toText), Way.BACK, reason);
      }
      if (fromText.startsWith("=")) {
        return new Link.Constant(path(row, to, toText), fromText.substring(1), Way.THERE);
      }
      if (toText.startsWith("=")) {
        return new Link.Constant(path(row, from, fromText), toText.substring(1), Way.BACK);
      }
      Way way = row.text("way").isEmpty() ? Way.BOTH : Way.valueOf(row.text("way").toUpperCase(Locale.ROOT));
      List<CodePair> codes = row.list("codes").stream().map(text -> pair(row, text)).toList();
      return new Link.Same(path(row, from, fromText), path(row, to, toText), codes, way);
    }

    private static CodePair pair(CsvTable.Row row, String text) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw row.problem("code pair '" + text + "' lacks its =");
      }
      return new CodePair(text.substring(0, equals), text.substring(equals + 1));
    }

    private static AttributePath path(CsvTable.Row row, ObjectType type, String dotted) {
      List<Attribute> steps = new ArrayList<>();
      ObjectType at = type;
      for (String name : dotted.split("\\.", -1)) {
        ObjectType holder = at;
        Attribute step =
            holder.attribute(name).orElseThrow(() -> row.problem(holder + " has no attribute " + name));
        steps.add(step);
        at = step.kind().nests() ? step.target() : ObjectType.open();
      }
      return new AttributePath(steps);
    }

    /// Attributes of the same name and kind that no row mentions.
    private void addAlike(List<Link> links) {
      Set<Attribute> mentioned = new HashSet<>();
      for (Link link : links) {
        switch (link) {
          case Link.Same same -> {
            if (from != to || same.from().steps().getFirst() == same.to().steps().getFirst()) {
              mentioned.add(same.to().steps().getFirst());
            }
            mentioned.add(same.from().steps().getFirst());
          }
          case Link.Constant constant -> {}
          case Link.Lost lost -> mentioned.add(lost.path().steps().getFirst());
        }
      }
      for (Attribute attribute : from.attributes()) {
        Attribute other = to.find(attribute.name());
        boolean same = other != null && other.name().equals(attribute.name()) && other.kind() == attribute.kind();
        if (same && !mentioned.contains(attribute) && !mentioned.contains(other)) {
          links.addFirst(
              new Link.Same(
                  new AttributePath(List.of(attribute)), new AttributePath(List.of(other)), List.of(), Way.BOTH));
        }
      }
    }
  }
}
