package org.openviid.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A row of the interface table: one method on one resource URI.
///
/// @param id a stable name, for example `MotorVehicles.create`
/// @param method the HTTP method
/// @param path the URI path, with `{ID}` for an identifier
/// @param aliases other paths that are served alike
/// @param operation what it does
/// @param type the resource type it concerns, if any
/// @param request the type of the request body, if any
/// @param response the type of the answer, if it is an object of the tables
/// @param rawRequest whether the request body is Base64 content instead of an object
/// @param rawResponse whether the answer is Base64 content instead of an object
/// @param clause46363 the clause of GB/T 46363, perhaps empty
/// @param clause1400 the clause of GA/T 1400.4, perhaps empty
/// @param profiles the generations that have it
/// @param provenance how well it is known
/// @param note remarks, perhaps empty
public record InterfaceRow(
    String id,
    String method,
    String path,
    List<String> aliases,
    Operation operation,
    Optional<ObjectType> type,
    Optional<ObjectType> request,
    Optional<ObjectType> response,
    boolean rawRequest,
    boolean rawResponse,
    String clause46363,
    String clause1400,
    Set<Profile> profiles,
    Provenance provenance,
    String note) {

  static InterfaceRow of(CsvTable.Row row, Schema schema) {
    return new InterfaceRow(
        row.text("id"),
        row.text("method"),
        row.text("path"),
        row.list("aliases"),
        row.parsed("operation", Operation::parse),
        reference(row, "type", schema),
        reference(row, "request", schema),
        reference(row, "response", schema),
        row.text("request").equals("data"),
        row.text("response").equals("data"),
        row.text("clause46363"),
        row.text("clause1400"),
        row.profiles("profiles"),
        row.constant("provenance", Provenance.class),
        row.text("note"));
  }

  private static Optional<ObjectType> reference(CsvTable.Row row, String column, Schema schema) {
    String name = row.text(column);
    if (name.isEmpty() || name.equals("data")) {
      return Optional.empty();
    }
    return Optional.of(
        schema.find(name).orElseThrow(() -> row.problem(column + " '" + name + "' has no table")));
  }
}
