package org.openviid.store.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.openviid.schema.Schema;
import org.openviid.store.BlobStore;
import org.openviid.store.InMemoryBlobStore;

/// Opens stores for tests.
final class Stores {
  static final DiskSpace LARGE = disk(() -> 1L << 40);
  static final StoreSettings SETTINGS =
      new StoreSettings(16 << 20, 8 << 20, 8 << 20, 16 << 20, 0, 0, 0, RetentionSettings.standard(), Duration.ofSeconds(20));

  private Stores() {}

  static EmbeddedStore open(Path folder, Schema schema) {
    return open(folder, schema, new InMemoryBlobStore(), (_, _) -> new ScanningIndex());
  }

  static EmbeddedStore open(Path folder, Schema schema, BlobStore blobs, Indexes indexes) {
    return open(folder, schema, SETTINGS, new Surroundings(LARGE, indexes, blobs, Segments.NONE, Clock.systemUTC()));
  }

  static EmbeddedStore open(Path folder, Schema schema, StoreSettings settings, Surroundings surroundings) {
    return EmbeddedStore.open(DataFolder.open(folder, () -> "node"), schema, settings, surroundings);
  }

  /// A disk with so much room.
  static DiskSpace disk(LongSupplier free) {
    return new DiskSpace() {
      @Override
      public long free() {
        return free.getAsLong();
      }

      @Override
      public long total() {
        return 1L << 40;
      }
    };
  }
}
