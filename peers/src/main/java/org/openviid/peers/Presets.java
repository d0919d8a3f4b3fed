package org.openviid.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openviid.schema.CsvTable;
import org.openviid.schema.Provenance;
import org.openviid.schema.Suggestion;
import org.openviid.schema.TableSource;

/// Settings that suit the products of a vendor: the table `presets.csv`. Immutable.
public final class Presets {
  private static final Presets BUILT_IN = new Presets(TableSource.builtIn());

  private final Map<String, List<Row>> rows = new LinkedHashMap<>();

  /// What a preset says about one setting.
  ///
  /// @param setting the setting
  /// @param value its value as text
  /// @param provenance how well it is known: reconstructed from public material, or ours
  /// @param source where it is known from
  public record Row(Setting<?> setting, String value, Provenance provenance, String source) {}

  private Presets(TableSource source) {
    for (CsvTable.Row row : CsvTable.read("presets.csv", source).rows()) {
      Setting<?> setting =
          Setting.find(row.text("setting")).orElseThrow(() -> row.problem("there is no such setting"));
      PeerSettings.DEFAULT.withText(setting, row.text("value"));
      rows.computeIfAbsent(row.text("preset"), _ -> new ArrayList<>())
          .add(
              new Row(
                  setting, row.text("value"), row.constant("provenance", Provenance.class), row.text("source")));
    }
  }

  /// The presets that come with the software.
  public static Presets builtIn() {
    return BUILT_IN;
  }

  /// All presets by name.
  public Map<String, List<Row>> all() {
    return Collections.unmodifiableMap(rows);
  }

  /// Settings with what a preset says. What it says nothing about stays, unless it is there only because the
  /// preset before said so.
  ///
  /// @param name its name; empty to forget which one was applied last
  /// @throws IllegalArgumentException when there is none of that name
  PeerSettings applied(PeerSettings settings, String name) {
    List<Row> preset = name.isEmpty() ? List.of() : rows.get(name);
    if (preset == null) {
      String meant = Suggestion.closest(name, rows.keySet()).orElseGet(() -> String.join(", ", rows.keySet()));
      throw new IllegalArgumentException("there is no preset '" + name + "'; there is " + meant);
    }
    PeerSettings applied = withdrawn(settings);
    for (Row row : preset) {
      applied = applied.withText(row.setting(), row.value());
    }
    return applied.with(Setting.PRESET, name);
  }

  /// The settings without what the preset said that was applied last and nobody has changed since.
  private PeerSettings withdrawn(PeerSettings settings) {
    PeerSettings withdrawn = settings;
    for (Row row : rows.getOrDefault(settings.of(Setting.PRESET), List.of())) {
      PeerSettings said = settings.withText(row.setting(), row.value());
      if (said.equals(settings)) {
        withdrawn = usual(withdrawn, row.setting());
      }
    }
    return withdrawn;
  }

  private static <T> PeerSettings usual(PeerSettings settings, Setting<T> setting) {
    return settings.with(setting, setting.usual());
  }
}
