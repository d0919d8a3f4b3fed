package org.openviid.codec;

import java.util.List;
import org.openviid.schema.DataObject;

/// What was read from a message body.
///
/// @param frame of a list, its own attributes such as TotalNum, without the elements; of a single
///     object, that object
/// @param items the elements of a list in the order they came; of a single object, this one
/// @param deviations what was tolerated outside the items, such as a missing wrapper
public record Message(DataObject frame, List<Item> items, List<Deviation> deviations) {
  /// Copies the lists.
  public Message {
    items = List.copyOf(items);
    deviations = List.copyOf(deviations);
  }
}
