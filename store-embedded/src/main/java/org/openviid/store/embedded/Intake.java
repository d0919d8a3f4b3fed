package org.openviid.store.embedded;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;
import org.openviid.store.StoreException;

/// Takes changes in: for searches, which see them from then on, and for the thread that indexes them.
/// Safe for use by any number of threads.
final class Intake {
  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();

  /// These two are guarded by the lock.
  private final ArrayDeque<IndexedChange> waiting = new ArrayDeque<>();

  private volatile IndexView view;
  private boolean woken;

  private final AtomicLong submitted = new AtomicLong();
  private final AtomicLong indexed = new AtomicLong();
  private volatile boolean closing;
  private volatile @Nullable Throwable failure;

  /// An intake.
  ///
  /// @param view what is in the index at the beginning
  /// @param bound how many changes may wait
  Intake(IndexView view, int bound) {
    this.view = view;
    this.bound = bound;
  }

  /// Takes a change, once there is room.
  ///
  /// @throws StoreException when it will never be indexed
  void submit(IndexedChange change) {
    lock.lock();
    try {
      while (waiting.size() >= bound && isRunning()) {
        room.awaitUninterruptibly();
      }
      checkRunning();
      view.tail().append(change);
      waiting.add(change);
      submitted.incrementAndGet();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean isRunning() {
    return failure == null && !closing;
  }

  private void checkRunning() {
    Throwable cause = failure;
    if (cause != null) {
      throw new StoreException(cause, "OV-1703", String.valueOf(cause));
    }
    if (closing) {
      throw new StoreException("OV-1704");
    }
  }

  /// Moves waiting changes into `batch`, after waiting for the first one, [#wake] or [#close].
  void take(Collection<IndexedChange> batch, int limit, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long rest = nanos;
      while (waiting.isEmpty() && !closing && !woken && rest > 0) {
        rest = work.awaitNanos(rest);
      }
      woken = false;
      while (batch.size() < limit && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Says that so many more changes have been indexed.
  void done(int changes) {
    indexed.addAndGet(changes);
  }

  /// Has [#take] return early.
  void wake() {
    lock.lock();
    try {
      woken = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /// How many changes were submitted before now and have not been indexed.
  long lag() {
    long before = submitted.get();
    return Math.max(0, before - indexed.get());
  }

  /// How many changes have been submitted in all.
  long submitted() {
    return submitted.get();
  }

  /// Whether the first so many changes have been indexed.
  boolean isDone(long changes) {
    return indexed.get() >= changes;
  }

  /// How many changes are in the index, but not in the view.
  long unseen() {
    return view.tail().count() - lag();
  }

  /// Puts a new view in the place of the one before.
  ///
  /// @param reader contains exactly the changes up to `sequence`
  /// @return the one before, for the caller to close
  IndexView show(DirectoryReader reader, long sequence) throws IOException {
    lock.lock();
    try {
      IndexView before = view;
      view = new IndexView(reader, sequence, before.tail().after(sequence));
      return before;
    } finally {
      lock.unlock();
    }
  }

  /// The view to search in. The caller releases it.
  ///
  /// @throws StoreException when there is none
  IndexView acquire() {
    while (true) {
      checkRunning();
      IndexView current = view;
      if (current.acquire()) {
        return current;
      }
    }
  }

  /// The view as it is now, perhaps closed at the next moment; for the thread that shows new ones.
  IndexView view() {
    return view;
  }

  boolean isClosing() {
    return closing;
  }

  /// Why indexing ended, or null.
  @Nullable Throwable failure() {
    return failure;
  }

  /// Ends the intake because changes cannot be indexed.
  void fail(Throwable cause) {
    failure = cause;
    signalAll();
  }

  /// Ends the intake. What is in it can still be taken.
  void close() {
    closing = true;
    signalAll();
  }

  private void signalAll() {
    lock.lock();
    try {
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
