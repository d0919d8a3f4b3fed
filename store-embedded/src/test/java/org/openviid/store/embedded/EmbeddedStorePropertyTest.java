package org.openviid.store.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.ObjectStore;
import org.openviid.store.RandomOperations;
import org.openviid.store.SampleSchema;

class EmbeddedStorePropertyTest {
  private static final long SEED = Long.getLong("seed", 1400);

  @TempDir private Path folder;
  private final InMemoryBlobStore blobs = new InMemoryBlobStore();

  @Test
  void answersLikeTheModelWhateverIsDone() {
    try (Reopened store = new Reopened(folder, blobs)) {
      new RandomOperations(SEED, store.opened(), store::opened).run(1_500);
    }
  }

  @Test
  @Tag("soak")
  void answersLikeTheModelForManySeeds() {
    for (long seed = SEED + 1; seed < SEED + 30; seed++) {
      try (Reopened store = new Reopened(folder.resolve("s" + seed), new InMemoryBlobStore())) {
        new RandomOperations(seed, store.opened(), store::opened).run(5_000);
      }
    }
  }

  /// A store that is closed before it is opened again.
  private static final class Reopened implements AutoCloseable {
    private final Path folder;
    private final InMemoryBlobStore blobs;
    private EmbeddedStore store;

    Reopened(Path folder, InMemoryBlobStore blobs) {
      this.folder = folder;
      this.blobs = blobs;
      store = open();
    }

    ObjectStore opened() {
      store.close();
      store = open();
      return store;
    }

    private EmbeddedStore open() {
      return Stores.open(folder, SampleSchema.SCHEMA, blobs, (_, _) -> new ScanningIndex());
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
