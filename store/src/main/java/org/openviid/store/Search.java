package org.openviid.store;

import java.util.List;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.ObjectType;

/// What is looked for.
///
/// @param type the type of the objects
/// @param filter the condition
/// @param sort the order; after these criteria, and without any, objects come in the order of their
///     sequence
/// @param skip how many to leave out at the start
/// @param limit how many to return at the most; 0 to count only
/// @param total whether to count all that match
/// @param ceiling only objects with a sequence up to this; `Long.MAX_VALUE` for all. Keeps a walk
///     through the pages apart from what is added meanwhile
public record Search(
    ObjectType type, Filter filter, List<SortKey> sort, long skip, int limit, boolean total, long ceiling) {

  /// Copies the order and checks the numbers.
  public Search {
    sort = List.copyOf(sort);
    if (skip < 0 || limit < 0) {
      throw new IllegalArgumentException("skip and limit are counted from 0");
    }
  }

  /// The first `limit` matches in sequence order, and how many there are.
  public static Search first(int limit, ObjectType type, Filter filter) {
    return new Search(type, filter, List.of(), 0, limit, true, Long.MAX_VALUE);
  }
}
