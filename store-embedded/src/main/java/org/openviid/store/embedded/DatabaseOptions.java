package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.AbstractImmutableNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.UInt64AddOperator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/// How the database is opened. Owns native memory that is freed by [#close], after the database's own.
final class DatabaseOptions implements AutoCloseable {
  private static final long DAY_SECONDS = 86_400;
  private static final long MONTH_SECONDS = 30 * DAY_SECONDS;
  private static final long MEGABYTE = 1L << 20;
  private static final int SHARD_BITS = 2;
  private static final double FOR_INDEXES = 0.5;

  private final List<AbstractImmutableNativeReference> owned = new ArrayList<>();
  private final BloomFilter bloom;
  private final Cache cache;
  private final long writeBufferBytes;
  private final DBOptions database;

  DatabaseOptions(StoreSettings settings, Recovery recovery) {
    RocksDB.loadLibrary();
    writeBufferBytes = settings.writeBufferBytes();
    // Few shards: what does not fit into one is never kept, however much room the others have.
    cache = own(new LRUCache(settings.cacheBytes(), SHARD_BITS, false, FOR_INDEXES));
    bloom = own(new BloomFilter(10));
    WriteBufferManager buffers = own(new WriteBufferManager(writeBufferBytes, cache));
    database =
        own(new DBOptions())
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setParanoidChecks(recovery == Recovery.STRICT)
            .setBestEffortsRecovery(recovery == Recovery.BEST_EFFORT)
            .setWalRecoveryMode(
                recovery == Recovery.STRICT
                    ? WALRecoveryMode.TolerateCorruptedTailRecords
                    : WALRecoveryMode.SkipAnyCorruptedRecords)
            // an old log keeps the memory tables of idle families alive, and deleted data on the disk
            .setMaxTotalWalSize(Math.max(64 * MEGABYTE, 2 * writeBufferBytes))
            .setWriteBufferManager(buffers)
            // one thread writes, so that what concurrent writers need only costs
            .setAllowConcurrentMemtableWrite(false)
            .setEnableWriteThreadAdaptiveYield(false)
            .setMaxBackgroundJobs(Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8))
            .setBytesPerSync(MEGABYTE)
            .setMaxOpenFiles(4096)
            // it names the first and last key of every file there has been since it was begun
            .setMaxManifestFileSize(MEGABYTE)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setMaxLogFileSize(4 * MEGABYTE)
            .setKeepLogFileNum(4)
            .setStatsDumpPeriodSec(0)
            .setStatsPersistPeriodSec(0);
  }

  private <T extends AbstractImmutableNativeReference> T own(T object) {
    owned.add(object);
    return object;
  }

  DBOptions database() {
    return database;
  }

  /// The options of a family. What is deleted from a family is gone from the disk when the file that
  /// holds it has been compacted: of itself after a day; of the log, which is by far the largest, when
  /// [Retention] asks for it by range.
  ColumnFamilyOptions of(Family family) {
    return switch (family) {
      case LOG -> log();
      case HEAD -> head();
      case SEGMENT -> small().setMergeOperator(own(new UInt64AddOperator()));
      case BLOB, STATE, AUDIT, GARBAGE, META -> small();
    };
  }

  /// What the database wants to see of its default family, which stays empty.
  ColumnFamilyOptions unused() {
    return own(new ColumnFamilyOptions()).setWriteBufferSize(MEGABYTE);
  }

  private ColumnFamilyOptions log() {
    return common(table(16 * 1024), writeBufferBytes / 4)
        .setPeriodicCompactionSeconds(MONTH_SECONDS)
        .setTargetFileSizeBase(64 * MEGABYTE);
  }

  private ColumnFamilyOptions head() {
    return common(table(4 * 1024).setFilterPolicy(bloom).setWholeKeyFiltering(true), writeBufferBytes / 8)
        .setPeriodicCompactionSeconds(DAY_SECONDS)
        // most look-ups are for identifiers that are new
        .setMemtablePrefixBloomSizeRatio(0.05)
        .setMemtableWholeKeyFiltering(true);
  }

  private ColumnFamilyOptions small() {
    return common(table(4 * 1024).setFilterPolicy(bloom), writeBufferBytes / 16)
        .setPeriodicCompactionSeconds(DAY_SECONDS);
  }

  private ColumnFamilyOptions common(BlockBasedTableConfig table, long writeBuffer) {
    return own(new ColumnFamilyOptions())
        .setTableFormatConfig(table)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setWriteBufferSize(Math.max(MEGABYTE, writeBuffer))
        .setMaxWriteBufferNumber(4)
        .setLevelCompactionDynamicLevelBytes(true);
  }

  /// Indexes and filters are cut into pieces of a block each: whole ones grow with their file to
  /// megabytes, and would be read and checked again for every look-up that finds them gone.
  private BlockBasedTableConfig table(int blockBytes) {
    return new BlockBasedTableConfig()
        .setIndexType(IndexType.kTwoLevelIndexSearch)
        .setPartitionFilters(true)
        .setMetadataBlockSize(4 * 1024)
        .setPinTopLevelIndexAndFilter(true)
        .setCacheIndexAndFilterBlocksWithHighPriority(true)
        .setBlockCache(cache)
        .setBlockSize(blockBytes)
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true)
        .setFormatVersion(6);
  }

  @Override
  public void close() {
    for (AbstractImmutableNativeReference object : owned.reversed()) {
      object.close();
    }
  }
}
