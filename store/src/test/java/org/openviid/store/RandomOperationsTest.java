package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whether [RandomOperations] finds what it is made to find.
class RandomOperationsTest {
  private static final int SEEDS = 12;
  private static final int STEPS = 250;

  @Test
  void twoModelsAnswerAlike() {
    for (int seed = 0; seed < 40; seed++) {
      InMemoryObjectStore store = new InMemoryObjectStore();
      new RandomOperations(seed, store, () -> reopened(store)).run(STEPS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultIsFoundOut(BrokenStore.Fault fault) {
    assertThat(IntStream.range(0, SEEDS).filter(seed -> isFoundOut(fault, seed)).count())
        .as("seeds that find out a store that %s", fault)
        .isGreaterThanOrEqualTo(SEEDS / 4);
  }

  @Test
  void theFailureNamesSeedStepAndOperation() {
    AssertionError failure =
        catchThrowableOfType(
            AssertionError.class, () -> run(BrokenStore.Fault.IGNORES_EXPECTATIONS, 3));
    assertThat(failure).hasMessageMatching("(?s)seed 3, step \\d+, committing .*");
  }

  private static boolean isFoundOut(BrokenStore.Fault fault, long seed) {
    return catchThrowableOfType(AssertionError.class, () -> run(fault, seed)) != null;
  }

  private static void run(BrokenStore.Fault fault, long seed) {
    BrokenStore store = new BrokenStore(fault);
    new RandomOperations(seed, store, () -> store).run(STEPS);
  }

  private static ObjectStore reopened(InMemoryObjectStore store) {
    store.close();
    return store.reopened();
  }
}
