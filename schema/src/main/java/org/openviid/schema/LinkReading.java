package org.openviid.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openviid.schema.Correspondence.CodePair;
import org.openviid.schema.Correspondence.Link;
import org.openviid.schema.Correspondence.Way;

/// Reads the links of one pair of types.
///
/// @param from the type of GA/T 1400
/// @param to the type of GB/T 46363
record LinkReading(ObjectType from, ObjectType to) {
  private static final String ALIKE = "*";

  /// What is carried over or lost: an attribute in one direction.
  private record Source(AttributePath path, Way way) {}

  /// The links that the rows of the pair say.
  ///
  /// @throws IllegalArgumentException naming file, line and fault when they contradict each other or the types
  List<Link> links(List<CsvTable.Row> rows) {
    List<Link> links = new ArrayList<>();
    Map<Source, Boolean> lost = new HashMap<>();
    boolean alike = false;
    for (CsvTable.Row row : rows) {
      if (row.text("from").equals(ALIKE)) {
        alike = true;
      } else {
        Link link = link(row);
        check(row, link, lost);
        links.add(link);
      }
    }
    if (alike) {
      addAlike(links);
    }
    return links;
  }

  private static void check(CsvTable.Row row, Link link, Map<Source, Boolean> lost) {
    switch (link) {
      case Link.Lost loss -> note(row, new Source(loss.path(), loss.way()), true, lost);
      case Link.Same same -> {
        if (same.from().leaf().kind().nests() != same.to().leaf().kind().nests()) {
          throw row.problem("of " + same.from().dotted() + " and " + same.to().dotted() + " only one holds objects");
        }
        if (same.way().there()) {
          note(row, new Source(same.from(), Way.THERE), false, lost);
        }
        if (same.way().back()) {
          note(row, new Source(same.to(), Way.BACK), false, lost);
        }
      }
      case Link.Constant constant -> {
        if (!constant.path().leaf().kind().holds(constant.value())) {
          throw row.problem(constant.path().dotted() + " cannot be '" + constant.value() + "'");
        }
      }
    }
  }

  /// An attribute is lost, or carried over to one place or several.
  private static void note(CsvTable.Row row, Source source, boolean isLost, Map<Source, Boolean> lost) {
    Boolean before = lost.put(source, isLost);
    if (before != null && (before || isLost)) {
      throw row.problem(source.path().dotted() + " is lost by one row and mentioned by another");
    }
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
    List<CodePair> codes = row.list("codes").stream().map(text -> pair(row, text)).toList();
    return new Link.Same(path(row, from, fromText), path(row, to, toText), codes, row.constant("way", Way.BOTH));
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
