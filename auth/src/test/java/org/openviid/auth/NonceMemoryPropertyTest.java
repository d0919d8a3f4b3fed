package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Nonces.Nonce;

/// The memory of used counts beside one that forgets nothing.
class NonceMemoryPropertyTest {
  private static final long LIFETIME = 160_000;

  private record Use(long number, long count) {}

  @Test
  void nothingIsUsableTwiceAndEverythingInTimeOnce() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      boolean roomy = random.nextBoolean();
      NonceMemory memory = new NonceMemory(LIFETIME, roomy ? 10_000 : 5, 0);
      Set<Use> used = new HashSet<>();
      Map<Long, Long> highest = new HashMap<>();
      long now = 1_000_000;
      for (int step = 0; step < 400; step++) {
        now += random.nextInt(2_000);
        // A nonce is known by its number; its time follows from that, as that of a real one does.
        long number = Math.max(0, now / 10_000 - random.nextInt(14));
        Nonce nonce = new Nonce(number * 10_000, 0, number);
        long count = random.nextLong(1, 121);
        boolean before = used.contains(new Use(number, count));
        boolean inWindow = count > highest.getOrDefault(number, 0L) - NonceMemory.WINDOW;
        boolean alive = now - nonce.at() <= LIFETIME;

        boolean usable = alive && memory.use(nonce, count, now);

        assertThat(usable && before).as("seed %d, step %d: replayed", seed, step).isFalse();
        if (roomy && alive && inWindow && !before) {
          assertThat(usable).as("seed %d, step %d: refused", seed, step).isTrue();
        }
        if (usable) {
          used.add(new Use(number, count));
          highest.merge(number, count, Math::max);
        }
        assertThat(memory.size()).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(roomy ? 10_000 : 5);
      }
    }
  }
}
