package org.openviid.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The way from an object type down to one of its attributes, through nested objects.
///
/// @param steps at least one; every step but the last nests objects
public record AttributePath(List<Attribute> steps) {
  private static final int MAX_DEPTH = 6;

  /// Copies and checks the steps.
  public AttributePath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one step");
    }
  }

  /// The attribute at the end.
  public Attribute leaf() {
    return steps.getLast();
  }

  /// The names of all steps, joined by dots.
  public String dotted() {
    return steps.stream().map(Attribute::name).collect(Collectors.joining("."));
  }

  /// The permanent keys of all steps, joined by dots: the same for as long as data lasts.
  public String keys() {
    return steps.stream().map(step -> Integer.toString(step.key())).collect(Collectors.joining("."));
  }

  /// The first value found at the end of the path, or null.
  public @Nullable Value first(DataObject object) {
    return steps.size() == 1 ? single(object.value(steps.getFirst())) : firstBelow(object, 0);
  }

  /// Passes every value found at the end of the path to `receiver`, in document order.
  public void forEach(DataObject object, Consumer<Value> receiver) {
    walk(object, 0, receiver);
  }

  /// The object with another value at the end of the path; single objects on the way are made where they are
  /// missing.
  public DataObject with(DataObject object, Value value) {
    return with(object, 0, value);
  }

  private DataObject with(DataObject object, int depth, Value value) {
    Attribute step = steps.get(depth);
    if (depth == steps.size() - 1) {
      return object.toBuilder().set(step, value).build();
    }
    DataObject inner =
        object.value(step) instanceof Value.Nested nested
            ? nested.object()
            : DataObject.builder(step.target()).build();
    return object.toBuilder().set(step, new Value.Nested(with(inner, depth + 1, value))).build();
  }

  /// The first of several values; a sequence without any is as good as absent.
  private static @Nullable Value single(@Nullable Value value) {
    if (value instanceof Value.Sequence sequence) {
      return sequence.values().isEmpty() ? null : sequence.values().getFirst();
    }
    return value;
  }

  private @Nullable Value firstBelow(DataObject object, int depth) {
    Value value = object.value(steps.get(depth));
    if (value == null || depth == steps.size() - 1) {
      return single(value);
    }
    if (value instanceof Value.Nested nested) {
      return firstBelow(nested.object(), depth + 1);
    }
    if (value instanceof Value.Sequence sequence) {
      for (Value element : sequence.values()) {
        Value found = element instanceof Value.Nested nested ? firstBelow(nested.object(), depth + 1) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private void walk(DataObject object, int depth, Consumer<Value> receiver) {
    Value value = object.value(steps.get(depth));
    if (value == null) {
      return;
    }
    boolean last = depth == steps.size() - 1;
    if (value instanceof Value.Sequence sequence) {
      sequence.values().forEach(element -> visit(element, depth, last, receiver));
    } else {
      visit(value, depth, last, receiver);
    }
  }

  private void visit(Value value, int depth, boolean last, Consumer<Value> receiver) {
    if (last) {
      receiver.accept(value);
    } else if (value instanceof Value.Nested nested) {
      walk(nested.object(), depth + 1, receiver);
    }
  }

  static Optional<AttributePath> resolve(ObjectType type, String dotted, Lookup lookup) {
    List<String> names = List.of(dotted.split("\\.", -1));
    List<Attribute> found = search(type, names, MAX_DEPTH, lookup);
    if (found == null && names.size() > 1 && names.getFirst().equals(type.name())) {
      found = search(type, names.subList(1, names.size()), MAX_DEPTH, lookup);
    }
    return Optional.ofNullable(found).map(AttributePath::new);
  }

  /// Finds one attribute of a type by what a peer calls it.
  @FunctionalInterface
  interface Lookup {
    @Nullable Attribute find(ObjectType type, String name);
  }

  private static @Nullable List<Attribute> search(
      ObjectType type, List<String> names, int depth, Lookup lookup) {
    Attribute direct = lookup.find(type, names.getFirst());
    if (direct != null) {
      List<Attribute> path = extend(direct, names.subList(1, names.size()), depth, lookup);
      if (path != null) {
        return path;
      }
    }
    for (Attribute container : type.attributes()) {
      if (isTransparent(type, container) && depth > 0) {
        List<Attribute> below = search(container.target(), names, depth - 1, lookup);
        if (below != null) {
          return prepend(container, below);
        }
      }
    }
    return null;
  }

  private static @Nullable List<Attribute> extend(
      Attribute direct, List<String> rest, int depth, Lookup lookup) {
    if (rest.isEmpty()) {
      return List.of(direct);
    }
    boolean goesOn = direct.kind().nests() && depth > 0;
    List<Attribute> below = goesOn ? search(direct.target(), rest, depth - 1, lookup) : null;
    return below == null ? null : prepend(direct, below);
  }

  private static List<Attribute> prepend(Attribute first, List<Attribute> rest) {
    List<Attribute> path = new ArrayList<>(rest.size() + 1);
    path.add(first);
    path.addAll(rest);
    return path;
  }

  /// A container that need not be named: the only member of a list type, or the information part
  /// that a set object keeps its own attributes in.
  private static boolean isTransparent(ObjectType type, Attribute attribute) {
    if (!attribute.kind().nests()) {
      return false;
    }
    return type.kind() == TypeKind.LIST || attribute.name().equals(type.name() + "Info");
  }
}
