package org.openviid.kit;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/// A choice between things of which some are more frequent. Immutable.
final class Weighted<T> {
  private final List<T> things;
  private final int[] upTo;

  /// @param weight how often a thing comes, in proportion to the others
  Weighted(List<T> things, ToIntFunction<T> weight) {
    this.things = List.copyOf(things);
    this.upTo = new int[things.size()];
    int sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weight.applyAsInt(things.get(i));
      upTo[i] = sum;
    }
    if (sum <= 0) {
      throw new IllegalArgumentException("nothing to choose from");
    }
  }

  T pick(RandomGenerator random) {
    int ticket = random.nextInt(upTo[upTo.length - 1]);
    int index = 0;
    while (upTo[index] <= ticket) {
      index++;
    }
    return things.get(index);
  }
}
