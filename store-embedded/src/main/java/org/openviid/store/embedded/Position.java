package org.openviid.store.embedded;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.openviid.store.StoreException;

/// The last durable sequence, and those who wait for the next. Safe for use by any number of threads.
final class Position {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long last;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;

  long last() {
    return last;
  }

  /// Moves on. Costs next to nothing while nobody waits.
  void publish(long sequence) {
    last = sequence;
    if (waiting.get() > 0) {
      wakeAll();
    }
  }

  private void wakeAll() {
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the last sequence is greater than `sequence`, or the time is up.
  ///
  /// @return whether it is
  boolean await(long sequence, Duration atMost) throws InterruptedException {
    if (last > sequence) {
      return true;
    }
    long nanos = atMost.toNanos();
    lock.lockInterruptibly();
    waiting.incrementAndGet();
    try {
      while (last <= sequence) {
        if (closed) {
          throw new StoreException("OV-1668");
        }
        if (nanos <= 0) {
          return false;
        }
        nanos = moved.awaitNanos(nanos);
      }
      return true;
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  /// Ends all waiting, now and later.
  void close() {
    closed = true;
    wakeAll();
  }
}
