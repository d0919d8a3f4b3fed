package org.openviid.store.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.openviid.blob.files.SegmentInfo;
import org.openviid.store.BlobPlacement;

/// The files that contents share. Safe for use by any number of threads.
interface Segments {
  /// A store without files.
  Segments NONE =
      new Segments() {
        @Override
        public Map<Long, Long> sizes() {
          return Map.of();
        }

        @Override
        public boolean compact(long segment, Referrer referrer) {
          return false;
        }

        @Override
        public void finishCompactions(Referrer referrer) {}

        @Override
        public <T> T keeping(Function<List<SegmentInfo>, T> work) {
          return work.apply(List.of());
        }
      };

  /// How many bytes each file has, by the number of the segment.
  Map<Long, Long> sizes();

  /// Copies what is still referred to into another segment and deletes the file.
  ///
  /// @return whether it was done; it is not while contents are still added
  boolean compact(long segment, Referrer referrer);

  /// Finishes what a crash interrupted.
  void finishCompactions(Referrer referrer);

  /// Runs something while no file goes away; it is given the files there are.
  <T> T keeping(Function<List<SegmentInfo>, T> work);

  /// Knows which contents are referred to.
  interface Referrer {
    /// Which of some contents have to be kept.
    Set<Long> referenced(Collection<Long> ids);

    /// Notes new places durably, and returns the contents that are gone meanwhile.
    Set<Long> moved(List<BlobPlacement> to);
  }
}
