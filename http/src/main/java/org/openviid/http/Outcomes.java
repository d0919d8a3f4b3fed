package org.openviid.http;

import java.util.EnumMap;
import java.util.Map;
import org.openviid.schema.CsvTable;
import org.openviid.schema.Outcome;
import org.openviid.schema.TableSource;

/// How each [Outcome] is answered: the table `outcomes.csv` (annex A.6 and the StatusCode list of
/// ConfirmStatusType). Immutable.
public final class Outcomes {
  private final Map<Outcome, Row> rows = new EnumMap<>(Outcome.class);

  /// One row.
  private record Row(int http, int status) {}

  private Outcomes() {}

  /// Reads the table.
  ///
  /// @throws IllegalArgumentException naming what is wrong, for example an outcome without a row
  public static Outcomes load(TableSource source) {
    Outcomes outcomes = new Outcomes();
    for (CsvTable.Row row : CsvTable.read("outcomes.csv", source).rows()) {
      Row numbers = new Row(row.number("http"), row.number("status"));
      if (outcomes.rows.put(row.constant("outcome", Outcome.class), numbers) != null) {
        throw row.problem("the outcome occurs twice");
      }
    }
    for (Outcome outcome : Outcome.values()) {
      if (!outcomes.rows.containsKey(outcome)) {
        throw new IllegalArgumentException("outcomes.csv: " + outcome + " has no row");
      }
    }
    return outcomes;
  }

  /// The HTTP status.
  public int http(Outcome outcome) {
    return row(outcome).http();
  }

  /// The StatusCode of the protocol.
  public int statusCode(Outcome outcome) {
    return row(outcome).status();
  }

  private Row row(Outcome outcome) {
    Row row = rows.get(outcome);
    if (row == null) {
      throw new IllegalStateException(outcome + " has no row");
    }
    return row;
  }
}
