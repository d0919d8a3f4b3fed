package org.openviid.http;

import java.util.ArrayList;
import java.util.List;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Ends a page before its pictures become too much for one answer.
final class PageCut {
  private final long limit;

  /// @param limit in bytes of Base64
  PageCut(long limit) {
    this.limit = limit;
  }

  /// As many objects from the front as fit, but at least one.
  List<DataObject> of(List<DataObject> objects) {
    long sum = 0;
    List<DataObject> fitting = new ArrayList<>(objects.size());
    for (DataObject object : objects) {
      sum += size(object);
      if (sum > limit && !fitting.isEmpty()) {
        return fitting;
      }
      fitting.add(object);
    }
    return fitting;
  }

  private static long size(DataObject object) {
    long sum = 0;
    for (Attribute attribute : object.type().attributes()) {
      Value value = object.value(attribute);
      sum += value == null ? 0 : size(value);
    }
    return sum;
  }

  private static long size(Value value) {
    return switch (value) {
      case Value.Blob blob -> (blob.length() + 2) / 3 * 4;
      case Value.Nested nested -> size(nested.object());
      case Value.Sequence sequence -> sequence.values().stream().mapToLong(PageCut::size).sum();
      case Value.Text _, Value.Whole _, Value.Real _, Value.Flag _, Value.Moment _, Value.Bytes _ -> 0;
    };
  }
}
