package org.openviid.kit;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// How objects of one type are made from facts: a table of attributes and patterns. Attributes whose
/// facts are not known are left out. Immutable.
final class RecordTemplate {
  /// How times are written.
  static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private static final String SPECIAL = "@";

  private final ObjectType type;
  private final ZoneId zone;
  private final List<Line> lines = new ArrayList<>();

  private record Line(Attribute attribute, String pattern) {}

  /// Reads the table of that type.
  ///
  /// @param zone the zone of local times
  RecordTemplate(ObjectType type, ZoneId zone) {
    this.type = type;
    this.zone = zone;
    for (ResourceTable.Row row : ResourceTable.open("records/" + type.name() + ".csv").rows()) {
      String name = row.text("attribute");
      Attribute attribute =
          type.attribute(name)
              .orElseThrow(() -> new IllegalStateException(type + " has no attribute " + name));
      lines.add(new Line(attribute, row.text("value")));
    }
  }

  /// The attribute whose pattern is `@` and that name.
  Attribute special(String name) {
    return lines.stream()
        .filter(line -> line.pattern().equals(SPECIAL + name))
        .map(Line::attribute)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the record of " + type + " has no @" + name));
  }

  /// An object of the type.
  ///
  /// @param values what patterns that begin with `@` stand for, by the rest of the pattern
  DataObject fill(Facts facts, Map<String, Value> values) {
    DataObject.Builder object = DataObject.builder(type);
    for (Line line : lines) {
      if (line.pattern().startsWith(SPECIAL)) {
        object.set(line.attribute(), values.get(line.pattern().substring(SPECIAL.length())));
      } else {
        facts
            .fill(line.pattern())
            .ifPresent(text -> object.set(line.attribute(), value(line.attribute(), text)));
      }
    }
    return object.build();
  }

  private Value value(Attribute attribute, String text) {
    return switch (attribute.kind()) {
      case TEXT, CODE -> new Value.Text(text);
      case INT, INTCODE -> new Value.Whole(Long.parseLong(text));
      case DOUBLE -> new Value.Real(Double.parseDouble(text));
      case FLAG -> new Value.Flag(text.equals("1"));
      case TIME -> moment(text);
      case DATA, OBJECT, LIST, TEXTS ->
          throw new IllegalStateException(type + "." + attribute + " cannot be told in words");
    };
  }

  private Value moment(String digits) {
    long millis = LocalDateTime.parse(digits, DIGITS).atZone(zone).toInstant().toEpochMilli();
    return new Value.Moment(millis, digits);
  }
}
