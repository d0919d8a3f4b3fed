package org.openviid.query;

/// What a directive of a query asks for, other than by a condition. Which names mean what stands in
/// `query/directives.csv`.
public enum Directive {
  /// At most so many records altogether.
  MAX,
  /// So many records a page.
  SIZE,
  /// The number of the first record.
  START,
  /// The order.
  SORT,
  /// The direction of the order.
  DIRECTION,
  /// The attributes to return.
  FIELDS,
  /// The number of matches instead of the matches.
  COUNT,
  /// The identifiers of the objects concerned.
  IDS,
  /// Goes on with an earlier query.
  SCROLL,
  /// A page without limit.
  UNLIMITED,
  /// Deletes by marking only.
  SOFT,
  /// Returns sub-images of one type.
  PICTURE
}
