package org.openviid.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The departures from the standard that can be tolerated, by the name that configuration, counters and
/// reports use: `tolerances/*.csv`, one file a module, named in `tolerances.csv`. Immutable.
public final class ToleranceTexts {
  private static final String STANDARD = "GB/T 46363-2025 ";
  private static final Map<String, Text> TEXTS = load(TableSource.builtIn());

  /// @param label what the departure is
  /// @param clause what it departs from; empty where each finding names its own
  private record Text(Label label, String clause) {}

  private ToleranceTexts() {}

  /// What the departure of that name is, in half a sentence; empty when there is none of that name.
  public static Optional<Label> find(String name) {
    return Optional.ofNullable(TEXTS.get(name)).map(Text::label);
  }

  /// The same as a sentence for the vendor of whoever departs, with the clause; the name itself when there is
  /// none of that name.
  public static Label sentence(String name) {
    Text text = TEXTS.get(name);
    if (text == null) {
      return new Label(name, name);
    }
    String clause = STANDARD + text.clause();
    return text.clause().isEmpty()
        ? text.label()
        : new Label(clause + "：" + text.label().zh(), clause + ": " + text.label().en());
  }

  /// The names of all of them, in the order of the tables.
  public static Set<String> names() {
    return TEXTS.keySet();
  }

  private static Map<String, Text> load(TableSource source) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (CsvTable.Row file : CsvTable.read("tolerances.csv", source).rows()) {
      for (CsvTable.Row row : CsvTable.read("tolerances/" + file.text("module") + ".csv", source).rows()) {
        if (texts.put(row.text("name"), text(row)) != null) {
          throw row.problem("tolerance " + row.text("name") + " occurs twice");
        }
      }
    }
    return Collections.unmodifiableMap(texts);
  }

  private static Text text(CsvTable.Row row) {
    return new Text(new Label(row.text("zh"), row.text("en")), row.optional("clause"));
  }
}
