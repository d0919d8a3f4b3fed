package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;

/// Rewrites the files that still hold what has been deleted. Used by one thread at a time.
final class Purge {
  private final Database database;

  Purge(Database database) {
    this.database = database;
  }

  /// Rewrites everything that holds deleted data: of the log the parts that entries were removed from,
  /// and all of the rest.
  void all() {
    log();
    for (Family family : Family.values()) {
      if (family != Family.LOG) {
        database.compact(family, null, null);
      }
    }
  }

  /// Rewrites the parts of the log that entries were removed from.
  void log() {
    database.flush();
    List<byte[]> done = new ArrayList<>();
    long[] open = {-1, -1};
    database
        .page(Family.META, Meta.COMPACTION, Meta.end(Meta.COMPACTION), Integer.MAX_VALUE)
        .forEach(
            row -> {
              long block = FormReader.fixedAt(row.key(), Meta.COMPACTION.length);
              if (block != open[1] + 1) {
                compact(open[0], open[1]);
                open[0] = block;
              }
              open[1] = block;
              done.add(row.key());
            });
    compact(open[0], open[1]);
    BatchImage batch = new BatchImage(32 * done.size());
    done.forEach(key -> batch.delete(database.number(Family.META), key));
    database.writeBuffered(batch.toBatch());
  }

  /// Rewrites the files of some blocks of the log.
  private void compact(long first, long last) {
    if (first >= 0) {
      database.compact(
          Family.LOG,
          Keys.of(first << Trimming.BLOCK_BITS),
          Keys.of((last + 1) << Trimming.BLOCK_BITS));
    }
  }
}
