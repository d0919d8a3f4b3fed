package org.openviid.store;

import org.openviid.schema.ObjectType;

/// What an object is known by.
///
/// @param type its type
/// @param id its identifier within the type
public record ObjectKey(ObjectType type, String id) {
  /// The name of the type, a slash and the identifier.
  @Override
  public String toString() {
    return type.name() + "/" + id;
  }
}
