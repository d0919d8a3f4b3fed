package org.openviid.schema;

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
    boolean personal,
    String note) {

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
        row.text("personal").equals("yes"),
        row.text("note"));
  }
}
