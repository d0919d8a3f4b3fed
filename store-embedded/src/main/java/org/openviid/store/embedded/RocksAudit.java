package org.openviid.store.embedded;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openviid.store.AuditLine;
import org.openviid.store.AuditTrail;

/// The audit lines, by time. Safe for use by any number of threads.
final class RocksAudit implements AuditTrail {
  private static final int PIECE = 1024;

  private final Supplier<Database> database;

  RocksAudit(Supplier<Database> database) {
    this.database = database;
  }

  @Override
  public void forEach(long from, long until, Consumer<AuditLine> receiver) {
    byte[] next = Keys.of(from);
    byte[] end = Keys.of(until);
    List<Database.Row> piece;
    do {
      piece = database.get().page(Family.AUDIT, next, end, PIECE);
      for (Database.Row row : piece) {
        receiver.accept(AuditForm.read(row.key(), row.value()));
        next = row.next();
      }
    } while (piece.size() == PIECE);
  }
}
