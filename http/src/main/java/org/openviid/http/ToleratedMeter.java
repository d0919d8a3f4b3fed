package org.openviid.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openviid.engine.EngineListener;
import org.openviid.peers.RequestContext;

/// Counts what departs from the standard and was tolerated, by name: what codec, Digest and engine put up
/// with, each under its own name. Safe for use by any number of threads.
public final class ToleratedMeter implements EngineListener {
  private final MeterRegistry registry;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  /// Counts into a registry. Several meters of one registry count together.
  public ToleratedMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void tolerated(RequestContext context, String name) {
    count(name);
  }

  void count(String name) {
    counters.computeIfAbsent(name, this::counter).increment();
  }

  private Counter counter(String name) {
    return Counter.builder("viid.tolerated")
        .description("departures from the standard that were tolerated")
        .tag("name", name)
        .register(registry);
  }
}
