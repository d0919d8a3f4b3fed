package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;

/// Sees to it that segments do not consist of holes. Used by one thread at a time.
final class SegmentCare {
  private final Segments segments;
  private final BlobStore blobs;
  private final Disposal disposal;
  private @Nullable Map<Long, Long> sizes;

  SegmentCare(Segments segments, BlobStore blobs, Disposal disposal) {
    this.segments = segments;
    this.blobs = blobs;
    this.disposal = disposal;
  }

  /// Has contents go for good. Where less than half of a segment is left, the rest is moved and the
  /// file deleted, which spares overwriting what goes.
  void dispose(Collection<Long> ids) {
    List<BlobPlacement> placements = disposal.placements(ids);
    if (placements.isEmpty()) {
      return;
    }
    disposal.doom(placements);
    Map<Long, List<BlobPlacement>> bySegment = new LinkedHashMap<>();
    placements.forEach(
        place -> bySegment.computeIfAbsent(place.segment(), _ -> new ArrayList<>()).add(place));
    List<BlobPlacement> overwritten = new ArrayList<>();
    bySegment.forEach(
        (segment, going) -> {
          long rest = disposal.live(segment) - going.stream().mapToLong(BlobPlacement::length).sum();
          if (!isHollow(rest, sizes().getOrDefault(segment, 0L)) || !segments.compact(segment, disposal)) {
            overwritten.addAll(going);
          }
        });
    blobs.erase(overwritten);
    disposal.forgetDoomed(placements);
  }

  /// Compacts every segment of which less than half is in use.
  void compact() {
    // looked up anew: disposing may have deleted some
    segments
        .sizes()
        .forEach(
            (segment, bytes) -> {
              if (isHollow(disposal.live(segment), bytes)) {
                segments.compact(segment, disposal);
              }
            });
  }

  private Map<Long, Long> sizes() {
    if (sizes == null) {
      sizes = segments.sizes();
    }
    return sizes;
  }

  private static boolean isHollow(long live, long bytes) {
    return 2 * live < bytes;
  }
}
