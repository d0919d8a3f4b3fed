package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;

/// Reads and writes what stands at the end of a path. Of a list on the way, the first element is meant, and
/// made where it is missing.
final class Spots {
  private Spots() {}

  /// What stands there, whole lists included, or null.
  static @Nullable Value get(DataObject object, AttributePath path) {
    DataObject at = object;
    for (int i = 0; i < path.steps().size() - 1; i++) {
      Value value = at.value(path.steps().get(i));
      Value first = value instanceof Value.Sequence several && !several.values().isEmpty() ? several.values().getFirst() : value;
      if (!(first instanceof Value.Nested nested)) {
        return null;
      }
      at = nested.object();
    }
    return at.value(path.leaf());
  }

  /// Puts a value there. Lists and texts of several values join what is there already; any other value
  /// stays as it was.
  static void put(DataObject.Builder object, AttributePath path, Value value) {
    put(object, path, 0, value);
  }

  private static void put(DataObject.Builder object, AttributePath path, int depth, Value value) {
    Attribute step = path.steps().get(depth);
    Value there = object.value(step);
    if (depth == path.steps().size() - 1) {
      object.set(step, there == null ? value : joined(step, there, value));
      return;
    }
    Value first = there instanceof Value.Sequence several && !several.values().isEmpty() ? several.values().getFirst() : there;
    DataObject.Builder inner =
        first instanceof Value.Nested nested ? nested.object().toBuilder() : DataObject.builder(step.target());
    put(inner, path, depth + 1, value);
    object.set(step, replacedFirst(step, there, new Value.Nested(inner.build())));
  }

  private static Value replacedFirst(Attribute step, @Nullable Value there, Value.Nested inner) {
    return switch (step.kind()) {
      case LIST -> {
        List<Value> values = new ArrayList<>(there instanceof Value.Sequence several ? several.values() : List.of());
        if (values.isEmpty()) {
          values.add(inner);
        } else {
          values.set(0, inner);
        }
        yield new Value.Sequence(values);
      }
      case OBJECT, TEXT, INT, DOUBLE, CODE, INTCODE, FLAG, TIME, DATA, TEXTS -> inner;
    };
  }

  private static Value joined(Attribute attribute, Value first, Value second) {
    if (first instanceof Value.Sequence a && second instanceof Value.Sequence b) {
      List<Value> all = new ArrayList<>(a.values());
      all.addAll(b.values());
      return new Value.Sequence(all);
    }
    if (first instanceof Value.Nested a && second instanceof Value.Nested b && a.object().type().kind() == TypeKind.LIST) {
      return new Value.Nested(joined(a.object(), b.object()));
    }
    return first instanceof Value.Text a && second instanceof Value.Text b ? Texts.joined(a, b, attribute) : first;
  }

  /// Two lists as one. What they say of themselves, such as how many they hold, is the first one's only when
  /// the second is empty.
  private static DataObject joined(DataObject first, DataObject second) {
    ObjectType type = first.type();
    DataObject.Builder both = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      Value a = first.value(attribute);
      Value b = second.value(attribute);
      if (attribute.kind().nests()) {
        both.set(attribute, a == null ? b : b == null ? a : joined(attribute, a, b));
      }
    }
    first.extras().forEach(both::set);
    return both.build();
  }
}
