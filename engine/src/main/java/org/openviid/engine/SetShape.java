package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Which lists of a set object (a slice, an image, an event or a file, B.58 to B.61) hold objects that are
/// resources themselves: its members. A set is told by its information part, which holds its identifier;
/// its members follow from what its lists hold.
final class SetShape {
  private static final Map<ObjectType, List<Members>> SHAPES = new ConcurrentHashMap<>();

  private SetShape() {}

  /// One list of members.
  ///
  /// @param list the attribute of the set
  /// @param elements the attribute of the list that holds the members
  record Members(Attribute list, Attribute elements) {
    /// The type of the members.
    ObjectType type() {
      return elements.target();
    }

    /// The members that an object lists, in order, or null when it does not have the list.
    @Nullable List<DataObject> in(DataObject set) {
      if (!(set.value(list) instanceof Value.Nested nested)) {
        return null;
      }
      List<DataObject> found = new ArrayList<>();
      if (nested.object().value(elements) instanceof Value.Sequence sequence) {
        for (Value element : sequence.values()) {
          if (element instanceof Value.Nested member) {
            found.add(member.object());
          }
        }
      }
      return found;
    }

    /// The members that an object lists, none when it does not have the list.
    List<DataObject> orNone(DataObject set) {
      List<DataObject> found = in(set);
      return found == null ? List.of() : found;
    }

    /// The list with these members instead; what else stands in the list stays.
    Value with(DataObject set, List<DataObject> members) {
      DataObject.Builder changed =
          set.value(list) instanceof Value.Nested nested
              ? nested.object().toBuilder()
              : DataObject.builder(list.target());
      List<Value> values = new ArrayList<>(members.size());
      members.forEach(member -> values.add(new Value.Nested(member)));
      changed.set(elements, values.isEmpty() ? null : new Value.Sequence(values));
      return new Value.Nested(changed.build());
    }
  }

  /// Whether objects of the type are sets.
  static boolean isSet(ObjectType type) {
    return type.kind() == TypeKind.RESOURCE && type.idPath().steps().size() > 1;
  }

  /// The attribute that holds what a set says of itself.
  static Attribute information(ObjectType set) {
    return set.idPath().steps().getFirst();
  }

  /// The lists of members that sets of the type have; none for a type that is no set.
  static List<Members> of(ObjectType type) {
    return isSet(type) ? SHAPES.computeIfAbsent(type, SetShape::find) : List.of();
  }

  /// Whether the object says anything about members.
  static boolean listsMembers(DataObject object) {
    return of(object.type()).stream().anyMatch(members -> members.in(object) != null);
  }

  /// A set that takes the place of another: lists and data that it does not mention stay.
  static DataObject keepingUnsaid(DataObject received, DataObject stored) {
    if (!isSet(received.type())) {
      return received;
    }
    DataObject.Builder kept = received.toBuilder();
    for (Attribute attribute : received.type().attributes()) {
      if (received.value(attribute) == null) {
        kept.set(attribute, stored.value(attribute));
      }
    }
    return kept.build();
  }

  private static List<Members> find(ObjectType type) {
    List<Members> found = new ArrayList<>();
    for (Attribute attribute : type.attributes()) {
      if (attribute.kind() == ValueKind.OBJECT && attribute.target().kind() == TypeKind.LIST) {
        attribute.target().attributes().stream()
            .filter(inner -> inner.kind() == ValueKind.LIST && inner.target().kind() == TypeKind.RESOURCE)
            .findFirst()
            .ifPresent(inner -> found.add(new Members(attribute, inner)));
      }
    }
    return List.copyOf(found);
  }
}
