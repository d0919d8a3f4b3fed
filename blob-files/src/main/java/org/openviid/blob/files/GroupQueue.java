package org.openviid.blob.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for the writer. Safe for use by any number of threads that add and one that takes.
final class GroupQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<Batch> waiting = new ArrayDeque<>();
  private final long groupSize;
  private boolean closed;

  GroupQueue(long groupSize) {
    this.groupSize = groupSize;
  }

  /// Adds a batch.
  ///
  /// @return whether it will be taken; not when the queue is closed
  boolean add(Batch batch) {
    lock.lock();
    try {
      if (!closed) {
        waiting.add(batch);
        filled.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for batches and takes all that are there, up to the size of a group but at least one.
  ///
  /// @return what is to become durable together; empty when the queue is closed and has run empty
  List<Batch> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        filled.awaitUninterruptibly();
      }
      List<Batch> group = new ArrayList<>();
      long bytes = 0;
      while (!waiting.isEmpty() && bytes < groupSize) {
        Batch next = waiting.remove();
        bytes += next.bytes();
        group.add(next);
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /// Takes no more; what is there will still be taken.
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }
}
