package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;
import org.openviid.store.LogEntry;

/// Where contents are, and how they go for good. Safe for use by any number of threads.
///
/// A deletion leaves a note in the same commit, which goes when the contents are gone: what a crash
/// interrupts is done again. A content belongs to one object.
final class Disposal implements Segments.Referrer {
  private final Database database;
  private final LogReader log;
  private final BlobStore blobs;

  /// Contents that are about to be erased: nothing refers to them any more.
  private final Set<Long> doomed = ConcurrentHashMap.newKeySet();

  /// Held while placements are compared and changed, never while contents are moved or erased.
  private final ReentrantLock placing = new ReentrantLock();

  Disposal(Database database, LogReader log, BlobStore blobs) {
    this.database = database;
    this.log = log;
    this.blobs = blobs;
  }

  /// Where a content is, unless it is gone or about to go.
  Optional<BlobPlacement> find(long id) {
    return doomed.contains(id) ? Optional.empty() : placement(id);
  }

  private Optional<BlobPlacement> placement(long id) {
    byte[] stored = database.get(Family.BLOB, Keys.of(id));
    return stored == null ? Optional.empty() : Optional.of(Placements.read(id, stored));
  }

  /// Erases the contents of deleted objects, those of all their versions that the log still has.
  ///
  /// @param deletions the sequences of the deletions
  void eraseAfter(Collection<Long> deletions) {
    Set<Long> ids = new LinkedHashSet<>();
    deletions.forEach(deletion -> ids.addAll(contentsBefore(deletion)));
    erase(ids);
    forgetNotes(deletions);
  }

  /// The contents of all versions before a deletion.
  Set<Long> contentsBefore(long deletion) {
    Set<Long> ids = new LinkedHashSet<>();
    LogEntry entry = log.entry(deletion);
    while (entry != null && entry.previous() != 0) {
      entry = log.entry(entry.previous());
      ids.addAll(contentsOf(entry));
    }
    return ids;
  }

  /// The contents that an entry refers to.
  static Set<Long> contentsOf(@Nullable LogEntry entry) {
    Set<Long> ids = new LinkedHashSet<>();
    if (entry != null) {
      LogForm.blobs(entry.object(), blob -> ids.add(blob.id()));
    }
    return ids;
  }

  /// Removes the notes of deletions whose contents are gone.
  void forgetNotes(Collection<Long> deletions) {
    BatchImage batch = new BatchImage(32 * deletions.size());
    int meta = database.number(Family.META);
    deletions.forEach(deletion -> batch.delete(meta, Keys.of(Meta.ERASURE, deletion)));
    database.writeBuffered(batch.toBatch());
  }

  /// Overwrites contents and forgets where they were.
  void erase(Collection<Long> ids) {
    List<BlobPlacement> rest = placements(ids);
    while (!rest.isEmpty()) {
      blobs.erase(rest);
      rest = forget(rest);
    }
  }

  /// Where contents are, without those that are gone.
  List<BlobPlacement> placements(Collection<Long> ids) {
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

  /// Forgets where contents were that have been erased there, and returns the new places of those that
  /// were moved meanwhile.
  private List<BlobPlacement> forget(List<BlobPlacement> erased) {
    placing.lock();
    try {
      BatchImage batch = new BatchImage(64 * erased.size());
      Map<Long, Long> freed = new LinkedHashMap<>();
      List<BlobPlacement> moved = new ArrayList<>();
      for (BlobPlacement before : erased) {
        Optional<BlobPlacement> now = placement(before.id());
        if (now.isPresent() && now.get().equals(before)) {
          batch.delete(database.number(Family.BLOB), Keys.of(before.id()));
          freed.merge(before.segment(), -before.length(), Long::sum);
        } else {
          now.ifPresent(moved::add);
        }
      }
      count(batch, freed);
      database.writeBuffered(batch.toBatch());
      return moved;
    } finally {
      placing.unlock();
    }
  }

  private void count(BatchImage batch, Map<Long, Long> added) {
    int segment = database.number(Family.SEGMENT);
    added.forEach((number, bytes) -> batch.merge(segment, Keys.of(number), Keys.sum(bytes)));
  }

  /// Says that contents are about to be erased, so that compaction need not keep them.
  void doom(Collection<BlobPlacement> contents) {
    contents.forEach(content -> doomed.add(content.id()));
  }

  /// Forgets contents whose segment is gone, or that have been erased.
  void forgetDoomed(List<BlobPlacement> contents) {
    List<BlobPlacement> rest = contents;
    while (!rest.isEmpty()) {
      rest = forget(rest);
    }
    contents.forEach(content -> doomed.remove(content.id()));
  }

  /// How many bytes of a segment are in use.
  long live(long segment) {
    byte[] stored = database.get(Family.SEGMENT, Keys.of(segment));
    return stored == null ? 0 : Keys.sum(stored);
  }

  /// How many bytes all contents take.
  long live() {
    long[] sum = {0};
    database.scan(
        Family.SEGMENT,
        new byte[0],
        null,
        (_, value) -> {
          sum[0] += Keys.sum(value);
          return true;
        });
    return sum[0];
  }

  @Override
  public Set<Long> referenced(Collection<Long> ids) {
    Set<Long> kept = new LinkedHashSet<>();
    for (BlobPlacement placement : placements(ids)) {
      if (!doomed.contains(placement.id())) {
        kept.add(placement.id());
      }
    }
    return kept;
  }

  @Override
  public Set<Long> moved(List<BlobPlacement> to) {
    placing.lock();
    try {
      BatchImage batch = new BatchImage(64 * to.size());
      Map<Long, Long> added = new LinkedHashMap<>();
      Set<Long> gone = new LinkedHashSet<>();
      for (BlobPlacement place : to) {
        Optional<BlobPlacement> before = placement(place.id());
        if (before.isEmpty()) {
          gone.add(place.id());
        } else if (!before.get().equals(place)) {
          batch.put(database.number(Family.BLOB), Keys.of(place.id()), Placements.write(place));
          added.merge(before.get().segment(), -place.length(), Long::sum);
          added.merge(place.segment(), place.length(), Long::sum);
        }
      }
      count(batch, added);
      database.write(batch.toBatch());
      return gone;
    } finally {
      placing.unlock();
    }
  }

  /// Finishes what a crash interrupted.
  void eraseLeftovers() {
    List<Long> deletions = new ArrayList<>();
    database.scan(
        Family.META,
        Meta.ERASURE,
        Meta.end(Meta.ERASURE),
        (key, _) -> deletions.add(FormReader.fixedAt(key, Meta.ERASURE.length)));
    if (!deletions.isEmpty()) {
      eraseAfter(deletions);
    }
  }
}
