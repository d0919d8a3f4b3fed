package org.openviid.store;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;

/// The objects that nothing and nobody may delete, because somebody put a hold on them. Immutable: what was
/// held when it was made.
///
/// A hold is a record of the space `hold` whose key is the name of a type, a slash and an identifier; its
/// content says why. It covers the object, the members of a set such as an event, their members in turn, and
/// the image, slice or file that each of these was found in.
public final class LegalHolds {
  /// The space of the records.
  public static final String SPACE = "hold";

  /// The space of records, with the same keys, of what was covered when a hold was put on: it stays held, but
  /// covers nothing by itself.
  public static final String COVERED = "hold-covered";

  private final Function<ObjectKey, Optional<DataObject>> current;
  private final Set<ObjectKey> held = new HashSet<>();

  /// Those of which what they contain has been looked at.
  private final Set<ObjectKey> entered = new HashSet<>();
  private final List<ObjectType> sets;

  /// Reads the holds as they are now.
  ///
  /// @param current gives the current version of an object
  public LegalHolds(StateTable states, Schema schema, Function<ObjectKey, Optional<DataObject>> current) {
    this(schema, current);
    states.forEach(SPACE, (key, _) -> key(schema, key).ifPresent(this::hold));
    states.forEach(COVERED, (key, _) -> key(schema, key).ifPresent(held::add));
  }

  private LegalHolds(Schema schema, Function<ObjectKey, Optional<DataObject>> current) {
    this.current = current;
    this.sets =
        schema.types().stream()
            .filter(type -> type.kind() == TypeKind.RESOURCE && type.hasIdentity())
            .filter(type -> type.idPath().steps().size() > 1)
            .toList();
  }

  /// The holds of a store as they are now.
  public static LegalHolds of(ObjectStore store, Schema schema) {
    return new LegalHolds(
        store.states(), schema, key -> store.read(key.type(), key.id()).map(StoredObject::object));
  }

  /// What a hold on an object would cover now.
  public static LegalHolds on(ObjectKey key, ObjectStore store, Schema schema) {
    LegalHolds holds =
        new LegalHolds(schema, each -> store.read(each.type(), each.id()).map(StoredObject::object));
    holds.hold(key);
    return holds;
  }

  /// What a text such as `Person/330106…` names; empty when there is no such type, or no identifier.
  public static Optional<ObjectKey> key(Schema schema, String text) {
    int slash = text.indexOf('/');
    return slash < 1 || slash == text.length() - 1
        ? Optional.empty()
        : schema.find(text.substring(0, slash)).map(type -> new ObjectKey(type, text.substring(slash + 1)));
  }

  private void hold(ObjectKey key) {
    held.add(key);
    if (entered.add(key)) {
      current.apply(key).ifPresent(this::holdWithin);
    }
  }

  private void holdWithin(DataObject object) {
    object
        .type()
        .sourcePath()
        .map(path -> path.first(object))
        .ifPresent(
            source -> {
              if (source instanceof Value.Text text) {
                sets.forEach(type -> held.add(new ObjectKey(type, text.text())));
              }
            });
    object.type().attributes().forEach(attribute -> members(object.value(attribute)));
  }

  private void members(@Nullable Value value) {
    switch (value) {
      case Value.Nested nested -> member(nested.object());
      case Value.Sequence sequence -> sequence.values().forEach(this::members);
      case null -> {}
      case Value.Text _, Value.Whole _, Value.Real _, Value.Flag _, Value.Moment _, Value.Bytes _, Value.Blob _ -> {}
    }
  }

  private void member(DataObject object) {
    ObjectType type = object.type();
    String id = type.kind() == TypeKind.RESOURCE && type.hasIdentity() ? object.id() : null;
    if (id != null) {
      hold(new ObjectKey(type, id));
    } else if (type.kind() == TypeKind.LIST) {
      type.attributes().forEach(attribute -> members(object.value(attribute)));
    }
  }

  /// Whether an object is held.
  public boolean covers(ObjectType type, String id) {
    return held.contains(new ObjectKey(type, id));
  }

  /// All objects that are held, and some that would be if they were there.
  public Set<ObjectKey> all() {
    return Collections.unmodifiableSet(held);
  }
}
