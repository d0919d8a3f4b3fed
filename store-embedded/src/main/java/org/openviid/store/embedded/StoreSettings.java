package org.openviid.store.embedded;

import java.time.Duration;

/// How an [EmbeddedStore] uses the machine.
///
/// @param cacheBytes memory for blocks that were read, indexes and filters included; the write buffers
///     are counted against it too
/// @param writeBufferBytes memory for what has not been written into files yet
/// @param uploadBytes memory for pictures that are being received
/// @param indexBytes memory for what the search index has not written yet
/// @param minFreeBytes creates are refused when less of the disk is free
/// @param minFreePercent creates are refused when less of the disk is free, in hundredths of it
/// @param ballastBytes the size of a file that is given up so that deleting works on a full disk
/// @param retention how long data is kept
/// @param searchTime how long a search may take
public record StoreSettings(
    long cacheBytes,
    long writeBufferBytes,
    long uploadBytes,
    long indexBytes,
    long minFreeBytes,
    int minFreePercent,
    long ballastBytes,
    RetentionSettings retention,
    Duration searchTime) {
  private static final long MEGABYTE = 1L << 20;
  private static final Duration SEARCH_TIME = Duration.ofSeconds(2);
  private static final long UPLOADS = 8 * MEGABYTE;

  /// Checks the numbers.
  public StoreSettings {
    if (cacheBytes < MEGABYTE || writeBufferBytes < MEGABYTE || indexBytes < MEGABYTE) {
      throw new IllegalArgumentException("every part of the memory is at least 1 MiB");
    }
    if (uploadBytes < UPLOADS) {
      throw new IllegalArgumentException("uploads take at least 8 MiB, or one large picture holds up all");
    }
    if (minFreeBytes < 0 || minFreePercent < 0 || minFreePercent > 100 || ballastBytes < 0) {
      throw new IllegalArgumentException("free space is 0 or more bytes, 0 to 100 percent");
    }
  }

  /// A split of `bytes` of memory, with the limits of the disk and the retention that serve most sites.
  public static StoreSettings ofMemory(long bytes) {
    return new StoreSettings(
        Math.max(MEGABYTE, bytes / 4),
        Math.max(MEGABYTE, bytes / 8),
        Math.max(UPLOADS, bytes / 4),
        Math.max(MEGABYTE, bytes / 8),
        2048 * MEGABYTE,
        2,
        64 * MEGABYTE,
        RetentionSettings.standard(),
        SEARCH_TIME);
  }

  /// These settings with another retention.
  public StoreSettings with(RetentionSettings other) {
    return new StoreSettings(
        cacheBytes,
        writeBufferBytes,
        uploadBytes,
        indexBytes,
        minFreeBytes,
        minFreePercent,
        ballastBytes,
        other,
        searchTime);
  }
}
