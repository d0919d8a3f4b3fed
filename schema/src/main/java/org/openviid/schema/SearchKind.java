package org.openviid.schema;

/// How an index should make an attribute searchable.
public enum SearchKind {
  /// The identifier of its object.
  ID,
  /// Exact terms, for attributes that queries name often.
  TERM,
  /// Substrings, down to one character.
  GRAM,
  /// Points in time.
  TIME,
  /// Comparable column values, for everything that queries name rarely.
  VALUE,
  /// Not searchable.
  NONE
}
