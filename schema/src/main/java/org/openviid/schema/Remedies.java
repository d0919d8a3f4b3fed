package org.openviid.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why errors happen and what to do about them: `remedies.csv`, by code, range of codes, or outcome.
public final class Remedies {
  private static final Remedies BUILT_IN = new Remedies(TableSource.builtIn());
  private static final String CODE = "OV-";

  private final List<OfRange> ranges = new ArrayList<>();
  private final Map<Outcome, Remedy> outcomes = new EnumMap<>(Outcome.class);

  /// Why an error happens and what to do about it.
  ///
  /// @param cause why
  /// @param cure what to do
  public record Remedy(Label cause, Label cure) {}

  private record OfRange(int first, int last, Remedy remedy) {
    boolean holds(int code) {
      return first <= code && code <= last;
    }
  }

  private Remedies(TableSource source) {
    for (CsvTable.Row row : CsvTable.read("remedies.csv", source).rows()) {
      Remedy remedy =
          new Remedy(
              new Label(row.text("cause_zh"), row.text("cause_en")), new Label(row.text("cure_zh"), row.text("cure_en")));
      if (row.text("first").startsWith(CODE)) {
        ranges.add(new OfRange(number(row.text("first")), number(row.text("last")), remedy));
      } else {
        outcomes.put(row.constant("first", Outcome.class), remedy);
      }
    }
  }

  private static int number(String code) {
    return Integer.parseInt(code.substring(CODE.length()));
  }

  /// The remedies that come with the software.
  public static Remedies builtIn() {
    return BUILT_IN;
  }

  /// The remedy for an error: of the narrowest range that holds its code, else of its outcome.
  public Remedy of(ErrorText error) {
    int code = number(error.code());
    return ranges.stream()
        .filter(range -> range.holds(code))
        .min(Comparator.comparingInt(range -> range.last() - range.first()))
        .map(OfRange::remedy)
        .or(() -> Optional.ofNullable(outcomes.get(error.outcome())))
        .orElseThrow(() -> new IllegalStateException("there is no remedy for " + error.outcome()));
  }
}
