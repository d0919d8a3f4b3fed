package org.openviid.benchmarks;

import java.time.Instant;
import java.time.ZoneId;

/// Spreads of records for tests.
final class Spreads {
  private Spreads() {}

  /// Fifty devices, a thousand records a second.
  static Workload.Spread small() {
    return new Workload.Spread(
        "330106", 50, Instant.parse("2026-05-01T00:00:00Z"), 1_000, ZoneId.of("Asia/Shanghai"), 7);
  }
}
