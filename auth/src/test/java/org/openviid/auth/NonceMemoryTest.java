package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Nonces.Nonce;

class NonceMemoryTest {
  private static final long HOUR = 3_600_000;

  private final NonceMemory memory = new NonceMemory(HOUR, 100, 0);

  private static Nonce nonce(long at, long number) {
    return new Nonce(at, 1, number);
  }

  @Test
  void eachCountIsUsableOnceInAnyOrderWithinTheWindow() {
    Nonce nonce = nonce(10, 1);
    List<Long> counts = new ArrayList<>();
    for (long count = 1; count <= NonceMemory.WINDOW; count++) {
      counts.add(count);
    }
    Collections.shuffle(counts, new Random(5));

    assertThat(counts).allMatch(count -> memory.use(nonce, count, 20));
    assertThat(counts).noneMatch(count -> memory.use(nonce, count, 20));
  }

  @Test
  void countThatFellOutOfTheWindowIsNotUsable() {
    Nonce nonce = nonce(10, 1);
    assertThat(memory.use(nonce, NonceMemory.WINDOW + 1, 20)).isTrue();

    assertThat(memory.use(nonce, 1, 20)).isFalse();
    assertThat(memory.use(nonce, 2, 20)).isTrue();
  }

  @Test
  void jumpBeyondTheWindowForgetsNothingThatCouldBeReplayed() {
    Nonce nonce = nonce(10, 1);
    memory.use(nonce, 1, 20);
    memory.use(nonce, 1000, 20);

    assertThat(memory.use(nonce, 1, 20)).isFalse();
    assertThat(memory.use(nonce, 1000, 20)).isFalse();
    assertThat(memory.use(nonce, 999, 20)).isTrue();
  }

  @Test
  void noncesOfDifferentNodesWithTheSameNumberAreApart() {
    assertThat(memory.use(new Nonce(10, 1, 7), 1, 20)).isTrue();
    assertThat(memory.use(new Nonce(10, 2, 7), 1, 20)).isTrue();
  }

  @Test
  void expiredNoncesAreForgotten() {
    memory.use(nonce(0, 1), 1, 10);
    assertThat(memory.size()).isEqualTo(1);

    memory.use(nonce(2 * HOUR, 2), 1, 2 * HOUR);

    assertThat(memory.size()).isEqualTo(1);
    assertThat(memory.hasForgotten(0)).isTrue();
  }

  @Test
  void surplusIsForgottenOldestFirstAndNothingForgottenIsUsable() {
    for (int i = 0; i < 1000; i++) {
      memory.use(nonce(i * 3_000L, i), 1, i * 3_000L);
    }

    assertThat(memory.size()).isLessThanOrEqualTo(100);
    for (int i = 0; i < 1000; i++) {
      assertThat(memory.use(nonce(i * 3_000L, i), 1, 3_000_000)).as("nonce %d", i).isFalse();
    }
  }

  @Test
  void everyCountHasOneWinnerAmongThreads() throws InterruptedException {
    int threads = 8;
    int counts = 2000;
    ConcurrentLinkedQueue<Long> won = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(threads);
    List<Callable<Boolean>> work = Collections.nCopies(threads, () -> {
      start.countDown();
      start.await();
      for (long count = 1; count <= counts; count++) {
        if (memory.use(nonce(10, 1), count, 20)) {
          won.add(count);
        }
      }
      return true;
    });
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      assertThat(pool.invokeAll(work)).allMatch(done -> done.state() == Future.State.SUCCESS);
    }

    assertThat(won).doesNotHaveDuplicates();
    assertThat(won).contains((long) counts);
  }
}
