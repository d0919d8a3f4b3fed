package org.openviid.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openviid.store.LogEntry;
import org.openviid.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a search index up to date with the log, and then has the [IndexHost] use it: after a start
/// the one that was there, and a new one beside it when that one is missing, damaged, made for another
/// schema, or unwanted. Safe for use by any number of threads.
final class IndexBuilder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexBuilder.class);
  private static final int PIECE = 512;

  /// How near to the end the index has to be before the committer is made to wait for it.
  private static final long NEAR = 1_000;

  /// How often to try to come near; when writers are faster than the index, they have to wait.
  private static final int ROUNDS = 8;

  private final Path folder;
  private final Indexes indexes;
  private final long fingerprint;
  private final Database database;
  private final LogReader log;
  private final Committer committer;
  private final IndexHost host;
  private volatile boolean closing;
  private volatile @Nullable Thread worker;
  private volatile long reached;

  IndexBuilder(
      Kernel.Environment environment, Database database, LogReader log, Committer committer, IndexHost host) {
    this.folder = environment.indexFolder();
    this.indexes = environment.indexes();
    this.fingerprint = environment.schema().fingerprint();
    this.database = database;
    this.log = log;
    this.committer = committer;
    this.host = host;
  }

  /// Starts to bring the index on disk up to date, or to build one if there is none that can be used.
  void resume() {
    start(false);
  }

  /// Starts to build a new index; the one there is serves until it is complete.
  ///
  /// @return whether it was started, which it is not while another one is being built
  boolean rebuild() {
    return start(true);
  }

  private synchronized boolean start(boolean anew) {
    if (closing || worker != null) {
      return false;
    }
    worker = Thread.ofPlatform().name("index-builder").daemon().start(() -> work(anew));
    return true;
  }

  /// Starts again what failed. Called from time to time.
  void tend() {
    host.check();
    if (host.active() == null) {
      resume();
    }
  }

  boolean isBuilding() {
    return worker != null;
  }

  /// Waits for the end of a build.
  ///
  /// @return whether none is under way any more
  boolean awaitEnd(Duration atMost) {
    Thread running = worker;
    try {
      return running == null || running.join(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The sequence up to which the index that is being built is complete.
  long reached() {
    return reached;
  }

  private void work(boolean anew) {
    try {
      build(anew);
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.error("The search index was not built; it is tried again", e);
      }
    } finally {
      worker = null;
    }
  }

  private void build(boolean anew) {
    Generation known = Generation.read(database);
    HostedIndex before = host.active();
    HostedIndex index = anew ? null : open(known);
    if (index == null) {
      Generation next = new Generation(known.number() + 1, fingerprint);
      HostedIndex.delete(IndexHost.folder(folder, next.number()));
      index = open(next.number());
      if (before == null) {
        next.write(database);
      }
    }
    boolean done = false;
    try {
      done = catchUp(index);
    } finally {
      if (!done) {
        index.close();
      }
    }
    if (done) {
      new Generation(index.generation(), fingerprint).write(database);
      if (before != null) {
        before.discard();
      }
      removeOthers(index.generation());
    }
  }

  /// The index as it was left, or null when it cannot be used.
  private @Nullable HostedIndex open(Generation known) {
    if (known.fingerprint() != fingerprint || !Files.isDirectory(IndexHost.folder(folder, known.number()))) {
      return null;
    }
    try {
      HostedIndex index = open(known.number());
      long from = index.submitted();
      // Ahead of the log it belongs to another one; too far behind it has missed deletions.
      if (from > log.last() || (from > 0 && from + 1 < log.trimmedBefore())) {
        LOG.warn("The search index ends at {}, which does not fit the log; a new one is built", from);
        index.close();
        return null;
      }
      return index;
    } catch (RuntimeException e) {
      LOG.warn("The search index cannot be opened; a new one is built", e);
      return null;
    }
  }

  private HostedIndex open(long generation) {
    Path place = IndexHost.folder(folder, generation);
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HostedIndex(indexes.open(place, log::object), place, generation);
  }

  private boolean catchUp(HostedIndex index) {
    for (int round = 0; round < ROUNDS && (round == 0 || log.last() - index.submitted() > NEAR); round++) {
      replay(index, log.last());
    }
    CountDownLatch stopped = new CountDownLatch(1);
    committer.between(
        () -> {
          host.beginHandOver();
          stopped.countDown();
        });
    boolean complete = false;
    try {
      while (!stopped.await(20, TimeUnit.MILLISECONDS)) {
        if (closing) {
          return false;
        }
      }
      replay(index, log.last());
      complete = !closing;
      return complete;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      host.endHandOver(complete ? index : null);
    }
  }

  private void replay(HostedIndex index, long until) {
    long after = index.submitted();
    while (after < until && !closing) {
      List<LogEntry> piece = log.readBulk(after, PIECE, until);
      piece.forEach(index::submit);
      after = piece.size() < PIECE ? until : piece.getLast().sequence();
      index.skipTo(after);
      reached = after;
    }
  }

  private void removeOthers(long generation) {
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(place -> !place.endsWith(Long.toString(generation))).forEach(HostedIndex::delete);
    } catch (IOException e) {
      throw new StoreException(e, "OV-1681", folder, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    closing = true;
    Thread running = worker;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Which index is in use.
  ///
  /// @param number counts the indexes of this folder
  /// @param fingerprint of the schema that it was made for
  private record Generation(long number, long fingerprint) {
    static Generation read(Database database) {
      byte[] stored = database.get(Family.META, Meta.INDEX);
      return stored == null
          ? new Generation(0, 0)
          : new Generation(FormReader.fixedAt(stored, 0), FormReader.fixedAt(stored, 8));
    }

    void write(Database database) {
      FormWriter out = new FormWriter(16);
      out.fixed(number);
      out.fixed(fingerprint);
      database.write(
          new BatchImage(64).put(database.number(Family.META), Meta.INDEX, out.toBytes()).toBatch());
    }
  }
}
