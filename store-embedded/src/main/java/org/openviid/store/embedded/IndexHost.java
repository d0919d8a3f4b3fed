package org.openviid.store.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.openviid.store.Search;
import org.openviid.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the search index in step with the log. Safe for use by any number of threads.
///
/// As long as the index keeps up, the committer hands it the changes and lets their callers go on.
/// When it is behind, a thread of its own does both, so that callers whose changes have to be indexed
/// wait for the index, while the committer goes on for all others. Without an index, or with one that
/// is being built, callers wait for nothing but the disk, and searches are refused.
final class IndexHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexHost.class);

  /// How far the index may be behind for the committer to hand it changes, which might block.
  private static final long INLINE_LAG = 5_000;

  /// How long a search waits for an index that is nearly complete.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Position position;
  private final LinkedBlockingQueue<Commit> queue = new LinkedBlockingQueue<>();

  /// How many commits are in the queue or being fed from it.
  private final AtomicInteger pending = new AtomicInteger();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread feeder = Thread.ofPlatform().name("index-feeder").daemon().unstarted(this::feed);
  private volatile @Nullable HostedIndex active;
  private volatile boolean handingOver;
  private volatile boolean closing;

  private static final Commit END = Commit.none();

  IndexHost(Position position) {
    this.position = position;
  }

  void start() {
    feeder.start();
  }

  /// Takes durable commits from the committer, and lets their callers go on now or later.
  void durable(List<Commit> group) {
    for (Commit commit : group) {
      int changes = commit.applied();
      if (changes == 0) {
        commit.finish();
      } else if (handingOver || pending.get() > 0) {
        defer(commit);
      } else {
        // To be read after the two above: the end of a hand-over sets it first.
        HostedIndex index = active;
        if (index != null && index.lag() + changes > INLINE_LAG) {
          defer(commit);
        } else {
          feed(index, commit);
        }
      }
    }
  }

  private void defer(Commit commit) {
    pending.incrementAndGet();
    queue.add(commit);
  }

  private void feed() {
    try {
      for (Commit commit = queue.take(); commit != END; commit = queue.take()) {
        awaitHandOver();
        feed(active, commit);
        pending.decrementAndGet();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private void feed(@Nullable HostedIndex index, Commit commit) {
    try {
      if (index != null) {
        index.submit(commit);
      }
    } catch (RuntimeException e) {
      // The change is durable all the same; the index is rebuilt from the log.
      LOG.error("The search index of generation {} is given up", index.generation(), e);
      retire(index);
    } finally {
      commit.finish();
    }
  }

  private void awaitHandOver() throws InterruptedException {
    lock.lock();
    try {
      while (handingOver) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The index that serves, or null.
  @Nullable HostedIndex active() {
    return active;
  }

  /// Has no more changes given to any index from the next group on. Called by the committer.
  void beginHandOver() {
    handingOver = true;
  }

  /// Ends the hand-over.
  ///
  /// @param next the index that serves from now on, or null for the one before
  void endHandOver(@Nullable HostedIndex next) {
    lock.lock();
    try {
      if (next != null) {
        active = next;
      }
      handingOver = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Gives up the index if it works no more, which it may do without having been given a change.
  void check() {
    HostedIndex index = active;
    if (index != null) {
      index
          .fault()
          .ifPresent(
              fault -> {
                LOG.error("The search index of generation {} is given up: {}", index.generation(), fault);
                retire(index);
              });
    }
  }

  private void retire(HostedIndex index) {
    lock.lock();
    try {
      if (active == index) {
        active = null;
      }
    } finally {
      lock.unlock();
    }
    // Not here: a search may be going on, and this may be the committer.
    Thread.ofVirtual().start(index::close);
  }

  /// Searches; the answer reflects everything acknowledged before the call.
  Hits search(Search search) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HostedIndex index = active == null ? awaitActive(deadline) : active;
      if (index == null) {
        throw new StoreException("OV-1680");
      }
      Hits hits = index.search(search);
      if (hits != null) {
        return hits;
      }
    }
  }

  /// Waits a short while for an index that is nearly complete.
  void awaitActive() {
    awaitActive(System.nanoTime() + PATIENCE.toNanos());
  }

  private @Nullable HostedIndex awaitActive(long deadline) {
    lock.lock();
    try {
      while (active == null && !closing && deadline - System.nanoTime() > 0) {
        changed.awaitNanos(deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return active;
  }

  /// How many changes the index is behind; all of them when there is none.
  long lag() {
    HostedIndex index = active;
    return index == null ? position.last() : position.last() - index.submitted() + index.lag();
  }

  /// Feeds what is left and closes the index. The committer has to be closed before.
  @Override
  public void close() {
    closing = true;
    endHandOver(null);
    queue.add(END);
    try {
      feeder.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    HostedIndex index = active;
    active = null;
    if (index != null) {
      index.close();
    }
  }

  static Path folder(Path indexes, long generation) {
    return indexes.resolve(Long.toString(generation));
  }
}
