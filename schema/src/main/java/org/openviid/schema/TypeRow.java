package org.openviid.schema;

import java.util.List;
import java.util.Set;

/// A row of `types.csv`.
record TypeRow(
    int key,
    String name,
    TypeKind kind,
    String root,
    String element,
    Label label,
    String clause46363,
    String clause1400,
    Set<Profile> profiles,
    Provenance provenance,
    String id,
    String time,
    String subtype,
    ScopeColumns scope,
    boolean personal,
    List<String> aliases,
    String note) {

  /// The columns that name an attribute of the type.
  static final List<String> PATHS =
      List.of("id", "time", "device", "point", "source", "owner", "library", "area");

  /// The row of [ObjectType#open].
  static final TypeRow OPEN =
      new TypeRow(
          0, "", TypeKind.PART, "", "", new Label("", ""), "", "", Set.of(Profile.values()), Provenance.OURS,
          "", "", "", new ScopeColumns("", "", "", "", "", ""), false, List.of(), "");

  static TypeRow of(CsvTable.Row row) {
    return new TypeRow(
        row.number("key"),
        row.text("name"),
        row.constant("kind", TypeKind.class),
        row.text("root"),
        row.text("element"),
        new Label(row.text("zh"), row.text("en")),
        row.text("clause46363"),
        row.text("clause1400"),
        row.profiles("profiles"),
        row.constant("provenance", Provenance.class),
        row.text("id"),
        row.text("time"),
        row.text("subtype"),
        ScopeColumns.of(row),
        row.text("personal").equals("yes"),
        row.optionalList("aliases"),
        row.text("note"));
  }

  /// The attributes that say where an object belongs.
  record ScopeColumns(
      String device, String point, String source, String owner, String library, String area) {
    static ScopeColumns of(CsvTable.Row row) {
      return new ScopeColumns(
          row.optional("device"),
          row.optional("point"),
          row.optional("source"),
          row.optional("owner"),
          row.optional("library"),
          row.optional("area"));
    }
  }
}
