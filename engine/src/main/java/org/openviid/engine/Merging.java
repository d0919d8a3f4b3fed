package org.openviid.engine;

import org.openviid.codec.Item;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Puts an update into what is there (ours): attributes sent take the place of those stored, nested lists as
/// a whole; `null` clears; what is not sent stays. Information parts of set objects are merged in the same
/// way, as their attributes are the object's own.
final class Merging {
  private Merging() {}

  /// `stored` with the attributes of the element in place of its own.
  static DataObject merged(DataObject stored, Item item) {
    DataObject merged = merged(stored, item.object());
    for (String name : item.cleared()) {
      merged = without(merged, name);
    }
    return merged;
  }

  /// The object without the attribute of that name, which may also be one of a set's information part.
  private static DataObject without(DataObject object, String name) {
    Attribute first = object.type().idPath().steps().getFirst();
    Attribute named = object.type().find(name);
    if (named == null && object.value(first) instanceof Value.Nested part && has(part.object(), name)) {
      boolean isId = part.object().type().find(name) == object.type().idPath().leaf();
      DataObject left = isId ? part.object() : cleared(part.object(), name);
      return object.toBuilder().set(first, new Value.Nested(left)).build();
    }
    return named == first ? object : cleared(object, name);
  }

  private static boolean has(DataObject part, String name) {
    return part.type().find(name) != null || part.extras().containsKey(name);
  }

  private static DataObject cleared(DataObject object, String name) {
    Attribute attribute = object.type().find(name);
    boolean stays = attribute != null && Identification.isSetByServer(attribute);
    return stays ? object : object.toBuilder().clear(name).build();
  }

  /// `stored` with the attributes of `patch` in place of its own.
  static DataObject merged(DataObject stored, DataObject patch) {
    DataObject.Builder merged = stored.toBuilder();
    for (Attribute attribute : stored.type().attributes()) {
      Value value = patch.value(attribute);
      if (value instanceof Value.Nested inner
          && SetShape.isSet(stored.type())
          && attribute == SetShape.information(stored.type())
          && stored.value(attribute) instanceof Value.Nested before) {
        merged.set(attribute, new Value.Nested(merged(before.object(), inner.object())));
      } else if (value != null && !Identification.isSetByServer(attribute)) {
        merged.set(attribute, value);
      }
    }
    patch.extras().forEach(merged::set);
    return merged.build();
  }
}
