package org.openviid.http;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Outcome;

/// Counts and times requests, by row of the interface table. Safe for use by any number of threads.
final class Meters {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100),
    Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final IdentityHashMap<InterfaceRow, RowMeters> rows = new IdentityHashMap<>();
  private final RowMeters others = new RowMeters(Tags.of("operation", "none", "type", "none"));

  /// @param rows the interface table
  Meters(MeterRegistry registry, List<InterfaceRow> rows) {
    this.registry = registry;
    for (InterfaceRow row : rows) {
      String operation = row.operation().name().toLowerCase(Locale.ROOT);
      String type = row.type().map(ObjectType::name).orElse("none");
      this.rows.put(row, new RowMeters(Tags.of("operation", operation, "type", type)));
    }
  }

  /// What is known of one served request.
  ///
  /// @param nanos from its first byte to the last one of its answer
  /// @param in length of its body
  /// @param out length of its answer's body
  record Traffic(long nanos, long in, long out) {}

  /// Counts a request.
  ///
  /// @param row the row it led to, or null
  /// @param outcome what became of it, or null when the caller did not take the answer
  void served(@Nullable InterfaceRow row, @Nullable Outcome outcome, Traffic traffic) {
    RowMeters meters = row == null ? others : rows.getOrDefault(row, others);
    Series series = meters.series(outcome == null ? "aborted" : outcome.name());
    series.time.record(traffic.nanos(), TimeUnit.NANOSECONDS);
    series.in.record((double) traffic.in());
    series.out.record((double) traffic.out());
  }

  /// Shows a number that is asked for when needed.
  <T> void gauge(String name, T source, ToDoubleFunction<T> number) {
    registry.gauge(name, source, number);
  }

  /// The meters of one row and outcome; only the time is told apart by outcome.
  private record Series(Timer time, DistributionSummary in, DistributionSummary out) {}

  /// The meters of one row; made when they are needed first, as most rows are never asked for.
  private final class RowMeters {
    private final Tags tags;
    private final Map<String, Series> series = new ConcurrentHashMap<>();

    private RowMeters(Tags tags) {
      this.tags = tags;
    }

    private Series series(String outcome) {
      Series known = series.get(outcome);
      return known != null ? known : series.computeIfAbsent(outcome, this::make);
    }

    private Series make(String outcome) {
      Timer time =
          Timer.builder("viid.requests")
              .description("requests by what they do, to which type, and what became of them")
              .tags(tags.and("outcome", outcome.toLowerCase(Locale.ROOT)))
              .serviceLevelObjectives(BUCKETS)
              .register(registry);
      return new Series(time, bytes("in"), bytes("out"));
    }

    private DistributionSummary bytes(String direction) {
      return registry.summary("viid.body.bytes", tags.and("direction", direction));
    }
  }
}
