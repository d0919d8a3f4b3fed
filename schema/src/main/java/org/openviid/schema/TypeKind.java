package org.openviid.schema;

/// What part an object type plays.
public enum TypeKind {
  /// Has an identity of its own and is stored.
  RESOURCE,
  /// Occurs only within other objects.
  PART,
  /// Holds any number of objects of one other type.
  LIST,
  /// Travels, but is not stored.
  MESSAGE
}
