package org.openviid.store;

import java.util.List;
import java.util.OptionalLong;

/// What was found.
///
/// @param objects the matches of this page
/// @param total how many match altogether, if asked for
/// @param position the sequence up to which changes are reflected
public record Page(List<StoredObject> objects, OptionalLong total, long position) {
  /// Copies the list.
  public Page {
    objects = List.copyOf(objects);
  }
}
