package org.openviid.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.ValueKind;

/// Which attributes of an object, and of the objects in it, are wanted. Immutable once made.
final class Selection {
  /// Everything.
  static final Selection ALL = new Selection(true);

  private boolean whole;
  private final Map<Attribute, Selection> parts = new HashMap<>();

  private Selection(boolean whole) {
    this.whole = whole;
  }

  /// The attributes at the ends of some paths, with all that is in them.
  static Selection of(List<AttributePath> paths) {
    Selection selection = new Selection(false);
    for (AttributePath path : paths) {
      Selection part = selection;
      for (Attribute step : path.steps()) {
        part = part.parts.computeIfAbsent(step, wanted -> new Selection(false));
      }
      part.whole = true;
    }
    return selection;
  }

  /// Of a list, everything but its elements, and of these what `elements` says.
  static Selection ofList(ObjectType list, Function<ObjectType, Selection> elements) {
    Selection selection = new Selection(false);
    for (Attribute attribute : list.attributes()) {
      boolean holdsElements = attribute.kind() == ValueKind.LIST;
      selection.parts.put(attribute, holdsElements ? elements.apply(attribute.target()) : ALL);
    }
    return selection;
  }

  boolean isWhole() {
    return whole;
  }

  /// What is wanted of an attribute's value, or null when the attribute is not wanted.
  @Nullable Selection of(Attribute attribute) {
    return whole ? this : parts.get(attribute);
  }
}
