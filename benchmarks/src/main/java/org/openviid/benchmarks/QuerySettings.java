package org.openviid.benchmarks;

import java.time.Duration;

/// How questions are measured.
///
/// @param records to be stored before the first question
/// @param captures to be stored after them, with a picture of 100 kB each
/// @param clients that ask at the same time
/// @param perKind how long each sort of question is asked
/// @param warmUp how long each is asked before that
/// @param background records a second that come in meanwhile
/// @param spread how the records are spread
public record QuerySettings(
    long records,
    long captures,
    int clients,
    Duration perKind,
    Duration warmUp,
    double background,
    Workload.Spread spread) {
  private static final double BACKGROUND = 5_000;
  private static final long CAPTURES = 10_000;

  /// One client, ten seconds for each sort of question, 5,000 records a second coming in.
  public static QuerySettings of(long records, Workload.Spread spread) {
    return new QuerySettings(records, CAPTURES, 1, Duration.ofSeconds(10), Duration.ofSeconds(3), BACKGROUND, spread);
  }
}
