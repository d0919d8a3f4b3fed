package org.openviid.store.embedded;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.store.AuditLine;
import org.openviid.store.AuditTrail;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;
import org.openviid.store.Change;
import org.openviid.store.ChangeLog;
import org.openviid.store.CommitResult;
import org.openviid.store.LogEntry;
import org.openviid.store.ObjectKey;
import org.openviid.store.ObjectStore;
import org.openviid.store.Page;
import org.openviid.store.Search;
import org.openviid.store.StateTable;
import org.openviid.store.StoreException;
import org.openviid.store.StoreHealth;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;
import org.openviid.store.embedded.Maintenance.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store in one folder of this machine. Safe for use by any number of threads.
///
/// Records are in RocksDB, pictures in segment files, and both are durable when a commit returns; the
/// search index is rebuilt from the records when it is lost. A folder is open in one process at a time.
/// When writing to the disk fails, the store opens itself again; what comes meanwhile is told that it is
/// busy.
public final class EmbeddedStore implements ObjectStore {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DataFolder folder;
  private final Kernel.Environment environment;
  private final Surroundings surroundings;
  private final Retention retention;
  private final Position position = new Position();
  private final DiskGuard disk;
  private final Maintenance maintenance;
  private final SearchThreads searches;
  private final BlobStore blobs;
  private final ChangeLog log = new Log();
  private final StateTable states = new RocksStates(() -> kernel().database());
  private final AuditTrail audit = new RocksAudit(this::kernel);
  private volatile @Nullable Kernel kernel;
  private volatile @Nullable StoreException failure;
  private volatile boolean closed;

  private EmbeddedStore(DataFolder folder, Schema schema, StoreSettings settings, Surroundings surroundings) {
    this.folder = folder;
    this.surroundings = surroundings;
    searches = SearchThreads.standard(settings.searchTime());
    disk = new DiskGuard(surroundings.disk(), settings, folder.ballast());
    retention =
        new Retention(
            settings.retention(), schema, surroundings.segments(), surroundings.blobs(), surroundings.clock());
    blobs = new GuardedBlobs(surroundings.blobs(), this::requireRoom);
    environment =
        new Kernel.Environment(
            folder.database(),
            folder.index(),
            schema,
            settings,
            surroundings.indexes(),
            surroundings.blobs(),
            position,
            reason -> failure = reason);
    maintenance =
        new Maintenance(
            List.of(
                new Task("watch the disk", SECOND, SECOND, disk::check),
                new Task("open again", SECOND, Duration.ofMillis(200), this::reopenAfterFailure),
                new Task("tend the index", SECOND, Duration.ofSeconds(10), this::tendIndex),
                new Task("finish erasures", SECOND, MINUTE, this::finishErasures),
                new Task("retention", MINUTE, Duration.ofHours(1), this::retain),
                new Task("purge", MINUTE, Duration.ofHours(1), this::purgeDaily)));
  }

  /// Opens the store in a folder, and makes an empty one when there is none.
  ///
  /// @param folder its own folder
  /// @param clock tells when data is too old, and the day of receipt
  /// @throws StoreException when the folder is in use, of a newer format, damaged, or not a store's
  public static EmbeddedStore open(Path folder, Schema schema, StoreSettings settings, Clock clock) {
    DataFolder opened = DataFolder.open(folder, () -> UUID.randomUUID().toString());
    Surroundings surroundings;
    try {
      surroundings = Surroundings.onDisk(opened, schema, settings, clock);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return open(opened, schema, settings, surroundings);
  }

  static EmbeddedStore open(DataFolder folder, Schema schema, StoreSettings settings, Surroundings surroundings) {
    try {
      EmbeddedStore store = new EmbeddedStore(folder, schema, settings, surroundings);
      store.disk.check();
      Backup.removeLeftovers(folder);
      Kernel kernel = Kernel.open(store.environment);
      store.kernel = kernel;
      surroundings.segments().finishCompactions(kernel.disposal());
      store.maintenance.start();
      return store;
    } catch (RuntimeException e) {
      surroundings.blobs().close();
      folder.close();
      throw e;
    }
  }

  private void reopenAfterFailure() {
    StoreException reason = failure;
    if (reason == null || closed) {
      return;
    }
    closeKernel();
    disk.check();
    kernel = Kernel.open(environment);
    failure = null;
    LOG.warn("The store has been opened again after {}", reason.code());
  }

  /// The identifier of this log among all that ever were.
  public String node() {
    return folder.version().node();
  }

  /// How often the log was set back by restoring a backup, counted from 1. Cursors of another epoch
  /// mean nothing in this one.
  public long epoch() {
    return folder.version().epoch();
  }

  Kernel kernel() {
    Kernel open = kernel;
    if (open == null) {
      throw closed ? new StoreException("OV-1690") : new StoreException("OV-1691");
    }
    return open;
  }

  @Override
  public List<CommitResult> commit(Transaction transaction) {
    if (creates(transaction)) {
      requireRoom();
    }
    return kernel().commit(transaction);
  }

  /// Looks at the disk now instead of within a second.
  void checkDisk() {
    disk.check();
  }

  private void requireRoom() {
    if (disk.isFull()) {
      throw new StoreException("OV-1683", disk.minFree() >> 20);
    }
    if (retention.isOverfull()) {
      throw new StoreException("OV-1684");
    }
  }

  private static boolean creates(Transaction transaction) {
    return transaction.changes().stream()
        .anyMatch(change -> change instanceof Change.Put && change.expected() == 0);
  }

  @Override
  public Optional<StoredObject> read(ObjectType type, String id) {
    return kernel().read(type, id);
  }

  @Override
  public long sequenceOf(ObjectType type, String id) {
    return kernel().sequenceOf(new HeadKey(type.key(), id));
  }

  @Override
  public Page search(Search search) {
    Kernel open = kernel();
    return searches.run(() -> open.search(search));
  }

  @Override
  public Page searchAhead(Search search) {
    return kernel().search(search);
  }

  @Override
  public Optional<InputStream> openBlob(long id) {
    Optional<BlobPlacement> placement = kernel().disposal().find(id);
    return placement.map(surroundings.blobs()::open);
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public ChangeLog log() {
    return log;
  }

  @Override
  public StateTable states() {
    return states;
  }

  @Override
  public AuditTrail audit() {
    return audit;
  }

  /// Builds a new search index beside the one in use, and has it take its place when it is complete.
  ///
  /// @return whether it was started, which it is not while an index is being built
  public boolean reindex() {
    return kernel().builder().rebuild();
  }

  /// Deletes what has been kept long enough; also done of itself every hour.
  public RetentionReport retain() {
    return retention.run(kernel());
  }

  /// Removes objects at once and for good: records with all older versions, contents, index entries, and what
  /// of them is left in the files; not those on hold. When it returns, no file of the folder holds anything of
  /// them but what identifies and places them, in the log as long as that keeps deletions. What a crash
  /// interrupts is finished after the next opening, as far as objects had been deleted.
  ///
  /// @param audit makes the line of the audit trail for objects of a type, which is written with their deletion
  /// @param progress is told now and then how many have been deleted
  public ErasureReport erase(
      List<ObjectKey> keys, BiFunction<ObjectType, List<String>, AuditLine> audit, LongConsumer progress) {
    return retention.erase(kernel(), keys, audit, progress);
  }

  void finishErasures() {
    Kernel open = kernel;
    if (open != null) {
      retention.finishErasures(open);
    }
  }

  /// Rewrites the files that still hold what has been deleted, so that it is nowhere on the disk any
  /// more; also done of itself every day.
  public void purge() {
    new Purge(kernel()).all(surroundings.clock().millis());
  }

  private void purgeDaily() {
    new Purge(kernel()).daily(surroundings.clock().millis());
  }

  private void tendIndex() {
    Kernel open = kernel;
    if (open != null) {
      open.builder().tend();
    }
  }

  /// Copies everything but the search index into a folder, while records come and go. What was acknowledged
  /// before the call is in it.
  ///
  /// @param target a folder that is not there yet, or an empty one
  /// @param expires when the backup is to be deleted
  /// @throws StoreException when it cannot be made; what is in the folder then is of no use
  public BackupManifest backup(Path target, Instant expires, BackupProgress progress) {
    long sequence = position.last();
    return new Backup(kernel(), folder, surroundings, progress).make(target, sequence, expires);
  }

  /// Reads all records and compares their checksums. Takes as long as reading the whole database does.
  ///
  /// @throws StoreException naming what is damaged
  public void verify() {
    kernel().database().verify();
  }

  @Override
  public StoreHealth health() {
    Kernel open = kernel;
    if (open == null || failure != null) {
      return new StoreHealth(false, false, 0, List.of(closed ? "closed" : reopening()));
    }
    List<String> causes = new ArrayList<>();
    boolean searchable = open.host().active() != null;
    if (!searchable) {
      causes.add("the search index is being built: %d of %d".formatted(open.builder().reached(), position.last()));
    }
    if (disk.isFull()) {
      causes.add("less than %d MiB of the disk are free".formatted(disk.minFree() >> 20));
    }
    if (retention.isOverfull()) {
      causes.add("the volume limit is reached, and nothing is old enough to be deleted");
    }
    String damage = open.database().damage();
    if (damage != null) {
      causes.add("damaged, stop the server and run 'repair': " + damage);
    }
    return new StoreHealth(!disk.isFull() && !retention.isOverfull(), searchable, open.host().lag(), causes);
  }

  private String reopening() {
    StoreException reason = failure;
    return "being opened again" + (reason == null ? "" : " after " + reason.getMessage());
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    searches.close();
    // First what the maintenance may be busy with, and then what it may have opened.
    closeKernel();
    maintenance.close();
    closeKernel();
    position.close();
    surroundings.blobs().close();
    folder.close();
  }

  private void closeKernel() {
    Kernel open = kernel;
    kernel = null;
    if (open != null) {
      open.close();
    }
  }

  private final class Log implements ChangeLog {
    @Override
    public long last() {
      return position.last();
    }

    @Override
    public long trimmedBefore() {
      return kernel().log().trimmedBefore();
    }

    @Override
    public List<LogEntry> read(long after, int limit) {
      return kernel().log().read(after, limit);
    }

    @Override
    public boolean await(long sequence, Duration atMost) throws InterruptedException {
      return position.await(sequence, atMost);
    }
  }
}
