package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.Outcome;
import org.openviid.store.Change;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.Search;
import org.openviid.store.StoreException;
import org.openviid.store.Transaction;

/// Searches that keep processors busy, and what goes on beside them.
class SearchThreadsTest {
  @TempDir Path folder;

  /// Computes, without waiting for anything, until it is told to stop.
  private static final class BusyIndex extends ScanningIndex {
    private final Semaphore begun = new Semaphore(0);
    private volatile boolean stop;

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // searches run side by side until they are let go on
    public Hits search(Search search) {
      begun.release();
      while (!stop) {
        Thread.onSpinWait();
      }
      return super.search(search);
    }
  }

  @Test
  @Timeout(60)
  void searchesThatKeepEveryProcessorBusyDoNotKeepChangesFromBeingStored() throws Exception {
    BusyIndex index = new BusyIndex();
    Surroundings surroundings =
        new Surroundings(Stores.LARGE, (_, _) -> index, new InMemoryBlobStore(), Segments.NONE, Clock.systemUTC());
    try (EmbeddedStore store = Stores.open(folder, IndexTables.SCHEMA, Stores.SETTINGS, surroundings)) {
      int searches = 4 * Runtime.getRuntime().availableProcessors();
      List<Thread> busy = new ArrayList<>();
      for (int i = 0; i < searches; i++) {
        busy.add(Thread.startVirtualThread(() -> store.search(Search.first(1, IndexTables.CAR_TYPE, Filter.everything()))));
      }
      index.begun.acquire(Math.min(searches, Runtime.getRuntime().availableProcessors()));

      AtomicInteger stored = new AtomicInteger();
      Thread camera = Thread.startVirtualThread(() -> {
        for (int i = 0; i < 100; i++) {
          DataObject car = IndexTables.car("C" + i).build();
          stored.addAndGet(store.commit(Transaction.of(List.of(new Change.Put("C" + i, 0, car, i, "x")))).size());
        }
      });
      camera.join();

      assertThat(stored).hasValue(100);
      assertThat(busy).anyMatch(Thread::isAlive);
      index.stop = true;
      for (Thread thread : busy) {
        thread.join();
      }
    }
  }

  @Test
  @Timeout(60)
  void searchesForWhichThereIsNoPlaceInTimeAreToldThatTheServerIsBusy() throws Exception {
    try (SearchThreads threads = new SearchThreads(1, Duration.ofMillis(20))) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      Thread first = Thread.startVirtualThread(() -> threads.run(() -> {
        begun.countDown();
        return waited(end);
      }));
      begun.await();

      assertThatThrownBy(() -> threads.run(() -> "never"))
          .isInstanceOfSatisfying(StoreException.class, busy -> assertThat(busy.outcome()).isEqualTo(Outcome.BUSY))
          .hasMessageContaining("OV-1714");
      end.countDown();
      first.join();
      assertThat(threads.run(() -> "then")).isEqualTo("then");
    }
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whatASearchThrowsIsThrownAndItsPlaceIsFreeAgain() {
    StoreException refused = new StoreException("OV-1701", 9);
    try (SearchThreads threads = new SearchThreads(1, Duration.ZERO)) {
      assertThatThrownBy(() -> threads.run(() -> {
        throw refused;
      })).isSameAs(refused);
      assertThatThrownBy(() -> threads.run(() -> {
        throw new AssertionError("x");
      })).isInstanceOf(AssertionError.class);
      assertThat(threads.run(() -> 1)).isEqualTo(1);
    }
  }

  @Test
  void afterItsEndItSearchesNoMore() {
    SearchThreads threads = new SearchThreads(1, Duration.ZERO);
    threads.close();

    assertThatThrownBy(() -> threads.run(() -> 1)).isInstanceOf(StoreException.class).hasMessageContaining("OV-1715");
  }
}
