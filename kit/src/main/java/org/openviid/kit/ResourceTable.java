package org.openviid.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table that the kit carries: comma-separated without quoting, one header line, UTF-8. Immutable once
/// it has been read.
final class ResourceTable {
  private final String name;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  private ResourceTable(String name, List<String> columns) {
    this.name = name;
    this.columns = columns;
  }

  /// Reads the table of that name beside this class. The last column takes whatever remains of a line.
  static ResourceTable open(String name) {
    InputStream in = ResourceTable.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("table " + name + " is missing");
    }
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      ResourceTable table = new ResourceTable(name, Arrays.asList(reader.readLine().split(",", -1)));
      reader.lines().filter(line -> !line.isBlank()).forEach(table::add);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("table " + name + " cannot be read", e);
    }
  }

  private void add(String line) {
    String[] cells = line.split(",", columns.size());
    if (cells.length != columns.size()) {
      throw new IllegalStateException("table " + name + " has a short line: " + line);
    }
    rows.add(new Row(cells));
  }

  /// The lines below the header.
  List<Row> rows() {
    return rows;
  }

  /// One line.
  final class Row {
    private final String[] cells;

    private Row(String[] cells) {
      this.cells = cells;
    }

    String text(String column) {
      int index = columns.indexOf(column);
      if (index < 0) {
        throw new IllegalStateException("table " + name + " has no column " + column);
      }
      return cells[index];
    }

    int whole(String column) {
      return Integer.parseInt(text(column));
    }

    double real(String column) {
      return Double.parseDouble(text(column));
    }

    /// The blank-separated words of a cell.
    List<String> words(String column) {
      String text = text(column).strip();
      return text.isEmpty() ? List.of() : List.of(text.split(" +"));
    }
  }
}
