package org.openviid.codec;

import java.util.List;
import java.util.Set;
import org.openviid.schema.DataObject;

/// One element of a message.
///
/// @param index its place among the elements, from 0
/// @param object what was understood of it; when there are problems only good for naming the element,
///     as its large contents have been given up
/// @param problems why it has to be refused; empty when it need not be. Neighbours are not concerned
/// @param deviations what was tolerated
/// @param cleared names of attributes that came as `null`, which an update takes as an order to clear
public record Item(
    int index, DataObject object, List<Problem> problems, List<Deviation> deviations, Set<String> cleared) {
  /// Copies the collections.
  public Item {
    problems = List.copyOf(problems);
    deviations = List.copyOf(deviations);
    cleared = Set.copyOf(cleared);
  }
}
