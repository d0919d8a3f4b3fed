package org.openviid.benchmarks;

import org.HdrHistogram.Histogram;

/// What came of a load. Filled by one thread, read by others afterwards.
final class LoadResult {
  private static final long LONGEST_NANOS = 120_000_000_000L;
  private static final int DIGITS = 3;
  static final int OK = 200;

  private final Histogram nanos = new Histogram(LONGEST_NANOS, DIGITS);
  private long requests;
  private long records;
  private long failures;
  private int lastFailure;

  /// One answer.
  ///
  /// @param expected how many records were sent, below 0 when nobody can say how many come back
  /// @param taken how many the answer has
  /// @param status of HTTP
  /// @param nanos from when the request was due to the end of the answer
  record Answer(int expected, int taken, int status, long nanos) {}

  /// Adds an answer.
  ///
  /// @param counts whether it falls into the time that is measured; failures always count
  void add(Answer answer, boolean counts) {
    if (answer.status() != OK || (answer.expected() >= 0 && answer.taken() != answer.expected())) {
      failures++;
      lastFailure = answer.status();
    }
    if (counts) {
      requests++;
      records += answer.taken();
      nanos.recordValue(Math.min(answer.nanos(), LONGEST_NANOS));
    }
  }

  /// Adds what another thread did.
  void add(LoadResult other) {
    nanos.add(other.nanos);
    requests += other.requests;
    records += other.records;
    failures += other.failures;
    lastFailure = other.failures > 0 ? other.lastFailure : lastFailure;
  }

  /// Requests answered in the measured time.
  long requests() {
    return requests;
  }

  /// Records taken in the measured time.
  long records() {
    return records;
  }

  /// Answers that were not what they should be, warm-up included.
  long failures() {
    return failures;
  }

  /// The HTTP status of the last failure.
  int lastFailure() {
    return lastFailure;
  }

  /// From due to answered, in nanoseconds.
  Histogram latencies() {
    return nanos;
  }
}
