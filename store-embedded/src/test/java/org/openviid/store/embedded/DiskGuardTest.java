package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.deletion;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.wagon;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.SampleSchema;
import org.openviid.store.StateWrite;
import org.openviid.store.StoreException;
import org.openviid.store.Transaction;

class DiskGuardTest {
  private static final long MEGABYTE = 1L << 20;
  private static final StoreSettings SETTINGS =
      new StoreSettings(
          16 * MEGABYTE,
          8 * MEGABYTE,
          8 * MEGABYTE,
          16 * MEGABYTE,
          100 * MEGABYTE,
          2,
          3 * MEGABYTE,
          RetentionSettings.standard(),
          Duration.ofSeconds(2));

  @TempDir private Path folder;
  private final AtomicLong free = new AtomicLong(1L << 40);

  @Test
  void theLargerOfBytesAndShareIsKeptFree() {
    // 2 % of 1 TiB are more than 100 MiB.
    assertThat(guard().minFree() >> 20).isEqualTo(20_971);
    StoreSettings bytes =
        new StoreSettings(
            MEGABYTE, MEGABYTE, 8 * MEGABYTE, MEGABYTE, 1L << 39, 2, 0, RetentionSettings.standard(), Duration.ofSeconds(2));
    assertThat(new DiskGuard(Stores.disk(free::get), bytes, folder.resolve("ballast")).minFree())
        .isEqualTo(1L << 39);
  }

  @Test
  void creatingIsRefusedWhileTheDiskIsFullAndNothingElse() {
    DiskSpace disk = Stores.disk(free::get);
    try (EmbeddedStore store =
        Stores.open(
            folder,
            SampleSchema.SCHEMA,
            SETTINGS,
            new Surroundings(
                disk, (_, _) -> new ScanningIndex(), new InMemoryBlobStore(), Segments.NONE, Clock.systemUTC()))) {
      commit(store, creation(wagon("W1").build()));
      commit(store, creation(wagon("W2").build()));
      free.set(20_000 * MEGABYTE);
      store.checkDisk();

      assertThatThrownBy(() -> commit(store, creation(wagon("W3").build())))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("OV-1683")
          .hasMessageContaining("20971 MiB");
      assertThatThrownBy(() -> store.blobs().begin()).isInstanceOf(StoreException.class);
      assertThat(store.health().writable()).isFalse();
      assertThat(store.health().causes()).singleElement().asString().contains("20971 MiB");
      assertThat(commit(store, replacement(1, wagon("W1").set("Speed", 1).build())))
          .isEqualTo(new CommitResult.Done(3));
      assertThat(commit(store, deletion(2, wagon("W2").build()))).isEqualTo(new CommitResult.Done(4));
      store.commit(Transaction.of(new StateWrite("s", "k", new byte[] {1})));

      free.set(1L << 40);
      store.checkDisk();
      assertThat(commit(store, creation(wagon("W3").build()))).isEqualTo(new CommitResult.Done(5));
      assertThat(store.health().writable()).isTrue();
    }
  }

  @Test
  void theBallastIsGivenUpWhenNothingIsLeftAndStowedAgainLater() {
    DiskGuard guard = guard();
    Path ballast = folder.resolve("ballast");
    guard.check();
    assertThat(ballast).hasSize(3 * MEGABYTE);
    free.set(20_000 * MEGABYTE);
    guard.check();
    assertThat(ballast).exists();
    free.set(MEGABYTE);
    guard.check();
    assertThat(ballast).doesNotExist();
    free.set(guard.minFree() + MEGABYTE);
    guard.check();
    assertThat(ballast).doesNotExist();
    free.set(guard.minFree() + 3 * MEGABYTE);
    guard.check();
    assertThat(ballast).exists();
  }

  private DiskGuard guard() {
    return new DiskGuard(Stores.disk(free::get), SETTINGS, folder.resolve("ballast"));
  }

  private static CommitResult commit(EmbeddedStore store, Change change) {
    return store.commit(Transaction.of(List.of(change))).getFirst();
  }
}
