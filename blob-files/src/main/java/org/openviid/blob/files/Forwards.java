package org.openviid.blob.files;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.openviid.store.BlobPlacement;

/// Where contents went that were moved lately, for those who still hold the former place: readers, and
/// above all erasures, which must not miss the copy. Safe for use by any number of threads.
final class Forwards {
  /// Longer than anybody takes from looking a place up to using it.
  private static final long REMEMBERED = Duration.ofMinutes(2).toMillis();

  private record Moved(long at, List<BlobPlacement> places) {}

  private final Map<Long, BlobPlacement> byId = new ConcurrentHashMap<>();
  private final Deque<Moved> recent = new ArrayDeque<>();

  /// Remembers new places, and forgets old ones.
  synchronized void add(List<BlobPlacement> places, long now) {
    places.forEach(place -> byId.put(place.id(), place));
    recent.add(new Moved(now, places));
    while (recent.getFirst().at() < now - REMEMBERED) {
      recent.remove().places().forEach(place -> byId.remove(place.id(), place));
    }
  }

  /// The present place of a content, when it is another than the given one.
  Optional<BlobPlacement> of(BlobPlacement placement) {
    return Optional.ofNullable(byId.get(placement.id()))
        .filter(place -> place.segment() != placement.segment());
  }
}
