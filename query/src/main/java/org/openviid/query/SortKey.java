package org.openviid.query;

import java.util.Comparator;
import java.util.List;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// One criterion of an order. Objects without the attribute come last in either direction.
///
/// @param path the attribute
/// @param descending whether larger values come first
public record SortKey(AttributePath path, boolean descending) {
  /// The order that several criteria make, the first one first; objects alike in all of them are equal.
  public static Comparator<DataObject> order(List<SortKey> keys) {
    return (a, b) -> {
      for (SortKey key : keys) {
        int order = key.compare(a, b);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private int compare(DataObject a, DataObject b) {
    Value left = path.first(a);
    Value right = path.first(b);
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    return descending ? ValueOrder.compare(right, left) : ValueOrder.compare(left, right);
  }
}
