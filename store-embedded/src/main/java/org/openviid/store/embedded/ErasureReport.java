package org.openviid.store.embedded;

import java.util.List;
import org.openviid.store.ObjectKey;

/// What became of an erasure.
///
/// @param objects how many objects were deleted
/// @param versions how many older versions of them were removed
/// @param held what was left alone because it is on hold
/// @param complete whether nothing is left in any file; otherwise a search index is being built that may have
///     taken something in, which goes within minutes after that is done
public record ErasureReport(long objects, long versions, List<ObjectKey> held, boolean complete) {
  /// Copies the list.
  public ErasureReport {
    held = List.copyOf(held);
  }
}
