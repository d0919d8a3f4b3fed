package org.openviid.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openviid.schema.CsvTable;
import org.openviid.schema.TableSource;
import org.openviid.server.Diagnosis.Verdict;

/// The sentences of the doctor: `doctor.csv`. Immutable.
final class DoctorTexts {
  private final Map<String, Row> rows = new HashMap<>();

  /// @param check what was looked at
  private record Row(String check, Verdict verdict, String text, String cure) {}

  /// @param chinese whether to speak Chinese
  DoctorTexts(boolean chinese) {
    String language = chinese ? "zh" : "en";
    for (CsvTable.Row row : CsvTable.read("doctor.csv", TableSource.builtIn()).rows()) {
      rows.put(
          row.text("key"),
          new Row(
              row.text("check_" + language),
              row.constant("verdict", Verdict.class),
              row.text(language),
              row.text("cure_" + language)));
    }
  }

  private Row row(Diagnosis diagnosis) {
    Row row = rows.get(diagnosis.key());
    if (row == null) {
      throw new IllegalArgumentException("doctor.csv has no row " + diagnosis.key());
    }
    return row;
  }

  Verdict verdict(Diagnosis diagnosis) {
    return row(diagnosis).verdict();
  }

  /// One or two lines: what was found, and what to do about it.
  String of(Diagnosis diagnosis) {
    Row row = row(diagnosis);
    String mark = switch (row.verdict()) {
      case GOOD -> "ok  ";
      case DOUBTFUL -> "WARN";
      case BAD -> "BAD ";
    };
    String found = "%s  %s: %s%n".formatted(mark, row.check(), fill(row.text(), diagnosis.arguments()));
    return row.cure().isEmpty() ? found : found + "      → " + fill(row.cure(), diagnosis.arguments()) + "\n";
  }

  private static String fill(String text, List<String> arguments) {
    String filled = text;
    for (int i = 0; i < arguments.size(); i++) {
      filled = filled.replace("{" + i + "}", arguments.get(i));
    }
    return filled;
  }
}
