package org.openviid.blob.files;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openviid.store.BlobPlacement;

/// What a database would know: which content is where. It is durable at once.
final class References implements Relocation {
  private final Map<Long, BlobPlacement> places = new HashMap<>();

  void add(BlobPlacement placement) {
    places.put(placement.id(), placement);
  }

  void remove(long id) {
    places.remove(id);
  }

  BlobPlacement of(long id) {
    BlobPlacement placement = places.get(id);
    if (placement == null) {
      throw new AssertionError("content " + id + " is not referred to");
    }
    return placement;
  }

  @Override
  public Set<Long> referenced(Collection<Long> ids) {
    Set<Long> known = new HashSet<>(ids);
    known.retainAll(places.keySet());
    return known;
  }

  @Override
  public Set<Long> moved(List<BlobPlacement> to) {
    Set<Long> gone = new HashSet<>();
    for (BlobPlacement placement : to) {
      if (places.replace(placement.id(), placement) == null) {
        gone.add(placement.id());
      }
    }
    return gone;
  }
}
