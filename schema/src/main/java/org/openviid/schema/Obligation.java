package org.openviid.schema;

/// Whether an attribute has to be present.
public enum Obligation {
  /// Always (R).
  REQUIRED,
  /// Under a condition that the table's note names (R/O).
  CONDITIONAL,
  /// Never (O).
  OPTIONAL
}
