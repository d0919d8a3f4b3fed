package org.openviid.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An object type of the standard: a row of `types.csv` with its table of attributes. Immutable once
/// the schema is loaded; compared by identity, as there is one instance a schema.
public final class ObjectType {
  private static final ObjectType OPEN = new ObjectType(TypeRow.OPEN);

  private final TypeRow row;
  private List<Attribute> attributes = List.of();
  private final Map<String, Attribute> byName = new HashMap<>();
  private final Map<String, Attribute> byLowerCaseName = new HashMap<>();
  private final Map<Integer, Attribute> byKey = new HashMap<>();
  private final Map<String, Optional<AttributePath>> named = new ConcurrentHashMap<>();

  ObjectType(TypeRow row) {
    this.row = row;
  }

  void define(List<Attribute> defined) {
    attributes = Collections.unmodifiableList(new ArrayList<>(defined));
    for (Attribute attribute : attributes) {
      byName.put(attribute.name(), attribute);
      byKey.put(attribute.key(), attribute);
    }
    for (Attribute attribute : attributes) {
      attribute.aliases().forEach(alias -> byName.putIfAbsent(alias, attribute));
    }
    for (Attribute attribute : attributes) {
      byLowerCaseName.putIfAbsent(attribute.name().toLowerCase(Locale.ROOT), attribute);
    }
    byName.forEach(
        (name, attribute) -> byLowerCaseName.putIfAbsent(name.toLowerCase(Locale.ROOT), attribute));
  }

  /// The type of nested objects that the tables do not know: it has no name, no attributes and the key
  /// 0, and belongs to every schema. Whatever its objects contain is among their extras.
  public static ObjectType open() {
    return OPEN;
  }

  /// The permanent number, never reused. Stored data contains it.
  public int key() {
    return row.key();
  }

  /// The name of the type, for example `MotorVehicle`.
  public String name() {
    return row.name();
  }

  /// The name for people.
  public Label label() {
    return row.label();
  }

  /// What part it plays.
  public TypeKind kind() {
    return row.kind();
  }

  /// The key of the object when it is a message body, for example `MotorVehicleObject`; empty when
  /// it never is one.
  public String root() {
    return row.root();
  }

  /// Other keys of the object as a message body that are accepted on input.
  public List<String> rootAliases() {
    return row.aliases();
  }

  /// The key of the object within the list of its type; empty when there is no such list.
  public String element() {
    return row.element();
  }

  /// The clause of the given generation that describes it, perhaps empty.
  public String clause(Profile profile) {
    return profile == Profile.GBT46363 ? row.clause46363() : row.clause1400();
  }

  /// The generations of the standard that have it.
  public Set<Profile> profiles() {
    return row.profiles();
  }

  /// How well it is known.
  public Provenance provenance() {
    return row.provenance();
  }

  /// Whether objects of this type hold personal data, so that access to them is audited.
  public boolean isPersonal() {
    return row.personal();
  }

  /// How identifiers of this type are made, for example `content:02`; empty for types without.
  public String identifierRule() {
    return row.subtype();
  }

  /// Remarks of the table, perhaps empty.
  public String note() {
    return row.note();
  }

  /// All attributes, in schema order.
  public List<Attribute> attributes() {
    return attributes;
  }

  /// The attribute of that name or accepted spelling.
  public Optional<Attribute> attribute(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The attribute of that name or accepted spelling, or null; for inner loops.
  public @Nullable Attribute find(String name) {
    return byName.get(name);
  }

  /// The attribute with that permanent key, or null when the tables no longer have it.
  public @Nullable Attribute find(int key) {
    return byKey.get(key);
  }

  /// Whether objects of this type have an identifier.
  public boolean hasIdentity() {
    return !row.id().isEmpty();
  }

  /// The way to the identifying attribute.
  ///
  /// @throws IllegalStateException for types without identity
  public AttributePath idPath() {
    return named(row.id()).orElseThrow(() -> new IllegalStateException(name() + " has no identifier"));
  }

  /// The way to the attribute that says when it happened, if the type has one.
  public Optional<AttributePath> timePath() {
    return named(row.time());
  }

  /// The way to the attribute that names the device it comes from, if the type has one.
  public Optional<AttributePath> devicePath() {
    return named(row.scope().device());
  }

  /// The way to the attribute that names its collection point, if the type has one.
  public Optional<AttributePath> pointPath() {
    return named(row.scope().point());
  }

  /// The way to the attribute that names the image, video slice or file it was found in, if the type
  /// has one.
  public Optional<AttributePath> sourcePath() {
    return named(row.scope().source());
  }

  /// The way to the attribute that names the peer that asked for it, if the type has one: nobody else
  /// may change such an object.
  public Optional<AttributePath> ownerPath() {
    return named(row.scope().owner());
  }

  /// The way to the attribute that names the data organisation library it belongs to, if the type has one.
  public Optional<AttributePath> libraryPath() {
    return named(row.scope().library());
  }

  /// The way to the attribute that names its administrative division, if the type has one.
  public Optional<AttributePath> areaPath() {
    return named(row.scope().area());
  }

  /// The way that a column of `types.csv` names, resolved once, as these are asked for with every object.
  private Optional<AttributePath> named(String dotted) {
    return dotted.isEmpty() ? Optional.empty() : named.computeIfAbsent(dotted, this::path);
  }

  /// Resolves a dotted name such as `SubImageList.Type`, with or without the leading type name. Lists
  /// that merely contain may be left out: `SubImageList.Type` finds
  /// `SubImageList.SubImageInfoObject.Type`, and an attribute of a set object's information part is
  /// found without naming that part.
  public Optional<AttributePath> path(String dotted) {
    return AttributePath.resolve(this, dotted, ObjectType::find);
  }

  /// As [#path], but upper and lower case are alike; for peers that do not spell names as they should.
  public Optional<AttributePath> pathIgnoringCase(String dotted) {
    return AttributePath.resolve(
        this, dotted, (type, name) -> type.byLowerCaseName.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return name();
  }
}
