package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;
import org.openviid.store.LogEntry;

/// Where contents are, and how they go for good. Safe for use by any number of threads.
final class Disposal {
  private final Database database;
  private final LogReader log;
  private final BlobStore blobs;

  /// Held while placements are compared and changed, never while contents are moved or erased.
  private final ReentrantLock placing = new ReentrantLock();

  Disposal(Database database, LogReader log, BlobStore blobs) {
    this.database = database;
    this.log = log;
    this.blobs = blobs;
  }

  /// Where a content is, if it is still there.
  Optional<BlobPlacement> placement(long id) {
    byte[] stored = database.get(Family.BLOB, Keys.of(id));
    return stored == null ? Optional.empty() : Optional.of(Placements.read(id, stored));
  }

  /// Erases the contents of a deleted object, those of all its versions that the log still has.
  ///
  /// @param deletion the sequence of the deletion
  void eraseAfter(long deletion) {
    Set<Long> ids = new LinkedHashSet<>();
    LogEntry entry = log.entry(deletion);
    while (entry != null && entry.previous() != 0) {
      entry = log.entry(entry.previous());
      if (entry != null) {
        LogForm.blobs(entry.object(), blob -> ids.add(blob.id()));
      }
    }
    erase(ids, Keys.of(Meta.ERASURE, deletion));
  }

  /// Erases contents.
  void erase(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      erase(ids, null);
    }
  }

  private void erase(Collection<Long> ids, byte @Nullable [] note) {
    List<BlobPlacement> rest = placements(ids);
    while (!rest.isEmpty()) {
      blobs.erase(rest);
      rest = forget(rest);
    }
    if (note != null) {
      database.writeBuffered(
          new BatchImage(32).delete(database.number(Family.META), note).toBatch());
    }
  }

  private List<BlobPlacement> placements(Collection<Long> ids) {
    List<byte[]> keys = ids.stream().map(Keys::of).toList();
    List<byte @Nullable []> stored = database.getAll(Family.BLOB, keys);
    List<BlobPlacement> placements = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      byte[] bytes = stored.get(i);
      if (bytes != null) {
        placements.add(Placements.read(Keys.number(keys.get(i)), bytes));
      }
    }
    return placements;
  }

  /// Removes placements, and returns the new ones of those contents that were moved meanwhile.
  private List<BlobPlacement> forget(List<BlobPlacement> erased) {
    placing.lock();
    try {
      BatchImage batch = new BatchImage(64 * erased.size());
      List<BlobPlacement> moved = new ArrayList<>();
      for (BlobPlacement before : erased) {
        Optional<BlobPlacement> now = placement(before.id());
        if (now.isPresent() && now.get().equals(before)) {
          batch.delete(database.number(Family.BLOB), Keys.of(before.id()));
          count(batch, before.segment(), -before.length());
        } else {
          now.ifPresent(moved::add);
        }
      }
      database.writeBuffered(batch.toBatch());
      return moved;
    } finally {
      placing.unlock();
    }
  }

  private void count(BatchImage batch, long segment, long bytes) {
    batch.merge(database.number(Family.SEGMENT), Keys.of(segment), Keys.sum(bytes));
  }

  /// The identifiers of the contents that an object refers to.
  static Set<Long> ids(@Nullable LogEntry entry) {
    Set<Long> ids = new LinkedHashSet<>();
    if (entry != null) {
      LogForm.blobs(entry.object(), blob -> add(ids, blob));
    }
    return ids;
  }

  private static void add(Set<Long> ids, Value.Blob blob) {
    ids.add(blob.id());
  }

  /// Finishes what a crash interrupted.
  void eraseLeftovers() {
    List<Long> deletions = new ArrayList<>();
    database.scan(
        Family.META,
        Meta.ERASURE,
        Meta.end(Meta.ERASURE),
        (key, _) -> deletions.add(FormReader.fixedAt(key, Meta.ERASURE.length)));
    deletions.forEach(this::eraseAfter);
  }
}
