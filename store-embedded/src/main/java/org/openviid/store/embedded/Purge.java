package org.openviid.store.embedded;

import java.time.Duration;
import java.util.List;

/// Rewrites the files that still hold what has been deleted. Used by one thread at a time.
final class Purge {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Database database;
  private final IndexHost host;

  Purge(Kernel kernel) {
    this.database = kernel.database();
    this.host = kernel.host();
  }

  /// Rewrites everything that holds deleted data: of the log the parts that entries were removed from,
  /// and all of the rest.
  ///
  /// @param now milliseconds since 1970-01-01T00:00Z
  void all(long now) {
    log();
    for (Family family : Family.values()) {
      if (family != Family.LOG) {
        database.compact(family, null, null);
      }
    }
    index();
    database.writeBuffered(
        new BatchImage(32).put(database.number(Family.META), Meta.PURGED, Keys.of(now)).toBatch());
  }

  /// Rewrites the parts of the index that hold deleted data.
  void index() {
    HostedIndex index = host.active();
    if (index != null) {
      index.expungeDeletes();
    }
  }

  /// Does that once a day, however often the store is opened.
  void daily(long now) {
    byte[] last = database.get(Family.META, Meta.PURGED);
    if (last == null || Math.abs(now - Keys.number(last)) >= DAY) {
      all(now);
    }
  }

  /// Rewrites the parts of the log that entries were removed from.
  void log() {
    database.flush();
    List<byte[]> notes =
        database.page(Family.META, Meta.COMPACTION, Meta.end(Meta.COMPACTION), Integer.MAX_VALUE).stream()
            .map(Database.Row::key)
            .toList();
    for (int i = 0; i < notes.size(); ) {
      int next = i + 1;
      while (next < notes.size() && block(notes.get(next)) == block(notes.get(next - 1)) + 1) {
        next++;
      }
      compact(block(notes.get(i)), block(notes.get(next - 1)));
      i = next;
    }
    BatchImage batch = new BatchImage(32 * notes.size());
    notes.forEach(key -> batch.delete(database.number(Family.META), key));
    database.writeBuffered(batch.toBatch());
  }

  private static long block(byte[] note) {
    return FormReader.fixedAt(note, Meta.COMPACTION.length);
  }

  /// Rewrites the files of some blocks of the log.
  private void compact(long first, long last) {
    database.compact(
        Family.LOG, Keys.of(first << Trimming.BLOCK_BITS), Keys.of((last + 1) << Trimming.BLOCK_BITS));
  }
}
