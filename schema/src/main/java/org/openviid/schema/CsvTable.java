package org.openviid.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A comma-separated table with a header line (RFC 4180, UTF-8, no line breaks within fields). Immutable
/// once read.
public final class CsvTable {
  private final String file;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private CsvTable(String file) {
    this.file = file;
  }

  /// Reads a table that a source holds, by its path below `tables/`.
  ///
  /// @throws UncheckedIOException when there is none or it cannot be read
  public static CsvTable read(String path, TableSource source) {
    return read(path, source.open(path));
  }

  /// Reads a whole table and closes the stream.
  ///
  /// @param file how problems name the table
  public static CsvTable read(String file, InputStream in) {
    CsvTable table = new CsvTable(file);
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> header = split(reader.readLine());
      for (String name : header) {
        table.columns.put(name, table.columns.size());
      }
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          table.rows.add(table.new Row(number, split(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("table " + file + " cannot be read", e);
    }
    return table;
  }

  /// The rows in the order of the table; blank lines are none. Unmodifiable.
  public List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /// One row, whose problems name file, line and what is wrong.
  public final class Row {
    private final int line;
    private final List<String> fields;

    private Row(int line, List<String> fields) {
      this.line = line;
      this.fields = fields;
    }

    /// The text of a column without blanks around it, perhaps empty.
    ///
    /// @throws IllegalArgumentException when the table has no such column
    public String text(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw problem("column '" + column + "' is missing");
      }
      return index < fields.size() ? fields.get(index).strip() : "";
    }

    /// The text of a column that a table may lack; empty then.
    public String optional(String column) {
      return columns.containsKey(column) ? text(column) : "";
    }

    /// The whole number in a column.
    ///
    /// @throws IllegalArgumentException when it holds anything else
    public int number(String column) {
      return parsed(column, Integer::parseInt);
    }

    /// The text of a column, parsed.
    ///
    /// @throws IllegalArgumentException naming the place, when the parser throws
    public <T> T parsed(String column, Function<String, T> parser) {
      String text = text(column);
      try {
        return parser.apply(text);
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(place() + column + " '" + text + "' is wrong", e);
      }
    }

    /// The enum constant in a column, written in upper or lower case.
    ///
    /// @throws IllegalArgumentException when it holds anything else
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
      return parsed(column, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /// The same, or what is meant when the column is empty.
    <E extends Enum<E>> E constant(String column, E usual) {
      return text(column).isEmpty() ? usual : constant(column, usual.getDeclaringClass());
    }

    Set<Profile> profiles(String column) {
      Set<Profile> profiles = EnumSet.noneOf(Profile.class);
      for (String name : list(column)) {
        profiles.add(Profile.valueOf(name.toUpperCase(Locale.ROOT)));
      }
      if (profiles.isEmpty()) {
        throw problem("no profile is named");
      }
      return Set.copyOf(profiles);
    }

    /// The parts of a column that a table may lack; none then.
    public List<String> optionalList(String column) {
      return columns.containsKey(column) ? list(column) : List.of();
    }

    /// The parts of a column between semicolons, none of them empty.
    public List<String> list(String column) {
      return Arrays.stream(text(column).split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /// An exception that names table and line.
    public IllegalArgumentException problem(String message) {
      return new IllegalArgumentException(place() + message);
    }

    private String place() {
      return file + " line " + line + ": ";
    }
  }
}
