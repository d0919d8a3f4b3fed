package org.openviid.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.ObjectKey;
import org.openviid.store.StoredObject;

/// Finds out which objects an erasure is about. Used by one thread, once.
final class ErasureScope {
  /// Permanent keys: persons and faces, which describe one human each, and the attribute of both that holds
  /// the number of their identity document; the data organisation libraries.
  private static final Set<Integer> HUMANS = Set.of(9, 101);

  private static final int DOCUMENT_NUMBER = 13;
  private static final int LIBRARY = 28;

  private final KnownObjects objects;
  private final Schema schema;
  private final AdminOutput out;
  private final Set<ObjectKey> found = new LinkedHashSet<>();
  private final List<ObjectKey> shared = new ArrayList<>();

  ErasureScope(KnownObjects objects, Schema schema, AdminOutput out) {
    this.objects = objects;
    this.schema = schema;
    this.out = out;
  }

  /// What is to be erased.
  List<ObjectKey> found() {
    return List.copyOf(found);
  }

  /// Images, slices and files that show what is to be erased, and others too.
  List<ObjectKey> shared() {
    return shared;
  }

  /// An object, by its identifier.
  void object(String name) {
    found.addAll(objects.named(name));
  }

  /// A person: the persons and faces of that identifier, or with that number of an identity document, with all
  /// that bear the same number as these; and the images in which nobody else was found.
  void person(String name) {
    List<ObjectKey> named = objects.withId(name).stream().filter(key -> isHuman(key.type())).toList();
    Set<String> numbers = new HashSet<>();
    if (named.isEmpty()) {
      numbers.add(name);
    }
    for (ObjectKey key : named) {
      found.add(key);
      objects.read(key).flatMap(there -> number(there.object())).ifPresent(numbers::add);
    }
    if (!numbers.isEmpty()) {
      objects.forEach(
          there -> number(there.object()).filter(numbers::contains).ifPresent(_ -> found.add(key(there))),
          looked -> out.progress("looked at %,d changes for the identity document".formatted(looked)));
    }
    sources();
  }

  private static boolean isHuman(ObjectType type) {
    return HUMANS.contains(type.key());
  }

  private static Optional<String> number(DataObject object) {
    Attribute attribute = isHuman(object.type()) ? object.type().find(DOCUMENT_NUMBER) : null;
    Value value = attribute == null ? null : object.value(attribute);
    return value instanceof Value.Text text && !text.text().isBlank() ? Optional.of(text.text()) : Optional.empty();
  }

  private static ObjectKey key(StoredObject there) {
    return new ObjectKey(there.object().type(), there.id());
  }

  /// A data organisation library with everything that belongs to it.
  void library(String id) {
    for (ObjectType type : objects.types()) {
      Optional<AttributePath> path = type.key() == LIBRARY ? Optional.empty() : type.libraryPath();
      path.ifPresent(
          belonging -> {
            objects.naming(type, belonging, id).forEach(there -> found.add(key(there)));
            out.progress("%,d objects found".formatted(found.size()));
          });
    }
    sources();
    found.addAll(objects.withId(id).stream().filter(key -> key.type() == library()).toList());
  }

  private ObjectType library() {
    return Objects.requireNonNull(schema.find(LIBRARY));
  }

  /// Adds the images, slices and files that what was found was found in, unless something else was too.
  private void sources() {
    Set<String> ids = new LinkedHashSet<>();
    for (ObjectKey key : List.copyOf(found)) {
      key.type()
          .sourcePath()
          .flatMap(path -> objects.read(key).map(there -> path.first(there.object())))
          .ifPresent(
              source -> {
                if (source instanceof Value.Text text) {
                  ids.add(text.text());
                }
              });
    }
    for (String id : ids) {
      List<ObjectKey> sources = objects.withId(id);
      if (!sources.isEmpty()) {
        (showsOthers(id) ? shared : found).addAll(sources);
      }
    }
  }

  private boolean showsOthers(String source) {
    for (ObjectType type : objects.types()) {
      Optional<AttributePath> path = type.sourcePath();
      if (path.isPresent()
          && objects.naming(type, path.get(), source).stream().anyMatch(there -> !found.contains(key(there)))) {
        return true;
      }
    }
    return false;
  }
}
