package org.openviid.store.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.ObjectStore;
import org.openviid.store.RandomOperations;
import org.openviid.store.SampleSchema;

class EmbeddedStorePropertyTest {
  private static final long SEED = Long.getLong("seed", 1400);

  @TempDir private Path folder;

  @Test
  void answersLikeTheModelWhateverIsDone() {
    run(SEED, folder, 1_200);
  }

  @Test
  @Tag("soak")
  void answersLikeTheModelForManySeeds() {
    for (long seed = SEED + 1; seed < SEED + 30; seed++) {
      run(seed, folder.resolve("s" + seed), 5_000);
    }
  }

  private static void run(long seed, Path folder, int steps) {
    AtomicReference<EmbeddedStore> store = new AtomicReference<>(open(folder));
    Supplier<ObjectStore> reopening =
        () -> {
          store.get().close();
          store.set(open(folder));
          return store.get();
        };
    try {
      new RandomOperations(seed, store.get(), reopening).run(steps);
    } finally {
      store.get().close();
    }
  }

  private static EmbeddedStore open(Path folder) {
    return EmbeddedStore.open(folder, SampleSchema.SCHEMA, Stores.SETTINGS, Clock.systemUTC());
  }
}
