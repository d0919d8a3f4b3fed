package org.openviid.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/// The opening tag of an element of XML or HTML. Immutable.
///
/// @param name the name of the element
/// @param attributes its attributes, in order
record Tag(String name, Map<String, String> attributes) {
  Tag {
    attributes = new LinkedHashMap<>(attributes);
  }

  /// Without attributes.
  static Tag of(String name) {
    return new Tag(name, Map.of());
  }

  /// With one attribute.
  static Tag of(String name, String attribute, String value) {
    return of(name).with(attribute, value);
  }

  /// With one attribute more.
  Tag with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Tag(name, more);
  }
}
