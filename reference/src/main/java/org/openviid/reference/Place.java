package org.openviid.reference;

import org.openviid.schema.InterfaceRow;

/// A path under which a row of the interface table is found.
///
/// @param row the row
/// @param path its path, or one of its aliases
/// @param alias 0 for its path, otherwise the number of the alias
record Place(InterfaceRow row, String path, int alias) {
  private static final String IDENTIFIER = "{ID}";

  /// Whether it is one resource that is meant, by its identifier.
  boolean isOfOne() {
    return path.contains(IDENTIFIER);
  }

  boolean isAlias() {
    return alias > 0;
  }

  /// A name that no other operation has.
  String operationId() {
    return isAlias() ? row.id() + ".alias" + alias : row.id();
  }
}
