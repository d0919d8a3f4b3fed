package org.openviid.store.embedded;

import java.nio.file.Path;
import java.time.Clock;
import org.openviid.schema.Schema;
import org.openviid.store.BlobStore;
import org.openviid.store.InMemoryBlobStore;

/// Opens stores for tests.
final class Stores {
  static final long ROOM = 1L << 40;
  static final StoreSettings SETTINGS =
      new StoreSettings(16 << 20, 8 << 20, 8 << 20, 16 << 20, 0, 0, 0, RetentionSettings.standard());

  private Stores() {}

  static EmbeddedStore open(Path folder, Schema schema) {
    return open(folder, schema, new InMemoryBlobStore(), (_, _) -> new ScanningIndex());
  }

  static EmbeddedStore open(Path folder, Schema schema, BlobStore blobs, Indexes indexes) {
    DiskSpace disk =
        new DiskSpace() {
          @Override
          public long free() {
            return ROOM;
          }

          @Override
          public long total() {
            return ROOM;
          }
        };
    return EmbeddedStore.open(
        DataFolder.open(folder, () -> "node"),
        schema,
        SETTINGS,
        Clock.systemUTC(),
        new EmbeddedStore.Surroundings(disk, indexes, blobs));
  }
}
