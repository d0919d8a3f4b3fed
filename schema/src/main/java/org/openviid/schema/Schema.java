package org.openviid.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// All tables together. Immutable after loading, and safe to share between threads.
public final class Schema {
  private final Map<String, ObjectType> types = new LinkedHashMap<>();
  private final Map<Integer, ObjectType> typesByKey = new HashMap<>();
  private final Map<String, ObjectType> typesByRoot = new HashMap<>();
  private final Map<String, CodeList> codeLists = new LinkedHashMap<>();
  private final List<InterfaceRow> interfaces = new ArrayList<>();

  private Schema() {}

  /// Loads the tables that come with the software.
  public static Schema load() {
    return load(TableSource.builtIn());
  }

  /// Loads tables from elsewhere.
  ///
  /// @throws IllegalArgumentException naming file, line and fault when a table is inconsistent
  public static Schema load(TableSource source) {
    Schema schema = new Schema();
    schema.loadCodes(source);
    schema.loadTypes(source);
    schema.loadInterfaces(source);
    return schema;
  }

  private void loadInterfaces(TableSource source) {
    Set<String> taken = new HashSet<>();
    for (CsvTable.Row csv : table(source, "interfaces.csv").rows()) {
      InterfaceRow row = InterfaceRow.of(csv, this);
      if (!taken.add(row.id()) || !taken.add(row.method() + " " + row.path())) {
        throw csv.problem(row.id() + ", or its method and path, occurs twice");
      }
      interfaces.add(row);
    }
  }

  private static CsvTable table(TableSource source, String path) {
    return CsvTable.read(path, source);
  }

  private void loadCodes(TableSource source) {
    for (CsvTable.Row index : table(source, "codes.csv").rows()) {
      Map<String, Label> codes = new LinkedHashMap<>();
      boolean external = index.text("external").equals("yes");
      if (!external) {
        for (CsvTable.Row row : table(source, "codes/" + index.text("file")).rows()) {
          codes.put(row.text("code"), new Label(row.text("zh"), row.text("en")));
        }
      }
      String name = index.text("name");
      codeLists.put(name, new CodeList(name, external, codes));
    }
  }

  private void loadTypes(TableSource source) {
    CsvTable table = table(source, "types.csv");
    for (CsvTable.Row row : table.rows()) {
      ObjectType type = new ObjectType(TypeRow.of(row));
      if (types.put(type.name(), type) != null || typesByKey.put(type.key(), type) != null) {
        throw row.problem("type " + type + " or its key occurs twice");
      }
      if (!type.root().isEmpty()) {
        typesByRoot.putIfAbsent(type.root(), type);
      }
    }
    types.values().forEach(type -> type.define(attributes(source, type)));
    table.rows().forEach(this::requireNamed);
  }

  private List<Attribute> attributes(TableSource source, ObjectType type) {
    List<Attribute> attributes = new ArrayList<>();
    Set<Object> taken = new HashSet<>();
    for (CsvTable.Row row : table(source, "objects/" + type.name() + ".csv").rows()) {
      Attribute attribute = attribute(row, attributes.size());
      if (!taken.add(attribute.name()) || !taken.add(attribute.key())) {
        throw row.problem("attribute " + attribute + ", or its key, occurs twice");
      }
      attributes.add(attribute);
    }
    return attributes;
  }

  /// The ways that a row of `types.csv` names have to lead somewhere.
  private void requireNamed(CsvTable.Row row) {
    ObjectType type = type(row.text("name"));
    for (String column : TypeRow.PATHS) {
      String path = row.optional(column);
      if (!path.isEmpty() && type.path(path).isEmpty()) {
        throw row.problem(column + " '" + path + "' is no attribute of " + type);
      }
    }
  }

  private Attribute attribute(CsvTable.Row csv, int ordinal) {
    AttributeRow row = AttributeRow.of(csv);
    @Nullable CodeList codes = codeLists.get(row.codes());
    if (codes == null && !row.codes().isEmpty()) {
      throw csv.problem("code list '" + row.codes() + "' is missing");
    }
    @Nullable ObjectType target = types.get(row.target());
    if (target == null && row.kind().nests()) {
      throw csv.problem("object type '" + row.target() + "' is missing");
    }
    return new Attribute(row, ordinal, codes, target);
  }

  /// All object types, in the order of `types.csv`.
  public Collection<ObjectType> types() {
    return Collections.unmodifiableCollection(types.values());
  }

  /// The type of that name.
  ///
  /// @throws IllegalArgumentException when there is none
  public ObjectType type(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no object type " + name));
  }

  /// The type of that name, if there is one.
  public Optional<ObjectType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /// The type with that permanent key, or null when the tables no longer have it.
  public @Nullable ObjectType find(int key) {
    return typesByKey.get(key);
  }

  /// The type whose objects are message bodies under that root key, if there is one.
  public Optional<ObjectType> findByRoot(String root) {
    return Optional.ofNullable(typesByRoot.get(root));
  }

  /// All code lists, in the order of `codes.csv`.
  public Collection<CodeList> codeLists() {
    return Collections.unmodifiableCollection(codeLists.values());
  }

  /// The code list of that name, if there is one.
  public Optional<CodeList> codeList(String name) {
    return Optional.ofNullable(codeLists.get(name));
  }

  /// The interface table: what is served, in the order of `interfaces.csv`.
  public List<InterfaceRow> interfaces() {
    return Collections.unmodifiableList(interfaces);
  }

  /// A number that changes whenever a change of the tables makes an existing search index wrong:
  /// keys, kinds and ways of searching, but not names.
  public long fingerprint() {
    CRC32C crc = new CRC32C();
    for (ObjectType type : types.values()) {
      for (Attribute attribute : type.attributes()) {
        String place = type.key() + ":" + attribute.key();
        String line = place + ":" + attribute.kind() + ":" + attribute.search() + "\n";
        crc.update(line.getBytes(StandardCharsets.US_ASCII));
      }
    }
    return crc.getValue();
  }
}
