package org.openviid.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One attribute of an object type: a row of its table. Immutable once the schema is loaded.
public final class Attribute {
  private static final String READ_ONLY = "read only";
  private static final String SEVERAL = "multi-valued, joined by '";

  private final int ordinal;
  private final int key;
  private final String name;
  private final Label label;
  private final ValueKind kind;
  private final Length length;
  private final Range range;
  private final Obligation obligation;
  private final @Nullable CodeList codes;
  private final Set<Profile> profiles;
  private final Provenance provenance;
  private final Sensitivity sensitivity;
  private final SearchKind search;
  private final List<String> aliases;
  private final String note;
  private final @Nullable ObjectType target;

  Attribute(AttributeRow row, int ordinal, @Nullable CodeList codes, @Nullable ObjectType target) {
    this.ordinal = ordinal;
    this.key = row.key();
    this.name = row.name();
    this.label = row.label();
    this.kind = row.kind();
    this.length = row.length();
    this.range = row.range();
    this.obligation = row.obligation();
    this.codes = codes;
    this.profiles = row.profiles();
    this.provenance = row.provenance();
    this.sensitivity = row.sensitivity();
    this.search = row.search();
    this.aliases = row.aliases();
    this.note = row.note();
    this.target = target;
  }

  /// The position among its type's attributes, from 0, in the order of the table. May change
  /// between versions of the tables; nothing durable may contain it.
  public int ordinal() {
    return ordinal;
  }

  /// The permanent number, unique within its type and never reused. Stored data contains it.
  public int key() {
    return key;
  }

  /// The name on the wire.
  public String name() {
    return name;
  }

  /// The name for people.
  public Label label() {
    return label;
  }

  /// The type of its values.
  public ValueKind kind() {
    return kind;
  }

  /// The limit on the length of its values.
  public Length length() {
    return length;
  }

  /// The numbers it may be.
  public Range range() {
    return range;
  }

  /// Whether it has to be present.
  public Obligation obligation() {
    return obligation;
  }

  /// The code list its values come from, or null.
  public @Nullable CodeList codes() {
    return codes;
  }

  /// The generations of the standard that have it.
  public Set<Profile> profiles() {
    return profiles;
  }

  /// How well it is known.
  public Provenance provenance() {
    return provenance;
  }

  /// How its values are protected.
  public Sensitivity sensitivity() {
    return sensitivity;
  }

  /// How its values are found.
  public SearchKind search() {
    return search;
  }

  /// Other spellings that are accepted on input.
  public List<String> aliases() {
    return aliases;
  }

  /// What joins several values within one text of this attribute, for example `;`; empty for attributes
  /// that hold one value. The notes of the tables say it.
  public Optional<String> separator() {
    boolean several = note.startsWith(SEVERAL) && note.length() > SEVERAL.length();
    return several ? Optional.of(note.substring(SEVERAL.length(), SEVERAL.length() + 1)) : Optional.empty();
  }

  /// Whether the server alone sets it, so that what a peer sends there is not taken. The notes of the
  /// tables say it.
  public boolean isReadOnly() {
    return note.startsWith(READ_ONLY);
  }

  /// Remarks of the table, perhaps empty.
  public String note() {
    return note;
  }

  /// The type of nested objects.
  ///
  /// @throws IllegalStateException when values of this attribute nest nothing
  public ObjectType target() {
    if (target == null) {
      throw new IllegalStateException("attribute " + name + " nests no objects");
    }
    return target;
  }

  @Override
  public String toString() {
    return name;
  }
}
