package org.openviid.store.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openviid.store.StoreException;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// RocksDB behind an interface of bytes and families. Safe for use by any number of threads, also
/// against being closed meanwhile: what comes too late is a [StoreException].
final class Database implements AutoCloseable {
  private static final long READ_AHEAD = 2L << 20;

  private final DatabaseOptions options;
  private final RocksDB rocks;
  private final List<ColumnFamilyHandle> handles;
  private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions buffered = new WriteOptions();
  private final ReadOptions bulk = new ReadOptions().setReadaheadSize(READ_AHEAD).setFillCache(false);
  private final ReadOptions plain = new ReadOptions();
  private final Gate gate = new Gate();
  private final Set<CompactRangeOptions> compacting = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable String> damage = new AtomicReference<>();

  private Database(DatabaseOptions options, RocksDB rocks, List<ColumnFamilyHandle> handles) {
    this.options = options;
    this.rocks = rocks;
    this.handles = handles;
    // In the order of the descriptors, of which the first is the default family.
    Iterator<ColumnFamilyHandle> next = handles.iterator();
    next.next();
    for (Family family : Family.values()) {
      families.put(family, next.next());
    }
  }

  /// Opens the database in a folder, which is created if missing.
  ///
  /// @throws StoreException when it is damaged elsewhere than at the end of the last write
  static Database open(Path folder, StoreSettings settings) {
    return open(folder, settings, Recovery.STRICT);
  }

  static Database open(Path folder, StoreSettings settings, Recovery recovery) {
    DatabaseOptions options = new DatabaseOptions(settings, recovery);
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options.unused()));
    for (Family family : Family.values()) {
      descriptors.add(new ColumnFamilyDescriptor(family.key(), options.of(family)));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      RocksDB rocks = RocksDB.open(options.database(), folder.toString(), descriptors, handles);
      return new Database(options, rocks, handles);
    } catch (RocksDBException e) {
      options.close();
      throw isDamage(e)
          ? new StoreException(e, "OV-1660", folder, String.valueOf(e.getMessage()))
          : new StoreException(e, "OV-1661", folder, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isDamage(RocksDBException e) {
    Status status = e.getStatus();
    return status == null
        || status.getCode() == Status.Code.Corruption
        || status.getCode() == Status.Code.InvalidArgument
        // a file that the manifest names is missing
        || (status.getCode() == Status.Code.IOError && String.valueOf(e.getMessage()).contains("No such file"));
  }

  /// The number by which write batches name the family.
  int number(Family family) {
    return handle(family).getID();
  }

  private ColumnFamilyHandle handle(Family family) {
    return Objects.requireNonNull(families.get(family));
  }

  /// What has been found damaged since the database was opened, or null.
  @Nullable String damage() {
    return damage.get();
  }

  byte @Nullable [] get(Family family, byte[] key) {
    return within(() -> rocks.get(handle(family), key));
  }

  /// The values of several keys in their order, with null for those that are not there.
  List<byte @Nullable []> getAll(Family family, List<byte[]> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<ColumnFamilyHandle> same = Collections.nCopies(keys.size(), handle(family));
    return within(() -> new ArrayList<byte @Nullable []>(rocks.multiGetAsList(same, keys)));
  }

  /// Writes a batch in the form of [BatchImage] and returns when it is durable.
  void write(byte[] image) {
    write(image, synced);
  }

  /// Writes a batch that becomes durable with the next durable one at the latest.
  void writeBuffered(byte[] image) {
    write(image, buffered);
  }

  private void write(byte[] image, WriteOptions how) {
    enter();
    try (WriteBatch batch = new WriteBatch(image)) {
      rocks.write(how, batch);
    } catch (RocksDBException e) {
      throw new StoreException(e, "OV-1664", String.valueOf(e.getMessage()));
    } finally {
      gate.leave();
    }
  }

  /// Passes rows in the order of their keys until the receiver has enough.
  ///
  /// @param from the first key
  /// @param until the key to stop before, or null for the end of the family
  void scan(Family family, byte[] from, byte @Nullable [] until, Rows rows) {
    scan(plain, family, from, until, rows);
  }

  /// As [#scan], for going through much: reads ahead and leaves the cache alone.
  void scanBulk(Family family, byte[] from, byte @Nullable [] until, Rows rows) {
    scan(bulk, family, from, until, rows);
  }

  /// Up to `limit` rows. For receivers that take their time or use the database themselves.
  List<Row> page(Family family, byte[] from, byte @Nullable [] until, int limit) {
    List<Row> rows = new ArrayList<>();
    scanBulk(
        family,
        from,
        until,
        (key, value) -> {
          rows.add(new Row(key, value));
          return rows.size() < limit;
        });
    return rows;
  }

  private void scan(ReadOptions how, Family family, byte[] from, byte @Nullable [] until, Rows rows) {
    within(
        () -> {
          try (RocksIterator iterator = rocks.newIterator(handle(family), how)) {
            boolean more = true;
            for (iterator.seek(from); more && iterator.isValid(); iterator.next()) {
              byte[] key = iterator.key();
              if (until != null && Arrays.compareUnsigned(key, until) >= 0) {
                return true;
              }
              more = rows.accept(key, iterator.value());
            }
            iterator.status();
            return true;
          }
        });
  }

  /// For reading around damage: the caller sees to it that the database is not closed meanwhile.
  RocksIterator iterator(Family family) {
    return rocks.newIterator(handle(family), bulk);
  }

  /// The last key of a family, or null when it is empty.
  byte @Nullable [] lastKey(Family family) {
    return within(
        () -> {
          try (RocksIterator iterator = rocks.newIterator(handle(family), plain)) {
            iterator.seekToLast();
            byte[] key = iterator.isValid() ? iterator.key() : null;
            iterator.status();
            return key;
          }
        });
  }

  /// How many bytes the files of all families take.
  long fileBytes() {
    return within(() -> rocks.getAggregatedLongProperty("rocksdb.total-sst-files-size"));
  }

  /// Writes everything in memory into files, so that no write-ahead log is needed any more.
  void flush() {
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      within(
          () -> {
            rocks.flush(wait, handles);
            return true;
          });
    }
  }

  /// Puts a copy of everything written so far into a folder that is not there yet. Files are shared with the
  /// copy where both are on one file system: they never change.
  void copyTo(Path folder) {
    within(
        () -> {
          try (Checkpoint checkpoint = Checkpoint.create(rocks)) {
            checkpoint.createCheckpoint(folder.toString());
            return true;
          }
        });
  }

  /// Rewrites the files of a range of keys, which leaves out of them what has been deleted.
  ///
  /// @param from the first key, or null for the start of the family
  /// @param until the last key, or null for the end of the family
  void compact(Family family, byte @Nullable [] from, byte @Nullable [] until) {
    try (CompactRangeOptions how =
        new CompactRangeOptions()
            .setExclusiveManualCompaction(false)
            .setBottommostLevelCompaction(
                CompactRangeOptions.BottommostLevelCompaction.kForceOptimized)) {
      compacting.add(how);
      try {
        within(
            () -> {
              rocks.compactRange(handle(family), from, until, how);
              return true;
            });
      } finally {
        compacting.remove(how);
      }
    }
  }

  /// Reads everything and compares the checksums.
  void verify() {
    within(
        () -> {
          rocks.verifyChecksum();
          return true;
        });
  }

  private void enter() {
    if (!gate.enter()) {
      throw new StoreException("OV-1662");
    }
  }

  private <T extends @Nullable Object> T within(Call<T> call) {
    enter();
    try {
      return call.run();
    } catch (RocksDBException e) {
      if (isDamage(e)) {
        damage.compareAndSet(null, String.valueOf(e.getMessage()));
        throw new StoreException(e, "OV-1663", String.valueOf(e.getMessage()));
      }
      throw new StoreException(e, "OV-1665", String.valueOf(e.getMessage()));
    } finally {
      gate.leave();
    }
  }

  @Override
  public void close() {
    // A long one would hold up the gate.
    compacting.forEach(compaction -> compaction.setCanceled(true));
    if (gate.close()) {
      rocks.cancelAllBackgroundWork(true);
      handles.forEach(ColumnFamilyHandle::close);
      rocks.close();
      synced.close();
      buffered.close();
      bulk.close();
      plain.close();
      options.close();
    }
  }

  /// Takes rows.
  @FunctionalInterface
  interface Rows {
    /// Takes a row and says whether to go on.
    boolean accept(byte[] key, byte[] value);
  }

  /// A row.
  @SuppressWarnings("ArrayRecordComponent") // passed on once, not compared
  record Row(byte[] key, byte[] value) {
    /// The smallest key after this row's.
    byte[] next() {
      return Arrays.copyOf(key, key.length + 1);
    }
  }

  @FunctionalInterface
  private interface Call<T extends @Nullable Object> {
    T run() throws RocksDBException;
  }
}
