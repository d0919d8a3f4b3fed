package org.openviid.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// What came of sending records to a server for a while.
///
/// @param workload what was sent
/// @param duration how long was counted
/// @param result answers and their times
/// @param server what the server used, if that is known
/// @param generator what the generator used
/// @param bytesOnDisk by which the server's folder grew per record, if that is known
/// @param lags how many changes the index was behind, twice a second
/// @param catchUp how long the index took after the last answer, if that is known
record IngestFigures(
    Workload workload,
    Duration duration,
    LoadResult result,
    Optional<ProcessProbe.Usage> server,
    ProcessProbe.Usage generator,
    Optional<Double> bytesOnDisk,
    List<Long> lags,
    Optional<Duration> catchUp) {
  IngestFigures {
    lags = List.copyOf(lags);
  }

  /// Records a second.
  double rate() {
    return result.records() / (duration.toNanos() / 1e9);
  }

  /// As lines of a report.
  List<String> lines() {
    ReportLines lines = new ReportLines();
    lines.add("load", workload.words());
    lines.format("records", "%,.0f records/s, %,d in all", rate(), result.records());
    lines.add("answers", percentiles(result.latencies()));
    server.ifPresent(usage -> lines.add("server", usage(usage)));
    lines.add("generator", usage(generator));
    bytesOnDisk.ifPresent(bytes -> lines.format("disk", "%,.0f bytes/record", bytes));
    if (!lags.isEmpty()) {
      lines.add("index lag", lag());
    }
    if (result.failures() > 0) {
      lines.add("FAILURES", result.failures() + " answers, the last one with status " + result.lastFailure());
    }
    return lines.all();
  }

  private String usage(ProcessProbe.Usage usage) {
    double cpu = usage.cpuNanos() / 1e3 / Math.max(1, result.records());
    return String.format(
        Locale.ROOT,
        "%.1f µs CPU/record, %.2f cores, %,d MB anonymous memory, %,.0f bytes written/record",
        cpu,
        usage.cpuNanos() / (double) duration.toNanos(),
        usage.anonymous() >> 20,
        usage.written() / (double) Math.max(1, result.records()));
  }

  private String lag() {
    long most = lags.stream().mapToLong(Long::longValue).max().orElse(0);
    double average = lags.stream().mapToLong(Long::longValue).average().orElse(0);
    String caught =
        catchUp.map(time -> ", caught up " + time.toMillis() + " ms after the last answer").orElse("");
    return String.format(
        Locale.ROOT, "%,.0f changes on the average, %,d at the most%s", average, most, caught);
  }

  /// Percentiles in milliseconds.
  static String percentiles(Histogram nanos) {
    return String.format(
        Locale.ROOT,
        "p50 %s  p95 %s  p99 %s  p99.9 %s  max %s",
        millis(nanos, 50), millis(nanos, 95), millis(nanos, 99), millis(nanos, 99.9), millis(nanos, 100));
  }

  private static String millis(Histogram nanos, double percentile) {
    double value = nanos.getValueAtPercentile(percentile) / 1e6;
    return String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%.0f ms", value);
  }
}
