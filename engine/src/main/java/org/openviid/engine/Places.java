package org.openviid.engine;

import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Copies single attributes from one object to another, along paths through single nested objects.
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
}
