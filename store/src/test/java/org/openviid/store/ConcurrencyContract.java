package org.openviid.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.wagon;
import static org.openviid.store.SampleSchema.WAGON_TYPE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// What holds when many threads use a store at once.
public interface ConcurrencyContract extends StoreUnderTest {

  @Test
  default void ofManyWhoCreateOneIdentifierExactlyOneSucceeds() throws Exception {
    for (int round = 0; round < 20; round++) {
      String id = "W" + round;
      List<CommitResult> results =
          together(
              16,
              thread -> () -> commit(creation(wagon(id).set("Speed", thread).build())).getFirst());
      StoredObject winner = testee().read(WAGON_TYPE, id).orElseThrow();
      assertThat(results)
          .containsOnlyOnce(new CommitResult.Done(winner.sequence()))
          .filteredOn(CommitResult.Conflict.class::isInstance)
          .hasSize(15)
          .containsOnly(new CommitResult.Conflict(winner.sequence()));
      Value speed = new Value.Whole(results.indexOf(new CommitResult.Done(winner.sequence())));
      assertThat(winner.object().value("Speed")).isEqualTo(speed);
    }
    assertThat(testee().log().last()).isEqualTo(20);
  }

  @Test
  default void whoWantsSeveralIdentifiersAsAWholeGetsAllOfThemOrNone() throws Exception {
    for (int round = 0; round < 20; round++) {
      String a = "A" + round;
      String b = "B" + round;
      long before = testee().log().last();
      List<List<CommitResult>> results =
          together(
              12,
              thread ->
                  () -> {
                    Change first = creation(wagon(thread % 2 == 0 ? a : b).set("Speed", thread).build());
                    Change second = creation(wagon(thread % 2 == 0 ? b : a).set("Speed", thread).build());
                    return testee().commit(Transaction.of(List.of(first, second)).asWhole());
                  });
      assertThat(results).filteredOn(pair -> pair.getFirst() instanceof CommitResult.Done).hasSize(1);
      assertThat(results)
          .allSatisfy(pair -> assertThat(pair.getFirst().getClass()).isEqualTo(pair.getLast().getClass()));
      assertThat(testee().log().last()).isEqualTo(before + 2);
      assertThat(testee().read(WAGON_TYPE, a).orElseThrow().object().value("Speed"))
          .isEqualTo(testee().read(WAGON_TYPE, b).orElseThrow().object().value("Speed"));
    }
  }

  @Test
  default void noIncrementIsLost() throws Exception {
    done(creation(wagon("counter").set("Speed", 0).build()));
    together(8, _ -> () -> increment("counter", 25));
    StoredObject counter = testee().read(WAGON_TYPE, "counter").orElseThrow();
    assertThat(counter.object().value("Speed")).isEqualTo(new Value.Whole(200));
    assertThat(counter.sequence()).isEqualTo(201);
    assertThat(testee().log().read(0, 1_000))
        .extracting(LogEntry::previous)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, 200).boxed().toList());
  }

  @Test
  default void everyoneFindsWhatTheyCommitted() throws Exception {
    together(
        8,
        thread ->
            () -> {
              for (int i = 0; i < 25; i++) {
                String id = "W" + thread + "-" + i;
                done(creation(wagon(id).set("Speed", thread).build()));
                List<String> mine =
                    wagons(Filter.equal(SampleSchema.wagon("Speed"), new Value.Whole(thread)));
                assertThat(mine).hasSize(i + 1).last().isEqualTo(id);
              }
              return thread;
            });
    assertThat(wagons(Filter.everything())).hasSize(200);
  }

  @Test
  default void theLogOfManyWritersHasEveryChangeOnceAndInOrder() throws Exception {
    List<List<Long>> sequences =
        together(
            8,
            thread ->
                () -> {
                  List<Long> mine = new ArrayList<>();
                  for (int i = 0; i < 40; i++) {
                    mine.add(done(creation(wagon("W" + thread + "-" + i).build())));
                  }
                  return mine;
                });
    sequences.forEach(mine -> assertThat(mine).isSorted());
    assertThat(testee().log().read(0, 1_000))
        .extracting(LogEntry::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 320).boxed().toList());
  }

  @Test
  default void aReaderThatFollowsTheLogMissesNothing() throws Exception {
    List<Long> followed = new ArrayList<>();
    together(
        5,
        thread ->
            () -> {
              if (thread == 0) {
                follow(followed, 200);
              } else {
                for (int i = 0; i < 50; i++) {
                  done(creation(wagon("W" + thread + "-" + i).build()));
                }
              }
              return thread;
            });
    assertThat(followed).containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
  }

  private void follow(List<Long> followed, int count) throws InterruptedException {
    long cursor = 0;
    while (followed.size() < count) {
      assertThat(testee().log().await(cursor, Duration.ofSeconds(60))).isTrue();
      for (LogEntry entry : testee().log().read(cursor, 16)) {
        followed.add(entry.sequence());
        cursor = entry.sequence();
      }
    }
  }

  private int increment(String id, int times) {
    int conflicts = 0;
    for (int done = 0; done < times; ) {
      StoredObject current = testee().read(WAGON_TYPE, id).orElseThrow();
      long value = ((Value.Whole) requireNonNull(current.object().value("Speed"))).number();
      DataObject next = wagon(id).set("Speed", value + 1).build();
      switch (commit(replacement(current.sequence(), next)).getFirst()) {
        case CommitResult.Done _ -> done++;
        case CommitResult.Conflict _ -> conflicts++;
      }
    }
    return conflicts;
  }

  private static <T> List<T> together(int threads, IntFunction<Callable<T>> task)
      throws InterruptedException, ExecutionException {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> futures = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < threads; thread++) {
        Callable<T> work = task.apply(thread);
        futures.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
