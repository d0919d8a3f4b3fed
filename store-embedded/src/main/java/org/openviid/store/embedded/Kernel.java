package org.openviid.store.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.store.AuditHead;
import org.openviid.store.BlobStore;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.LogEntry;
import org.openviid.store.Page;
import org.openviid.store.Search;
import org.openviid.store.StoreException;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that lives as long as the database is open: when the disk fails it is closed and a new
/// one opened in its place. Safe for use by any number of threads.
final class Kernel implements AutoCloseable {
  /// How many commits may be under way; each holds a copy of its transaction.
  private static final int COMMITS = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(Kernel.class);
  private static final long PATIENCE_SECONDS = 10;

  private final Database database;
  private final Position position;
  private final LogReader log;
  private final Marks marks;
  private final Preparation preparation;
  private final Committer committer;
  private final IndexHost host;
  private final IndexBuilder builder;
  private final Disposal disposal;
  private final Semaphore commits = new Semaphore(COMMITS);

  private Kernel(Environment environment, Database database) {
    this.database = database;
    position = environment.position();
    LogForm entries = new LogForm(new StoredForm(environment.schema()));
    long last = LogReader.last(database);
    position.publish(last);
    log = new LogReader(database, entries, position);
    marks = new Marks(database);
    preparation = new Preparation(entries, database, opened(database) << 40);
    disposal = new Disposal(database, log, environment.blobs());
    host = new IndexHost(position);
    committer =
        new Committer(
            database, marks, last, AuditStart.head(database), new Aftermath(environment.onFailure()));
    builder = new IndexBuilder(environment, database, log, committer, host);
  }

  /// Opens the database and starts the threads.
  static Kernel open(Environment environment) {
    Database database = Database.open(environment.databaseFolder(), environment.settings());
    try {
      KnownTypes.check(database, environment.schema());
      Kernel kernel = new Kernel(environment, database);
      kernel.disposal.eraseLeftovers();
      kernel.host.start();
      kernel.committer.start();
      kernel.builder.resume();
      kernel.host.awaitActive();
      return kernel;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// Counts the openings, so that audit lines get numbers above those of all sessions before.
  private static long opened(Database database) {
    byte[] before = database.get(Family.META, Meta.OPENED);
    long count = before == null ? 1 : Keys.number(before) + 1;
    database.write(
        new BatchImage(32).put(database.number(Family.META), Meta.OPENED, Keys.of(count)).toBatch());
    return count;
  }

  /// Commits, and erases the contents of what was deleted.
  List<CommitResult> commit(Transaction transaction) {
    List<CommitResult> results = commitOnly(transaction);
    List<Long> deletions = deletions(transaction.changes(), results);
    if (!deletions.isEmpty()) {
      erase(deletions);
    }
    return results;
  }

  private void erase(List<Long> deletions) {
    try {
      disposal.eraseAfter(deletions);
    } catch (StoreException e) {
      // The deletion is done, and its note has the contents erased later.
      LOG.error("The contents of deleted objects could not be erased; it is tried again", e);
    }
  }

  /// Commits; the contents of what was deleted have still to be erased.
  List<CommitResult> commitOnly(Transaction transaction) {
    acquire();
    try {
      Commit commit = preparation.prepare(transaction, position.last());
      committer.submit(commit);
      return commit.await();
    } finally {
      commits.release();
    }
  }

  /// The sequences of the deletions that were done.
  static List<Long> deletions(List<Change> changes, List<CommitResult> results) {
    List<Long> deletions = List.of();
    for (int i = 0; i < results.size(); i++) {
      if (changes.get(i) instanceof Change.Delete && results.get(i) instanceof CommitResult.Done done) {
        deletions = deletions.isEmpty() ? new ArrayList<>() : deletions;
        deletions.add(done.sequence());
      }
    }
    return deletions;
  }

  private void acquire() {
    try {
      if (!commits.tryAcquire() && !commits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new StoreException("OV-1669");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(e, "OV-1678");
    }
  }

  long sequenceOf(HeadKey key) {
    byte[] stored = database.get(Family.HEAD, key.bytes());
    return stored == null ? 0 : Keys.number(stored);
  }

  Optional<StoredObject> read(ObjectType type, String id) {
    HeadKey key = new HeadKey(type.key(), id);
    for (long sequence = sequenceOf(key); sequence != 0; ) {
      LogEntry entry = log.entry(sequence);
      if (entry != null) {
        return Optional.of(LogReader.stored(entry));
      }
      // Replaced since, and the version before trimmed; or the log lacks what the head names.
      long now = sequenceOf(key);
      if (now == sequence) {
        throw new StoreException("OV-1679", type, id, sequence);
      }
      sequence = now;
    }
    return Optional.empty();
  }

  Page search(Search search) {
    Hits hits = host.search(search);
    return new Page(log.objects(hits.sequences()), hits.total(), hits.position());
  }

  Database database() {
    return database;
  }

  /// The newest durable line of the audit trail.
  AuditHead auditHead() {
    return committer.chain();
  }

  LogReader log() {
    return log;
  }

  Marks marks() {
    return marks;
  }

  Disposal disposal() {
    return disposal;
  }

  IndexHost host() {
    return host;
  }

  IndexBuilder builder() {
    return builder;
  }

  @Override
  public void close() {
    committer.close();
    builder.close();
    host.close();
    database.close();
  }

  private final class Aftermath implements Committer.Aftermath {
    private final Consumer<StoreException> onFailure;

    Aftermath(Consumer<StoreException> onFailure) {
      this.onFailure = onFailure;
    }

    @Override
    public void durable(List<Commit> group, long last) {
      position.publish(last);
      host.durable(group);
    }

    @Override
    public void failed(StoreException reason) {
      onFailure.accept(reason);
    }
  }

  /// What a kernel is opened with.
  ///
  /// @param databaseFolder where the database is
  /// @param indexFolder where the search indexes are
  /// @param schema the tables
  /// @param settings the memory
  /// @param indexes opens search indexes
  /// @param blobs keeps the contents
  /// @param position outlives the kernel
  /// @param onFailure hears that the kernel can write no more
  record Environment(
      Path databaseFolder,
      Path indexFolder,
      Schema schema,
      StoreSettings settings,
      Indexes indexes,
      BlobStore blobs,
      Position position,
      Consumer<StoreException> onFailure) {}
}
