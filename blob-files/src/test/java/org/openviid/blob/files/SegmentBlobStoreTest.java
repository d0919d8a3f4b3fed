package org.openviid.blob.files;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.BlobStore;
import org.openviid.store.BlobStoreContract;

/// The suite of the picture stores, on files.
class SegmentBlobStoreTest implements BlobStoreContract {
  @TempDir Path folder;
  private SegmentBlobStore store;

  @BeforeEach
  void open() {
    store =
        SegmentBlobStore.open(
            folder, SegmentSettings.DEFAULT, new DiskFileLayer(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public BlobStore blobs() {
    return store;
  }
}
