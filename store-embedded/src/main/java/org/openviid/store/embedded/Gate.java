package org.openviid.store.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Keeps native memory from being freed while somebody uses it: users [#enter] and [#leave], and
/// [#close] waits for the last of them. Safe for use by any number of threads.
final class Gate {
  private static final long CLOSED = 1L << 62;

  /// How many are within, plus [#CLOSED].
  private final AtomicLong state = new AtomicLong();

  private volatile @Nullable Thread closing;

  /// Whether the caller may go on; it then has to [#leave].
  boolean enter() {
    if (state.incrementAndGet() < CLOSED) {
      return true;
    }
    leave();
    return false;
  }

  void leave() {
    if (state.decrementAndGet() == CLOSED) {
      LockSupport.unpark(closing);
    }
  }

  boolean isClosed() {
    return state.get() >= CLOSED;
  }

  /// Lets nobody in any more and waits until all are out. Only the first call does anything.
  ///
  /// @return whether this was the first call
  boolean close() {
    closing = Thread.currentThread();
    if (isClosed() || state.getAndAdd(CLOSED) >= CLOSED) {
      return false;
    }
    boolean interrupted = false;
    while (state.get() != CLOSED) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
