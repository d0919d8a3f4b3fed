package org.openviid.query;

/// How large a query may be. What exceeds a limit is refused with a message that names it.
///
/// @param length characters of the query string as received
/// @param depth parentheses and NOT within each other
/// @param terms conditions altogether
/// @param listItems elements of one list: identifiers, values after IN, fields, sort criteria
public record QueryLimits(int length, int depth, int terms, int listItems) {
  /// 64 Ki characters, 64 levels, 1,000 conditions, 2,000 elements a list.
  public static final QueryLimits DEFAULT = new QueryLimits(65_536, 64, 1_000, 2_000);

  /// Checks that something is allowed at all.
  public QueryLimits {
    if (length < 1 || depth < 1 || terms < 1 || listItems < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
