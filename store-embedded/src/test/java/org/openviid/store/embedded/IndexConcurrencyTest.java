package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.embedded.IndexTables.CAR_TYPE;
import static org.openviid.store.embedded.IndexTables.SCHEMA;
import static org.openviid.store.embedded.IndexTables.car;
import static org.openviid.store.embedded.IndexTables.path;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.Value;
import org.openviid.store.Search;

class IndexConcurrencyTest {
  private static final int CARS = 300;

  @TempDir Path root;

  /// Each update moves a car from one half to the other, so that together they are always all cars.
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void searchesSeeEveryCarJustOnceWhileAllAreUpdated(int workers) throws Exception {
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, IndexTrial.workers(workers));
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CARS; i++) {
        trial.put("C" + i, car("C" + i).set("Doors", i % 2).build());
      }
      AtomicBoolean done = new AtomicBoolean();
      AtomicLong submitted = new AtomicLong(trial.sequence());
      List<Future<Long>> searchers = new ArrayList<>();
      for (int s = 0; s < 3; s++) {
        boolean sorted = s == 1;
        searchers.add(pool.submit(() -> searchUntil(done, trial, submitted, sorted)));
      }
      for (int i = 0; i < 12_000; i++) {
        trial.put("C" + i % CARS, car("C" + i % CARS).set("Doors", (i / CARS) % 2).build());
        submitted.set(trial.sequence());
        if (i % 2_500 == 0) {
          trial.index().show();
        }
      }
      done.set(true);
      for (Future<Long> searcher : searchers) {
        assertThat(result(searcher)).isPositive();
      }
    }
  }

  private static long searchUntil(AtomicBoolean done, IndexTrial trial, AtomicLong submitted, boolean sorted) {
    Filter either =
        new Filter.Or(
            List.of(
                Filter.equal(path("Doors"), new Value.Whole(0)), Filter.equal(path("Doors"), new Value.Whole(1))));
    List<SortKey> order = sorted ? List.of(new SortKey(path("Doors"), true)) : List.of();
    long searches = 0;
    do {
      long before = submitted.get();
      Hits hits = trial.index().search(new Search(CAR_TYPE, either, order, 0, 2 * CARS, true, Long.MAX_VALUE));
      assertThat(hits.total()).hasValue(CARS);
      assertThat(Arrays.stream(hits.sequences()).distinct().count()).isEqualTo(CARS);
      assertThat(hits.position()).isGreaterThanOrEqualTo(before);
      searches++;
    } while (!done.get());
    return searches;
  }

  private static long result(Future<Long> searcher) throws InterruptedException {
    try {
      return searcher.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Test
  void submittingWaitsWhenTheIndexIsFarBehind() throws Exception {
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, IndexTrial.SETTINGS);
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean done = new AtomicBoolean();
      Future<Long> most =
          pool.submit(
              () -> {
                long lag = 0;
                while (!done.get()) {
                  lag = Math.max(lag, trial.index().lag());
                }
                return lag;
              });
      for (int i = 0; i < 20_000; i++) {
        trial.put("C" + i, car("C" + i).set("Plate", "P" + i).set("Road", "R" + i).build());
      }
      done.set(true);
      int bound = IndexTrial.SETTINGS.bound() + IndexTrial.SETTINGS.batch();
      assertThat(result(most)).isPositive().isLessThanOrEqualTo(bound);
      trial.index().show();
      trial.check(Search.first(10, CAR_TYPE, Filter.everything()));
    }
  }
}
