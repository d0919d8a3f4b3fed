package org.openviid.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Watches how many changes the search index is behind, by the server's own figures. Used by one thread
/// and read afterwards.
final class IndexLag {
  private static final String METRIC = "viid_store_index_lag";
  private static final String PATH = "/metrics";
  private static final long PAUSE_MILLIS = 500;

  private final PlainGet get;
  private final List<Long> samples = new ArrayList<>();

  IndexLag(PlainGet get) {
    this.get = get;
  }

  /// The lag now; empty when the server does not say.
  OptionalLong look() throws InterruptedException {
    try {
      return parse(get.text(PATH));
    } catch (IOException e) {
      return OptionalLong.empty(); // a server without figures can be measured all the same
    }
  }

  static OptionalLong parse(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(METRIC + " ") || line.startsWith(METRIC + "{"))
        .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
        .findFirst();
  }

  /// Looks twice a second until it is interrupted.
  void watch() {
    try {
      while (true) {
        look().ifPresent(samples::add);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until the index has caught up.
  ///
  /// @return how long that took; empty when the server does not say or takes longer than `patience`
  Optional<Duration> awaitNone(Duration patience) throws InterruptedException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < patience.toNanos()) {
      OptionalLong lag = look();
      if (lag.isEmpty()) {
        return Optional.empty();
      }
      if (lag.getAsLong() == 0) {
        return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
      }
      Thread.sleep(20);
    }
    return Optional.empty();
  }

  /// The lags seen, in order.
  List<Long> samples() {
    return List.copyOf(samples);
  }
}
