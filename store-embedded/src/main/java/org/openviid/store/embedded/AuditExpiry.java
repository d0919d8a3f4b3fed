package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.store.AuditLine;
import org.openviid.store.Transaction;

/// Removes the lines of the audit trail whose time is over, from its beginning on and with their links, and
/// says so in a line of the trail: that lines are missing at its beginning is right only as far as such a
/// line says. Used by one thread at a time.
final class AuditExpiry {
  private static final int PIECE = 256;

  private final Kernel kernel;
  private final Database database;
  private final int audit;

  AuditExpiry(Kernel kernel) {
    this.kernel = kernel;
    this.database = kernel.database();
    this.audit = database.number(Family.AUDIT);
  }

  /// Removes what is older than a time.
  ///
  /// @param cutoff milliseconds since 1970-01-01T00:00Z
  void run(long cutoff, long now) {
    Old old = old(cutoff, now);
    if (old.last != null) {
      AuditStart start = new AuditStart(old.last.last(), old.until);
      long gone = start.before().number() - AuditStart.of(database).before().number();
      kernel.commitOnly(
          Transaction.of(
              new AuditLine(now, "", "", AuditStart.ACTION, "", start.inWords(), gone, "", "")));
      remove(start);
    }
    removeUnchained(cutoff);
  }

  /// What is old enough.
  ///
  /// @param last the last link of which all lines are; null when there is none
  /// @param until the time of the oldest line after it
  private record Old(@Nullable AuditLink last, long until) {}

  private Old old(long cutoff, long now) {
    AuditLink last = null;
    byte[] from = AuditLink.key(0);
    List<Database.Row> piece;
    do {
      piece = database.page(Family.AUDIT, from, AuditLink.end(), PIECE);
      for (Database.Row row : piece) {
        from = row.next();
        AuditLink link = AuditLink.read(row.key(), row.value());
        long oldest = cutoff;
        boolean young = false;
        for (AuditLink.Line line : link.lines()) {
          long at = AuditForm.at(line.key());
          oldest = Math.min(oldest, at);
          // what is later than now comes from a clock that was wrong, and says nothing
          young |= at >= cutoff && at <= now;
        }
        if (young) {
          return new Old(last, oldest);
        }
        last = link;
      }
    } while (piece.size() == PIECE);
    return new Old(last, cutoff);
  }

  private void remove(AuditStart start) {
    BatchImage batch = new BatchImage(4096);
    batch.deleteRange(audit, Keys.of(0), Keys.of(start.cutoff()));
    for (byte[] straggler : from(start.cutoff(), start.before().number())) {
      batch.delete(audit, straggler);
    }
    batch.deleteRange(audit, AuditLink.key(0), AuditLink.key(start.before().number() + 1));
    batch.put(audit, AuditLink.START, start.toBytes());
    database.write(batch.toBatch());
  }

  /// The keys of lines up to a number that are not before a time.
  private List<byte[]> from(long time, long number) {
    List<byte[]> keys = new ArrayList<>();
    byte[] from = AuditLink.key(0);
    List<Database.Row> piece;
    do {
      piece = database.page(Family.AUDIT, from, AuditLink.key(number + 1), PIECE);
      for (Database.Row row : piece) {
        from = row.next();
        for (AuditLink.Line line : AuditLink.read(row.key(), row.value()).lines()) {
          if (AuditForm.at(line.key()) >= time) {
            keys.add(line.key());
          }
        }
      }
    } while (piece.size() == PIECE);
    return keys;
  }

  /// Lines from before there was a chain go by their time alone, as long as there are any.
  private void removeUnchained(long cutoff) {
    byte[] from = Keys.of(0);
    List<Database.Row> piece;
    BatchImage batch;
    do {
      piece = database.page(Family.AUDIT, from, Keys.of(cutoff), PIECE);
      batch = new BatchImage(256);
      for (Database.Row row : piece) {
        from = row.next();
        if (AuditForm.number(row.value()) == 0) {
          batch.delete(audit, row.key());
        }
      }
      if (batch.operations() > 0) {
        database.writeBuffered(batch.toBatch());
      }
    } while (piece.size() == PIECE && batch.operations() > 0);
  }
}
