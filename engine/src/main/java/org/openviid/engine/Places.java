package org.openviid.engine;

import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Sets and copies single attributes along paths through single nested objects.
final class Places {
  private Places() {}

  static void copy(DataObject from, DataObject.Builder to, AttributePath path, int depth) {
    Attribute step = path.steps().get(depth);
    Value value = from.value(step);
    if (depth == path.steps().size() - 1) {
      to.set(step, value);
    } else if (value instanceof Value.Nested nested) {
      DataObject.Builder inner =
          to.value(step) instanceof Value.Nested copied
              ? copied.object().toBuilder()
              : DataObject.builder(step.target());
      copy(nested.object(), inner, path, depth + 1);
      to.set(step, new Value.Nested(inner.build()));
    }
  }

  /// The object with another value at the end of the path; nested objects on the way are made where they
  /// are missing.
  static DataObject with(DataObject object, AttributePath path, Value value) {
    return with(object, path, 0, value);
  }

  private static DataObject with(DataObject object, AttributePath path, int depth, Value value) {
    Attribute step = path.steps().get(depth);
    if (depth == path.steps().size() - 1) {
      return object.toBuilder().set(step, value).build();
    }
    DataObject inner =
        object.value(step) instanceof Value.Nested nested
            ? nested.object()
            : DataObject.builder(step.target()).build();
    return object.toBuilder().set(step, new Value.Nested(with(inner, path, depth + 1, value))).build();
  }
}
