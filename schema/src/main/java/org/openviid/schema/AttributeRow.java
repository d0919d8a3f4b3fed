package org.openviid.schema;

import java.util.List;
import java.util.Set;

/// A row of an object table as read, before references to other tables are resolved.
record AttributeRow(
    int key,
    String name,
    Label label,
    ValueKind kind,
    String target,
    Length length,
    Obligation obligation,
    String codes,
    Set<Profile> profiles,
    Provenance provenance,
    Sensitivity sensitivity,
    SearchKind search,
    List<String> aliases,
    String note,
    Range range) {

  /// Reads one row of `objects/*.csv`.
  static AttributeRow of(CsvTable.Row row) {
    String type = row.text("type");
    int colon = type.indexOf(':');
    return new AttributeRow(
        row.number("key"),
        row.text("name"),
        new Label(row.text("zh"), row.text("en")),
        kind(row, colon < 0 ? type : type.substring(0, colon)),
        colon < 0 ? "" : type.substring(colon + 1),
        row.parsed("length", Length::parse),
        obligation(row),
        row.text("codes"),
        row.profiles("profiles"),
        row.constant("provenance", Provenance.class),
        row.constant("sensitivity", Sensitivity.NONE),
        row.constant("search", SearchKind.class),
        row.list("aliases"),
        row.text("note"),
        range(row));
  }

  /// The columns are missing from tables without ranges, so that corrected tables need not have them.
  private static Range range(CsvTable.Row row) {
    if (row.optional("range").isEmpty()) {
      return Range.UNLIMITED;
    }
    Provenance provenance = row.constant("range_provenance", Provenance.class);
    return row.parsed("range", notation -> Range.parse(notation, provenance));
  }

  private static ValueKind kind(CsvTable.Row row, String type) {
    for (ValueKind kind : ValueKind.values()) {
      if (kind.name().equalsIgnoreCase(type)) {
        return kind;
      }
    }
    throw row.problem("type '" + type + "' is unknown");
  }

  private static Obligation obligation(CsvTable.Row row) {
    return switch (row.text("obligation")) {
      case "R" -> Obligation.REQUIRED;
      case "C" -> Obligation.CONDITIONAL;
      case "O" -> Obligation.OPTIONAL;
      default -> throw row.problem("obligation is none of R, C, O");
    };
  }
}
