package org.openviid.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// What the objects of a measurement hold: a table of attributes and values, with the cardinalities of
/// real traffic. What differs from record to record is a [Mark]. Immutable.
final class RecordTable {
  private final String file;
  private final ObjectType type;
  private final List<Line> lines;

  private record Line(Attribute attribute, String values) {}

  /// Reads a table of this package.
  RecordTable(String file, ObjectType type) {
    this.file = file;
    this.type = type;
    this.lines = read();
  }

  private List<Line> read() {
    InputStream in = RecordTable.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("table " + file + " is missing");
    }
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line(line.split(",", 2))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("table " + file + " cannot be read", e);
    }
  }

  private Line line(String[] cells) {
    Attribute attribute =
        type.attribute(cells[0])
            .orElseThrow(() -> new IllegalStateException(file + ": " + type + " has no " + cells[0]));
    return new Line(attribute, cells[1]);
  }

  /// The type of the objects.
  ObjectType type() {
    return type;
  }

  /// An object with random values, and with these texts at its marks.
  DataObject.Builder object(RandomGenerator random, Mark.Texts texts) {
    DataObject.Builder object = DataObject.builder(type);
    for (Line line : lines) {
      String values = line.values();
      String text = values.startsWith("@") ? texts.of(Mark.named(values.substring(1))) : pick(values, random);
      object.set(line.attribute(), value(line.attribute(), text, texts.epochMillis()));
    }
    return object;
  }

  /// The attributes that differ from record to record, with their values for a stamp.
  DataObject.Builder restamp(DataObject.Builder object, Mark.Texts texts) {
    for (Line line : lines) {
      if (line.values().startsWith("@")) {
        String text = texts.of(Mark.named(line.values().substring(1)));
        object.set(line.attribute(), value(line.attribute(), text, texts.epochMillis()));
      }
    }
    return object;
  }

  private static String pick(String values, RandomGenerator random) {
    int range = values.indexOf("..");
    if (range > 0) {
      int low = Integer.parseInt(values.substring(0, range));
      int high = Integer.parseInt(values.substring(range + 2));
      return Integer.toString(random.nextInt(low, high + 1));
    }
    String[] words = values.split(" ", -1);
    return words[random.nextInt(words.length)];
  }

  private Value value(Attribute attribute, String text, long epochMillis) {
    return switch (attribute.kind()) {
      case TEXT, CODE -> new Value.Text(text);
      case INT, INTCODE -> new Value.Whole(Long.parseLong(text));
      case DOUBLE -> new Value.Real(Double.parseDouble(text));
      case FLAG -> new Value.Flag(text.equals("1"));
      case TIME -> new Value.Moment(epochMillis, text);
      case DATA, OBJECT, LIST, TEXTS ->
          throw new IllegalStateException(file + ": " + attribute + " cannot be written there");
    };
  }
}
