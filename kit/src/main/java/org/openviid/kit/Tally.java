package org.openviid.kit;

import java.util.EnumMap;
import java.util.Map;

/// Counts what a device does. Safe for use by any number of threads.
final class Tally {
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private boolean registered;
  private String problem = "";

  /// What is counted.
  enum Count {
    REGISTRATIONS, MESSAGES, RECORDS, BYTES, KEEPALIVES, REFUSED, FAILURES, DROPPED
  }

  synchronized void add(Count count, long more) {
    counts.merge(count, more, Long::sum);
  }

  /// Counts something that went wrong.
  synchronized void add(Count count, String words) {
    add(count, 1);
    problem = words;
  }

  synchronized void registered(boolean now) {
    registered = now;
  }

  /// The figures now.
  synchronized DeviceFigures figures() {
    return new DeviceFigures(
        registered,
        get(Count.REGISTRATIONS),
        get(Count.MESSAGES),
        get(Count.RECORDS),
        get(Count.BYTES),
        get(Count.KEEPALIVES),
        get(Count.REFUSED),
        get(Count.FAILURES),
        get(Count.DROPPED),
        problem);
  }

  private long get(Count count) {
    return counts.getOrDefault(count, 0L);
  }
}
