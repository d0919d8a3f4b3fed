package org.openviid.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openviid.schema.CsvTable;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.Outcome;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;

/// All that documents are made from. Immutable.
///
/// @param schema the tables that have a place in the schema
/// @param clauses the titles of the clauses, by their numbers
/// @param directives the words of queries that are no conditions
/// @param operators the operators of conditions
/// @param statuses the HTTP status of each outcome
/// @param served whether a row of the interface table is served
/// @param version of the software
public record Standard(
    Schema schema,
    Map<String, Label> clauses,
    List<Directive> directives,
    List<Operator> operators,
    Map<Outcome, Integer> statuses,
    Predicate<InterfaceRow> served,
    String version) {
  /// Copies the collections.
  public Standard {
    clauses = new LinkedHashMap<>(clauses);
    directives = List.copyOf(directives);
    operators = List.copyOf(operators);
    statuses = Map.copyOf(statuses);
  }

  /// A word of queries that is no condition.
  ///
  /// @param name how it is written
  /// @param aliases how else it may be written
  /// @param meaning what it asks for, as the table has it
  /// @param note a remark, perhaps empty
  public record Directive(String name, List<String> aliases, String meaning, String note) {}

  /// An operator of conditions.
  ///
  /// @param notation how it is written
  /// @param form `symbol`, `word` or `suffix`
  /// @param meaning what it does, as the table has it
  public record Operator(String notation, String form, String meaning) {}

  /// Reads the tables that the schema has no place for.
  ///
  /// @param schema read from the same source
  /// @param served whether a row of the interface table is served
  /// @throws IllegalArgumentException when a table is inconsistent
  public static Standard read(
      Schema schema, TableSource source, Predicate<InterfaceRow> served, String version) {
    return new Standard(
        schema, clauses(source), directives(source), operators(source), statuses(source), served, version);
  }

  private static Map<String, Label> clauses(TableSource source) {
    Map<String, Label> clauses = new LinkedHashMap<>();
    for (CsvTable.Row row : CsvTable.read("clauses.csv", source).rows()) {
      clauses.put(row.text("clause"), new Label(row.text("zh"), row.text("en")));
    }
    return clauses;
  }

  private static List<Directive> directives(TableSource source) {
    List<Directive> directives = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read("query/directives.csv", source).rows()) {
      directives.add(
          new Directive(row.text("name"), row.list("aliases"), row.text("meaning"), row.text("note")));
    }
    return directives;
  }

  private static List<Operator> operators(TableSource source) {
    List<Operator> operators = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read("query/operators.csv", source).rows()) {
      operators.add(new Operator(row.text("notation"), row.text("form"), row.text("meaning")));
    }
    return operators;
  }

  private static Map<Outcome, Integer> statuses(TableSource source) {
    Map<Outcome, Integer> statuses = new LinkedHashMap<>();
    for (CsvTable.Row row : CsvTable.read("outcomes.csv", source).rows()) {
      statuses.put(row.constant("outcome", Outcome.class), row.number("http"));
    }
    return statuses;
  }

  /// The group of messages that a row belongs to: its clause in GB/T 46363, or what it deals with where
  /// that has no such group.
  Label group(InterfaceRow row) {
    Label clause = clauses.get(row.clause46363());
    if (clause != null) {
      String number = row.clause46363() + " ";
      return new Label(number + clause.zh(), number + clause.en());
    }
    return row.type().map(type -> type.label()).orElseGet(() -> new Label(row.id(), row.id()));
  }
}
