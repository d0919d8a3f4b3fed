package org.openviid.engine;

import java.util.function.Consumer;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Finds the pictures that an object refers to.
final class BlobReferences {
  private BlobReferences() {}

  /// Passes every reference within the object and its nested objects to `receiver`, in schema order.
  static void forEach(DataObject object, Consumer<Value.Blob> receiver) {
    for (Attribute attribute : object.type().attributes()) {
      Value value = object.value(attribute);
      if (value != null) {
        visit(value, receiver);
      }
    }
    object.extras().values().forEach(value -> visit(value, receiver));
  }

  private static void visit(Value value, Consumer<Value.Blob> receiver) {
    switch (value) {
      case Value.Blob blob -> receiver.accept(blob);
      case Value.Nested nested -> forEach(nested.object(), receiver);
      case Value.Sequence sequence -> sequence.values().forEach(element -> visit(element, receiver));
      case Value.Text _, Value.Whole _, Value.Real _, Value.Flag _, Value.Moment _, Value.Bytes _ -> {}
    }
  }
}
