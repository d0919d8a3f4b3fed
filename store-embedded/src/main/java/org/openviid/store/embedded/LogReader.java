package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.store.LogEntry;
import org.openviid.store.StoredObject;

/// Reads log entries. Safe for use by any number of threads.
final class LogReader {
  private final Database database;
  private final LogForm entries;
  private final Position position;
  private volatile long trimmedBefore;

  LogReader(Database database, LogForm entries, Position position) {
    this.database = database;
    this.entries = entries;
    this.position = position;
    byte[] trimmed = database.get(Family.META, Meta.TRIMMED);
    trimmedBefore = trimmed == null ? 1 : Keys.number(trimmed);
  }

  /// The last sequence of a log that nobody writes to.
  static long last(Database database) {
    byte[] key = database.lastKey(Family.LOG);
    byte[] noted = database.get(Family.META, Meta.LAST);
    return Math.max(key == null ? 0 : Keys.number(key), noted == null ? 0 : Keys.number(noted));
  }

  long last() {
    return position.last();
  }

  long trimmedBefore() {
    return trimmedBefore;
  }

  void trimmedBefore(long sequence) {
    trimmedBefore = sequence;
  }

  /// Up to `limit` published entries after a sequence.
  List<LogEntry> read(long after, int limit) {
    return read(after, limit, position.last(), false);
  }

  /// Up to `limit` entries after `after` and up to `until`, read ahead and without filling the cache.
  List<LogEntry> readBulk(long after, int limit, long until) {
    return read(after, limit, until, true);
  }

  private List<LogEntry> read(long after, int limit, long until, boolean bulk) {
    if (limit <= 0 || after >= until) {
      return List.of();
    }
    List<LogEntry> found = new ArrayList<>(Math.min(limit, 1024));
    Database.Rows rows =
        (key, value) -> {
          found.add(entries.read(Keys.number(key), value));
          return found.size() < limit;
        };
    byte[] from = Keys.of(Math.max(0, after) + 1);
    byte[] end = until == Long.MAX_VALUE ? null : Keys.of(until + 1);
    if (bulk) {
      database.scanBulk(Family.LOG, from, end, rows);
    } else {
      database.scan(Family.LOG, from, end, rows);
    }
    return found;
  }

  /// The entry of a sequence, or null when it has been trimmed.
  @Nullable LogEntry entry(long sequence) {
    byte[] stored = database.get(Family.LOG, Keys.of(sequence));
    return stored == null ? null : entries.read(sequence, stored);
  }

  /// The object of a sequence, or null when it has been trimmed.
  @Nullable DataObject object(long sequence) {
    LogEntry entry = entry(sequence);
    return entry == null ? null : entry.object();
  }

  /// The entries of several sequences as objects, without those that have been trimmed.
  List<StoredObject> objects(long[] sequences) {
    List<byte[]> keys = new ArrayList<>(sequences.length);
    for (long sequence : sequences) {
      keys.add(Keys.of(sequence));
    }
    List<byte @Nullable []> stored = database.getAll(Family.LOG, keys);
    List<StoredObject> objects = new ArrayList<>(sequences.length);
    for (int i = 0; i < sequences.length; i++) {
      byte[] bytes = stored.get(i);
      if (bytes != null) {
        objects.add(stored(entries.read(sequences[i], bytes)));
      }
    }
    return objects;
  }

  static StoredObject stored(LogEntry entry) {
    return new StoredObject(
        entry.id(), entry.sequence(), entry.receivedAt(), entry.peer(), entry.object());
  }
}
