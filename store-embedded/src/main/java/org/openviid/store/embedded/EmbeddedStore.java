package org.openviid.store.embedded;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.store.AuditTrail;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;
import org.openviid.store.Change;
import org.openviid.store.ChangeLog;
import org.openviid.store.CommitResult;
import org.openviid.store.LogEntry;
import org.openviid.store.ObjectStore;
import org.openviid.store.Page;
import org.openviid.store.Search;
import org.openviid.store.StateTable;
import org.openviid.store.StoreException;
import org.openviid.store.StoreHealth;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// A store in one folder of this machine. Safe for use by any number of threads.
///
/// Records are in RocksDB, pictures in segment files, and both are durable when a commit returns; the
/// search index is rebuilt from the records when it is lost. A folder is open in one process at a time.
public final class EmbeddedStore implements ObjectStore {
  private final DataFolder folder;
  private final Kernel.Environment environment;
  private final Position position = new Position();
  private final DiskGuard disk;
  private final ChangeLog log = new Log();
  private final StateTable states = new RocksStates(() -> kernel().database());
  private final AuditTrail audit = new RocksAudit(() -> kernel().database());
  private volatile @Nullable Kernel kernel;
  private volatile boolean closed;

  private EmbeddedStore(DataFolder folder, Schema schema, StoreSettings settings, Surroundings surroundings) {
    this.folder = folder;
    disk = new DiskGuard(surroundings.disk(), settings, folder.ballast());
    environment =
        new Kernel.Environment(
            folder.database(),
            folder.index(),
            schema,
            settings,
            surroundings.indexes(),
            surroundings.blobs(),
            position,
            this::failed);
  }

  static EmbeddedStore open(DataFolder folder, Schema schema, StoreSettings settings, Clock clock, Surroundings s) {
    EmbeddedStore store = new EmbeddedStore(folder, schema, settings, s);
    store.disk.check();
    store.kernel = Kernel.open(store.environment);
    return store;
  }

  private void failed(StoreException reason) {}

  /// The identifier of this log among all that ever were.
  public String node() {
    return folder.version().node();
  }

  /// How often the log was set back by restoring a backup, counted from 1. Cursors of another epoch
  /// mean nothing in this one.
  public long epoch() {
    return folder.version().epoch();
  }

  private Kernel kernel() {
    Kernel open = kernel;
    if (open == null) {
      throw closed ? new StoreException("OV-1668") : new StoreException("OV-1662");
    }
    return open;
  }

  @Override
  public List<CommitResult> commit(Transaction transaction) {
    if (disk.isFull() && transaction.changes().stream().anyMatch(EmbeddedStore::creates)) {
      throw new StoreException("OV-1683", disk.minFree() >> 20);
    }
    return kernel().commit(transaction);
  }

  private static boolean creates(Change change) {
    return change instanceof Change.Put && change.expected() == 0;
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
    return kernel().search(search);
  }

  @Override
  public Optional<InputStream> openBlob(long id) {
    Disposal disposal = kernel().disposal();
    Optional<BlobPlacement> placement = disposal.placement(id);
    return placement.map(environment.blobs()::open);
  }

  @Override
  public BlobStore blobs() {
    return environment.blobs();
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

  @Override
  public StoreHealth health() {
    List<String> causes = new ArrayList<>();
    Kernel open = kernel;
    if (open == null) {
      causes.add(closed ? "closed" : "being opened again after a failure");
      return new StoreHealth(false, false, 0, causes);
    }
    boolean searchable = open.host().active() != null;
    if (!searchable) {
      causes.add("the search index is being built: %d of %d".formatted(open.builder().reached(), position.last()));
    }
    if (disk.isFull()) {
      causes.add("less than %d MiB of the disk are free".formatted(disk.minFree() >> 20));
    }
    String damage = open.database().damage();
    if (damage != null) {
      causes.add("damaged, stop the server and run 'repair': " + damage);
    }
    return new StoreHealth(!disk.isFull(), searchable, open.host().lag(), causes);
  }

  @Override
  public void close() {
    Kernel open = kernel;
    if (closed || open == null) {
      return;
    }
    closed = true;
    kernel = null;
    open.close();
    position.close();
    environment.blobs().close();
    folder.close();
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

  record Surroundings(DiskSpace disk, Indexes indexes, BlobStore blobs) {}
}
