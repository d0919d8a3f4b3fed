package org.openviid.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The departures from the standard that can be tolerated, by the name that configuration, counters and
/// reports use: `tolerances/*.csv`, one file a module, named in `tolerances.csv`. Immutable.
public final class ToleranceTexts {
  private static final Map<String, Label> TEXTS = load(TableSource.builtIn());

  private ToleranceTexts() {}

  /// What the departure of that name is, in half a sentence; empty when there is none of that name.
  public static Optional<Label> find(String name) {
    return Optional.ofNullable(TEXTS.get(name));
  }

  /// The names of all of them, in the order of the tables.
  public static Set<String> names() {
    return TEXTS.keySet();
  }

  private static Map<String, Label> load(TableSource source) {
    Map<String, Label> texts = new LinkedHashMap<>();
    for (CsvTable.Row file : CsvTable.read("tolerances.csv", source).rows()) {
      for (CsvTable.Row row : CsvTable.read("tolerances/" + file.text("module") + ".csv", source).rows()) {
        if (texts.put(row.text("name"), new Label(row.text("zh"), row.text("en"))) != null) {
          throw row.problem("tolerance " + row.text("name") + " occurs twice");
        }
      }
    }
    return Collections.unmodifiableMap(texts);
  }
}
