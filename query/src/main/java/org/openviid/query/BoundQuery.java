package org.openviid.query;

import java.util.List;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;

/// A query compared with the tables: what a store can answer. Immutable.
///
/// @param query the query as parsed: paging, identifiers, options
/// @param type the type of the objects
/// @param filter what has to hold, the identifiers left out
/// @param sort the order, perhaps empty
/// @param fields the attributes to return, the identifier among them; empty for all
/// @param otherFields names to return that the tables do not know, but objects may have all the same
/// @param tolerances names of the deviations that were accepted in parsing and in binding
public record BoundQuery(
    Query query,
    ObjectType type,
    Filter filter,
    List<SortKey> sort,
    List<AttributePath> fields,
    List<String> otherFields,
    List<String> tolerances) {

  /// Copies the lists.
  public BoundQuery {
    sort = List.copyOf(sort);
    fields = List.copyOf(fields);
    otherFields = List.copyOf(otherFields);
    tolerances = List.copyOf(tolerances);
  }

  /// What has to hold, and the identifier being one of those named, if any were.
  ///
  /// @throws IllegalStateException when identifiers are named and the type has none
  public Filter filterWithIds() {
    if (query.ids().isEmpty()) {
      return filter;
    }
    return Filter.both(filter, Filter.anyText(type.idPath(), query.ids()));
  }
}
