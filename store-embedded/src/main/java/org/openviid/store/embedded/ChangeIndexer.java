package org.openviid.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that indexes: takes changes from the [Intake] in batches, and between two batches, when
/// the index is exact, shows it to searches and commits it. Safe for use by any number of threads.
final class ChangeIndexer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeIndexer.class);
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);

  /// Going through so many changes of the tail costs about as much as opening the index anew. When
  /// searches have spent that much since it was last opened, it would have paid off.
  private static final long WORTH_IT = 200_000;

  /// Fewer changes never make it worth while.
  private static final long SHORT = 500;

  private final IndexFiles files;
  private final IndexWorkers workers;
  private final Intake intake;
  private final IndexSettings settings;
  private final LongAdder passed = new LongAdder();
  private final Queue<Errand> errands = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;
  private final Thread thread = Thread.ofPlatform().name("indexer").daemon().unstarted(this::run);

  /// Those below belong to the thread.
  private long reached;

  private long shownAt = System.nanoTime();
  private long committedAt = System.nanoTime();
  private long passedBefore;
  private @Nullable CompletableFuture<Void> commit;

  /// Views that have been replaced and may still be in use.
  private final List<IndexView> replaced = new ArrayList<>();

  /// Something to be done between two batches.
  ///
  /// @param changes how many have to be indexed before
  private record Errand(Task task, long changes, CompletableFuture<Void> done) {}

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  ChangeIndexer(IndexFiles files, IndexLayout layout, Intake intake, IndexSettings settings) {
    this.files = files;
    this.intake = intake;
    this.settings = settings;
    this.workers = new IndexWorkers(files.writer(), layout, settings.workers());
    this.reached = intake.view().sequence();
  }

  void start() {
    thread.start();
  }

  /// Says that a search went through so many changes of the tail.
  void passed(int changes) {
    passed.add(changes);
  }

  /// Shows all that has been submitted, and waits for that.
  void show() {
    errand(this::showAll);
  }

  /// Makes durable all that has been submitted, and waits for that.
  void commit() {
    errand(
        () -> {
          awaitCommit();
          beginCommit();
          awaitCommit();
        });
  }

  private void errand(Task task) {
    Errand errand = new Errand(task, intake.submitted(), new CompletableFuture<>());
    errands.add(errand);
    intake.wake();
    if (ended) {
      failErrands();
    }
    errand.done().join();
  }

  private void failErrands() {
    for (Errand errand = errands.poll(); errand != null; errand = errands.poll()) {
      errand.done().completeExceptionally(new IllegalStateException("the index is closed"));
    }
  }

  private void run() {
    try {
      work();
    } catch (Throwable e) {
      LOG.error("The search index takes no more changes", e);
      intake.fail(e);
    } finally {
      ended = true;
      failErrands();
    }
  }

  private void work() throws IOException, InterruptedException {
    List<IndexedChange> batch = new ArrayList<>(settings.batch());
    while (true) {
      boolean last = intake.isClosing();
      intake.take(batch, settings.batch(), errands.isEmpty() ? TICK : 0);
      if (!batch.isEmpty()) {
        workers.index(batch);
        reached = batch.getLast().sequence();
        intake.done(batch.size());
        batch.clear();
      } else if (last) {
        break;
      }
      maintain();
    }
    awaitCommit();
    beginCommit();
    awaitCommit();
  }

  private void maintain() throws IOException, InterruptedException {
    replaced.removeIf(IndexView::closeIfUnused);
    long now = System.nanoTime();
    if (isTimeToShow(now)) {
      showAll();
    }
    if (now - committedAt >= settings.commitAfter().toNanos() && isCommitDone()) {
      committedAt = now;
      if (reached > files.committed() || files.writer().hasUncommittedChanges()) {
        beginCommit();
      }
    }
    for (Errand errand = errands.peek(); errand != null && intake.isDone(errand.changes()); errand = errands.peek()) {
      errands.remove();
      run(errand);
    }
  }

  private static void run(Errand errand) throws IOException, InterruptedException {
    try {
      errand.task().run();
      errand.done().complete(null);
    } catch (Throwable e) {
      errand.done().completeExceptionally(e);
      throw e;
    }
  }

  private boolean isTimeToShow(long now) throws IOException {
    long unseen = intake.unseen();
    if (unseen >= settings.tail()) {
      return true;
    }
    if (now - shownAt >= settings.tailAge().toNanos()) {
      shownAt = now;
      return unseen > 0 || !intake.view().reader().isCurrent();
    }
    return unseen >= SHORT && passed.sum() - passedBefore >= WORTH_IT;
  }

  private void showAll() throws IOException {
    DirectoryReader before = intake.view().reader();
    DirectoryReader after = DirectoryReader.openIfChanged(before, files.writer());
    if (after == null) {
      before.incRef();
      after = before;
    }
    replaced.add(intake.show(after, reached));
    replaced.removeIf(IndexView::closeIfUnused); // what nobody searches gives up its files at once
    shownAt = System.nanoTime();
    passedBefore = passed.sum();
  }

  private boolean isCommitDone() {
    return commit == null || commit.isDone();
  }

  /// Returns when the commit has all that goes into it; the disk does the rest while indexing goes on.
  private void beginCommit() throws InterruptedException {
    CountDownLatch flushed = new CountDownLatch(1);
    CompletableFuture<Void> done = new CompletableFuture<>();
    long sequence = reached;
    Thread.ofPlatform()
        .name("index-commit")
        .daemon()
        .start(
            () -> {
              try {
                files.commit(sequence, flushed::countDown);
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
    commit = done;
    flushed.await();
  }

  private void awaitCommit() {
    if (commit != null) {
      commit.join();
    }
  }

  /// Indexes and commits what is left.
  @Override
  public void close() {
    intake.close();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    workers.close();
    replaced.add(intake.view());
    for (IndexView view : replaced) {
      // Searches that are going on end within the time that they are given.
      while (!view.closeIfUnused()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
