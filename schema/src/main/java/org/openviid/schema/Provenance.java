package org.openviid.schema;

/// How well a row of the tables is known.
public enum Provenance {
  /// Stands in the public part of the standard.
  CERTAIN,
  /// Follows from the predecessor or from several public implementations.
  RECONSTRUCTED,
  /// Decided by this project where nothing public is known.
  OURS
}
