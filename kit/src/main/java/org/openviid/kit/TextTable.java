package org.openviid.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A table for a terminal, aligned whatever the script. Used by one thread.
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> heads = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /// Adds a line to the head.
  TextTable head(List<String> cells) {
    heads.add(List.copyOf(cells));
    return this;
  }

  /// Adds a row with as many cells as the head.
  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /// The lines, without blanks at their ends.
  List<String> lines() {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    heads.forEach(head -> lines.add(line(head, widths)));
    lines.add(line(widths.stream().map("-"::repeat).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private List<Integer> widths() {
    List<List<String>> all = new ArrayList<>(heads);
    all.addAll(rows);
    int columns = all.stream().mapToInt(List::size).max().orElse(0);
    List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
    for (List<String> cells : all) {
      for (int i = 0; i < cells.size(); i++) {
        widths.set(i, Math.max(widths.get(i), DisplayWidth.of(cells.get(i))));
      }
    }
    return widths;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : GAP).append(DisplayWidth.padded(cells.get(i), widths.get(i)));
    }
    return line.toString().stripTrailing();
  }
}
