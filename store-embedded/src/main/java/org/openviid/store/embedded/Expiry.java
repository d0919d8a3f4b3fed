package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.openviid.schema.ObjectType;
import org.openviid.store.BlobPlacement;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.LogEntry;
import org.openviid.store.Transaction;

/// Deletes objects that have been kept long enough. Used by one thread at a time.
///
/// The log is walked in the order of receipt, for each age limit with a cursor of its own, so that every
/// entry is looked at once. What cannot be deleted when its turn comes is noted and looked at again.
final class Expiry {
  private static final int PIECE = 500;

  private final Kernel kernel;
  private final Database database;
  private final SegmentCare care;
  private final Holds holds;
  private final long now;
  private long deleted;
  private long freed;

  Expiry(Kernel kernel, SegmentCare care, Holds holds, long now) {
    this.kernel = kernel;
    this.database = kernel.database();
    this.care = care;
    this.holds = holds;
    this.now = now;
  }

  /// How many objects have been deleted.
  long deleted() {
    return deleted;
  }

  /// Deletes what exceeds the age limits.
  ///
  /// @param cutoffs by type, the last time of receipt that is too old
  void run(Map<ObjectType, Long> cutoffs) {
    again(cutoffs);
    Map<Walk, Set<Integer>> walks = new HashMap<>();
    cutoffs.forEach(
        (type, cutoff) ->
            walks.computeIfAbsent(new Walk(cursor(type.key()), cutoff), _ -> new LinkedHashSet<>()).add(type.key()));
    walks.forEach((walk, types) -> walk(walk, types, () -> Long.MAX_VALUE));
  }

  /// Deletes the oldest objects until so many bytes are free.
  ///
  /// @param types the types that may go
  /// @param cutoff the last time of receipt that may go
  /// @param bytes how many bytes to free
  void free(Set<ObjectType> types, long cutoff, long bytes) {
    Map<Long, Set<Integer>> byCursor = new TreeMap<>();
    types.forEach(
        type -> byCursor.computeIfAbsent(cursor(type.key()), _ -> new LinkedHashSet<>()).add(type.key()));
    byCursor.forEach((cursor, keys) -> walk(new Walk(cursor, cutoff), keys, () -> bytes - freed));
  }

  /// Goes on until the end, or as long as there are bytes to free.
  private void walk(Walk walk, Set<Integer> types, LongSupplier toFree) {
    long end = Math.min(kernel.marks().before(walk.cutoff, now), kernel.log().last() + 1);
    long cursor = walk.cursor;
    while (cursor + 1 < end && toFree.getAsLong() > 0) {
      List<Database.Row> piece = database.page(Family.LOG, Keys.of(cursor + 1), Keys.of(end), PIECE);
      Step step = new Step();
      for (Database.Row row : piece) {
        long sequence = Keys.number(row.key());
        HeadKey key = LogForm.key(row.value());
        if (types.contains(key.type()) && kernel.sequenceOf(key) == sequence) {
          step.look(sequence, key, row.value(), walk.cutoff);
        }
      }
      cursor = piece.size() < PIECE ? end - 1 : Keys.number(piece.getLast().key());
      step.finish(types, cursor);
    }
  }

  /// Looks at those that could not be deleted when it was their turn.
  private void again(Map<ObjectType, Long> cutoffs) {
    Map<Integer, Long> byKey = new HashMap<>();
    cutoffs.forEach((type, cutoff) -> byKey.put(type.key(), cutoff));
    byte[] from = Meta.KEPT;
    List<Database.Row> piece;
    do {
      piece = database.page(Family.META, from, Meta.end(Meta.KEPT), PIECE);
      Step step = new Step();
      for (Database.Row row : piece) {
        from = row.next();
        long sequence = FormReader.fixedAt(row.key(), Meta.KEPT.length);
        byte[] entry = database.get(Family.LOG, Keys.of(sequence));
        HeadKey key = entry == null ? null : LogForm.key(entry);
        if (entry == null || key == null || kernel.sequenceOf(key) != sequence) {
          step.notes.delete(meta(), row.key());
        } else if (byKey.containsKey(key.type())
            && step.look(sequence, key, entry, byKey.getOrDefault(key.type(), Long.MIN_VALUE))) {
          step.notes.delete(meta(), row.key());
        }
      }
      step.finish(Set.of(), 0);
    } while (piece.size() == PIECE);
  }

  private long cursor(int type) {
    byte[] stored = database.get(Family.META, Keys.of(Meta.EXPIRED, type));
    return stored == null ? 0 : Keys.number(stored);
  }

  private int meta() {
    return database.number(Family.META);
  }

  /// From where to walk, and what is too old.
  private record Walk(long cursor, long cutoff) {}

  /// One piece of a walk, which is made durable in an order that a crash cannot turn into a loss: the
  /// deletions, the contents, the notes that take the cursor further.
  private final class Step {
    private final List<Change> expired = new ArrayList<>();
    private final BatchImage notes = new BatchImage(256);
    private long bytes;

    /// Takes an object that is current.
    ///
    /// @return whether it goes
    boolean look(long sequence, HeadKey key, byte[] entry, long cutoff) {
      LogForm.Header header = LogForm.header(sequence, entry);
      if (header.receivedAt() > cutoff || holds.contains(key)) {
        notes.put(meta(), Keys.of(Meta.KEPT, sequence), new byte[0]);
        return false;
      }
      LogEntry whole = kernel.log().entry(sequence);
      if (whole != null) {
        expired.add(
            new Change.Delete(key.id(), sequence, Tombstone.of(whole.object()), now, Retention.PEER));
        bytes += entry.length;
      }
      return true;
    }

    void finish(Set<Integer> types, long cursor) {
      if (!expired.isEmpty()) {
        List<CommitResult> results = kernel.commitOnly(Transaction.of(expired));
        List<Long> deletions = Kernel.deletions(expired, results);
        Set<Long> contents = new LinkedHashSet<>();
        deletions.forEach(deletion -> contents.addAll(kernel.disposal().contentsBefore(deletion)));
        bytes +=
            kernel.disposal().placements(contents).stream().mapToLong(BlobPlacement::length).sum();
        care.dispose(contents);
        kernel.disposal().forgetNotes(deletions);
        deleted += deletions.size();
        freed += bytes;
      }
      types.forEach(type -> notes.put(meta(), Keys.of(Meta.EXPIRED, type), Keys.of(cursor)));
      if (notes.operations() > 0) {
        database.writeBuffered(notes.toBatch());
      }
    }
  }
}
