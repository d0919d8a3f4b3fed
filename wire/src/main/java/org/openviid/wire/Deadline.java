package org.openviid.wire;

import java.io.Closeable;

/// Until when a socket has to have done what it is at; when that time is over, the socket is closed, which
/// wakes whoever blocks on it. Costs a request two writes to memory, where a socket timeout would cost a
/// virtual thread a timer for each read. Safe for use by several threads.
final class Deadline {
  private static final long NONE = Long.MAX_VALUE;

  private final Closeable socket;
  private volatile long at = NONE;
  private volatile boolean missed;

  Deadline(Closeable socket) {
    this.socket = socket;
  }

  /// Starts the time.
  void set(long nanos) {
    long then = System.nanoTime() + nanos;
    at = then == NONE ? NONE - 1 : then;
  }

  /// There is nothing to be late for.
  void clear() {
    at = NONE;
  }

  /// Whether the socket was closed because the time was over.
  boolean isMissed() {
    return missed;
  }

  void closeIfMissed(long now) {
    long then = at;
    if (then != NONE && now - then > 0) {
      missed = true;
      HttpTransport.close(socket);
    }
  }
}
