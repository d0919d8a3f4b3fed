package org.openviid.store;

import java.time.Duration;
import java.util.List;

/// The sequence of all accepted changes. Safe for use by any number of threads.
public interface ChangeLog {
  /// The sequence of the last durable change, 0 when there is none.
  long last();

  /// The lowest sequence from which on nothing has been trimmed but superseded versions older than the
  /// log is kept.
  long trimmedBefore();

  /// Up to `limit` durable changes with a sequence greater than `after`, in order.
  List<LogEntry> read(long after, int limit);

  /// Waits until there is a change after `sequence`, or the time is up.
  ///
  /// @return whether there is one
  boolean await(long sequence, Duration atMost) throws InterruptedException;
}
