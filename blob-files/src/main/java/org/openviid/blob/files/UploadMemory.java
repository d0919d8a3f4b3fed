package org.openviid.blob.files;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The memory in which uploads are collected: chunks outside of the heap, used again and again, bounded
/// in total. Memory is taken from the system when it is needed first, and goes back when nothing refers to
/// it any more. Safe for use by any number of threads.
///
/// Uploads on their way hold some chunks and wait for more, so the last quarter is not given to new ones:
/// those wait at their beginning, where they hold nothing yet.
final class UploadMemory implements AutoCloseable {
  /// The size of a chunk in bytes.
  static final int CHUNK = 32 << 10;

  private static final int CHUNKS_PER_SLAB = 32;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private final int total;
  private final int reserve;
  private final long patienceNanos;
  private int unborn;
  private int available;
  private boolean closed;

  UploadMemory(long bytes, Duration patience) {
    this.total = Math.toIntExact(bytes / CHUNK);
    this.reserve = total / 4;
    this.patienceNanos = patience.toNanos();
    this.unborn = total;
    this.available = total;
  }

  /// Waits until a new upload may begin.
  ///
  /// @return whether it may, within the time of patience
  boolean awaitRoom() {
    lock.lock();
    try {
      return awaitMoreThan(reserve);
    } finally {
      lock.unlock();
    }
  }

  /// Takes a chunk, empty, or null when there was none within the time of patience.
  @Nullable ByteBuffer take() {
    lock.lock();
    try {
      if (!awaitMoreThan(0)) {
        return null;
      }
      available--;
      if (free.isEmpty()) {
        grow();
      }
      return free.pop();
    } finally {
      lock.unlock();
    }
  }

  /// Gives chunks back.
  void release(List<ByteBuffer> chunks) {
    lock.lock();
    try {
      if (!closed) {
        for (ByteBuffer chunk : chunks) {
          free.push(chunk.clear());
        }
        available += chunks.size();
        released.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// How many bytes are in use.
  long used() {
    lock.lock();
    try {
      return (long) (total - available) * CHUNK;
    } finally {
      lock.unlock();
    }
  }

  /// Gives nothing from now on. Uploads that are under way keep what they have.
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        free.clear();
        available = 0;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitMoreThan(int chunks) {
    long left = patienceNanos;
    boolean interrupted = false;
    while (available <= chunks && left > 0 && !interrupted && !closed) {
      try {
        left = released.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        interrupted = true;
      }
    }
    return available > chunks && !closed;
  }

  private void grow() {
    int count = Math.min(CHUNKS_PER_SLAB, unborn);
    ByteBuffer slab = Arena.ofAuto().allocate((long) count * CHUNK, 4_096).asByteBuffer();
    for (int i = 0; i < count; i++) {
      free.push(slab.slice(i * CHUNK, CHUNK));
    }
    unborn -= count;
  }
}
