package org.openviid.benchmarks;

/// When requests are due. Immutable.
///
/// @param begin nanoseconds on the clock of [System#nanoTime]
/// @param perSecond how many requests a second; 0 for as many as possible
record Pace(long begin, double perSecond) {
  /// As many as possible: each connection sends its next request when it has an answer.
  static Pace unlimited() {
    return new Pace(0, 0);
  }

  boolean isLimited() {
    return perSecond > 0;
  }

  /// When the n-th request is due, counted from 0.
  long due(long number) {
    return begin + (long) (number * 1e9 / perSecond);
  }
}
