package org.openviid.engine;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Where the pages of a walk through objects of several types begin in each of them. Bounded. Safe for use by
/// any number of threads.
final class Splits {
  private static final int MAX = 256;

  private final NavigableMap<Long, long[]> known = new TreeMap<>();

  /// The last place known up to one, with how many objects of each source stand before it.
  synchronized Map.Entry<Long, long[]> before(long place, int sources) {
    Map.Entry<Long, long[]> nearest = known.floorEntry(place);
    return nearest == null ? Map.entry(0L, new long[sources]) : nearest;
  }

  /// Takes note of a place.
  synchronized void learn(long place, long[] split) {
    long sum = 0;
    for (long each : split) {
      sum += each;
    }
    if (sum == place) { // else the matches end before it
      known.put(place, split);
    }
    if (known.size() > MAX) {
      known.pollFirstEntry();
    }
  }
}
