package org.openviid.store.embedded;

import java.io.InputStream;
import java.util.List;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;
import org.openviid.store.BlobUpload;

/// A store of contents that takes none while new data is refused. Safe for use by any number of threads.
final class GuardedBlobs implements BlobStore {
  private final BlobStore blobs;
  private final Runnable guard;

  /// @param guard throws when nothing may be added
  GuardedBlobs(BlobStore blobs, Runnable guard) {
    this.blobs = blobs;
    this.guard = guard;
  }

  @Override
  public BlobUpload begin() {
    guard.run();
    return blobs.begin();
  }

  @Override
  public List<BlobPlacement> persist(List<BlobUpload> uploads, String retentionClass) {
    guard.run();
    return blobs.persist(uploads, retentionClass);
  }

  @Override
  public InputStream open(BlobPlacement placement) {
    return blobs.open(placement);
  }

  @Override
  public void erase(List<BlobPlacement> placements) {
    blobs.erase(placements);
  }

  @Override
  public void close() {
    blobs.close();
  }
}
