package org.openviid.query;

/// How a comparison compares. How each one is written stands in `query/operators.csv`.
public enum Operator {
  /// The same value.
  EQUAL,
  /// There, and another value.
  NOT_EQUAL,
  /// Before.
  LESS,
  /// Before or the same.
  LESS_OR_EQUAL,
  /// After.
  GREATER,
  /// After or the same.
  GREATER_OR_EQUAL
}
