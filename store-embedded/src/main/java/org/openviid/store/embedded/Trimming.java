package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openviid.store.LogEntry;

/// Removes from the log the versions that were superseded, and the deletions, once they are older than
/// the log is kept. Used by one thread at a time.
final class Trimming {
  private static final int PIECE = 500;

  /// Entries whose sequences share all but so many low bits are compacted together.
  static final int BLOCK_BITS = 14;

  private final Kernel kernel;
  private final Database database;
  private final SegmentCare care;
  private final Holds holds;
  private long trimmed;

  Trimming(Kernel kernel, SegmentCare care, Holds holds) {
    this.kernel = kernel;
    this.database = kernel.database();
    this.care = care;
    this.holds = holds;
  }

  /// How many entries have been removed.
  long trimmed() {
    return trimmed;
  }

  /// Removes what was received up to `cutoff`.
  void run(long cutoff, long now) {
    long end = kernel.marks().before(cutoff, now);
    byte[] from = Keys.of(0);
    List<Database.Row> piece;
    do {
      piece = database.page(Family.GARBAGE, from, Keys.of(end), PIECE);
      Step step = new Step();
      for (Database.Row row : piece) {
        from = row.next();
        step.look(Keys.number(row.key()), row, cutoff);
      }
      step.finish();
    } while (piece.size() == PIECE);
  }

  private final class Step {
    private final BatchImage batch = new BatchImage(4096);
    private final Set<Long> contents = new LinkedHashSet<>();
    private final Set<Long> blocks = new LinkedHashSet<>();
    private final List<Long> gone = new ArrayList<>();
    private long deletions;

    void look(long sequence, Database.Row row, long cutoff) {
      byte[] entry = database.get(Family.LOG, row.key());
      if (entry != null) {
        HeadKey key = LogForm.key(entry);
        if (LogForm.header(sequence, entry).receivedAt() > cutoff || holds.contains(key)) {
          return;
        }
        if (row.value().length == 0) {
          deletions = Math.max(deletions, sequence);
        } else {
          contents.addAll(dropped(kernel.log().entry(sequence), key));
        }
        batch.delete(database.number(Family.LOG), row.key());
        blocks.add(sequence >> BLOCK_BITS);
        gone.add(sequence);
      }
      batch.delete(database.number(Family.GARBAGE), row.key());
    }

    /// The contents of a version that the current one does not have.
    private Set<Long> dropped(@Nullable LogEntry version, HeadKey key) {
      Set<Long> dropped = Disposal.contentsOf(version);
      long current = dropped.isEmpty() ? 0 : kernel.sequenceOf(key);
      if (current != 0) {
        dropped.removeAll(Disposal.contentsOf(kernel.log().entry(current)));
      }
      return dropped;
    }

    void finish() {
      if (batch.operations() == 0) {
        return;
      }
      care.dispose(contents);
      int meta = database.number(Family.META);
      blocks.forEach(block -> batch.put(meta, Keys.of(Meta.COMPACTION, block), new byte[0]));
      batch.put(meta, Meta.LAST, Keys.of(kernel.log().last()));
      long before = kernel.log().trimmedBefore();
      if (deletions >= before) {
        batch.put(meta, Meta.TRIMMED, Keys.of(deletions + 1));
      }
      database.write(batch.toBatch());
      kernel.log().trimmedBefore(Math.max(before, deletions + 1));
      trimmed += gone.size();
    }
  }
}
