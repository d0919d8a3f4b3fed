package org.openviid.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lines of a report with a name at their left. Used by one thread.
final class ReportLines {
  private static final int NAME_WIDTH = 11;

  private final List<String> lines = new ArrayList<>();

  ReportLines add(String name, String text) {
    lines.add(name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + text);
    return this;
  }

  /// Adds a line made by a format, with decimal points whatever the machine's language.
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  ReportLines format(String name, String format, Object... values) {
    return add(name, String.format(Locale.ROOT, format, values));
  }

  /// Adds a heading after an empty line.
  ReportLines heading(String text) {
    lines.add("");
    lines.add(text);
    return this;
  }

  ReportLines addAll(List<String> more) {
    lines.addAll(more);
    return this;
  }

  List<String> all() {
    return List.copyOf(lines);
  }
}
