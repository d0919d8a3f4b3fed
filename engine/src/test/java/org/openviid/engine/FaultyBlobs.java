package org.openviid.engine;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;
import org.openviid.store.BlobUpload;
import org.openviid.store.StoreException;

/// A picture store that fails where it is told to, and knows which pictures are on its disk.
final class FaultyBlobs implements BlobStore {
  private final BlobStore inner;
  private final Set<Long> written = ConcurrentHashMap.newKeySet();
  private int failAfter = Integer.MAX_VALUE;

  FaultyBlobs(BlobStore inner) {
    this.inner = inner;
  }

  /// Fails once, when so many pictures of one call have been written.
  void failAfter(int pictures) {
    failAfter = pictures;
  }

  /// The pictures that were written and not erased.
  Set<Long> written() {
    return Set.copyOf(written);
  }

  @Override
  public BlobUpload begin() {
    return inner.begin();
  }

  @Override
  public List<BlobPlacement> persist(List<BlobUpload> uploads, String retentionClass) {
    List<BlobPlacement> placements = new ArrayList<>();
    for (BlobUpload upload : uploads) {
      if (placements.size() == failAfter) {
        failAfter = Integer.MAX_VALUE;
        inner.erase(placements);
        throw new StoreException("OV-1500");
      }
      placements.addAll(inner.persist(List.of(upload), retentionClass));
    }
    placements.forEach(placement -> written.add(placement.id()));
    return placements;
  }

  @Override
  public InputStream open(BlobPlacement placement) {
    return inner.open(placement);
  }

  @Override
  public void erase(List<BlobPlacement> placements) {
    placements.forEach(placement -> written.remove(placement.id()));
    inner.erase(placements);
  }

  @Override
  public void close() {
    inner.close();
  }
}
