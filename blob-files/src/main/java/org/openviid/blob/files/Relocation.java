package org.openviid.blob.files;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.openviid.store.BlobPlacement;

/// The one who knows which contents are referred to, and from where. May be asked by another thread than
/// the one that set it up, but by one at a time.
public interface Relocation {
  /// Which of some contents something still refers to. The others are not copied, and are gone afterwards.
  Set<Long> referenced(Collection<Long> ids);

  /// Contents are durable at new places. Returns when the references to them are durable, too. May be
  /// called again with the same places after a crash.
  ///
  /// @param to the new places
  /// @return the identifiers that nothing refers to any more, because they were deleted meanwhile
  Set<Long> moved(List<BlobPlacement> to);
}
