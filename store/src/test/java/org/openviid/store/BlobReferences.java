package org.openviid.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// The contents that an object names, at any depth.
final class BlobReferences {
  private BlobReferences() {}

  /// The identifiers, in document order.
  static List<Long> in(DataObject object) {
    List<Long> found = new ArrayList<>();
    DataObject _ =
        renamed(
            object,
            id -> {
              found.add(id);
              return id;
            });
    return found;
  }

  /// The object with every identifier of a content replaced.
  static DataObject renamed(DataObject object, LongUnaryOperator names) {
    DataObject.Builder copy = object.toBuilder();
    for (Attribute attribute : object.type().attributes()) {
      @Nullable Value value = object.value(attribute);
      if (value != null) {
        copy.set(attribute, renamed(value, names));
      }
    }
    object.extras().forEach((name, value) -> copy.set(name, renamed(value, names)));
    return copy.build();
  }

  private static Value renamed(Value value, LongUnaryOperator names) {
    return switch (value) {
      case Value.Blob blob -> new Value.Blob(names.applyAsLong(blob.id()), blob.length());
      case Value.Nested nested -> new Value.Nested(renamed(nested.object(), names));
      case Value.Sequence sequence ->
          new Value.Sequence(
              sequence.values().stream().map(element -> renamed(element, names)).toList());
      case Value.Text text -> text;
      case Value.Whole whole -> whole;
      case Value.Real real -> real;
      case Value.Flag flag -> flag;
      case Value.Moment moment -> moment;
      case Value.Bytes bytes -> bytes;
    };
  }
}
