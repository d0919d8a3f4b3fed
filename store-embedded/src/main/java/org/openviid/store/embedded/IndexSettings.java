package org.openviid.store.embedded;

import java.time.Duration;

/// How the search index uses the machine. The defaults suit two cores.
///
/// @param bufferBytes memory for what has not been written to the disk yet
/// @param workers threads that index; changes to one object are always indexed by one of them, in order
/// @param bound how many changes may wait to be indexed before [SearchIndex#submit] blocks
/// @param batch how many changes are indexed between two points at which the index is exact
/// @param tail how many changes searches go through one by one, at the most, before the rest of the index
///     is opened anew; each holds its object in memory
/// @param tailAge how long changes stay in that tail at the most
/// @param commitAfter how much time passes between commits, which is about what is replayed after a crash
/// @param mergeFactor how many segments of about one size become one; more segments make searches dearer,
///     more merges make indexing dearer
/// @param mergedBytes segments larger than this are merged no more
/// @param patience how long a search may take
/// @param walks how many walks through pages are remembered
public record IndexSettings(
    long bufferBytes,
    int workers,
    int bound,
    int batch,
    int tail,
    Duration tailAge,
    Duration commitAfter,
    int mergeFactor,
    long mergedBytes,
    Duration patience,
    int walks) {
  private static final long MEGABYTE = 1L << 20;

  /// Checks the numbers.
  public IndexSettings {
    if (bufferBytes < MEGABYTE || mergedBytes < MEGABYTE) {
      throw new IllegalArgumentException("buffers and segments of an index are at least 1 MiB");
    }
    if (workers < 1 || batch < 1 || bound < batch || tail < 1 || mergeFactor < 2 || walks < 1) {
      throw new IllegalArgumentException("an index needs a worker, room for a batch, and 2 segments to merge");
    }
  }

  /// What serves most sites.
  ///
  /// @param bufferBytes memory for what has not been written to the disk yet
  /// @param patience how long a search may take
  public static IndexSettings standard(long bufferBytes, Duration patience) {
    return new IndexSettings(
        bufferBytes,
        1,
        20_000,
        512,
        8_000,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        16,
        256 * MEGABYTE,
        patience,
        512);
  }
}
