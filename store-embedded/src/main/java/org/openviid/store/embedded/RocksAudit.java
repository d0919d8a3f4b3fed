package org.openviid.store.embedded;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openviid.store.AuditEntry;
import org.openviid.store.AuditHead;
import org.openviid.store.AuditLine;
import org.openviid.store.AuditTrail;
import org.openviid.store.AuditVerdict;

/// The audit lines, by time. Safe for use by any number of threads.
final class RocksAudit implements AuditTrail {
  private static final int PIECE = 1024;

  private final Supplier<Kernel> kernel;

  RocksAudit(Supplier<Kernel> kernel) {
    this.kernel = kernel;
  }

  @Override
  public void forEach(long from, long until, Consumer<AuditLine> receiver) {
    rows(
        from,
        until,
        row -> {
          receiver.accept(AuditForm.read(row.key(), row.value()));
          return true;
        });
  }

  @Override
  public void forEachEntry(
      long from, long until, Predicate<AuditLine> wanted, Predicate<AuditEntry> receiver) {
    AuditLinks links = new AuditLinks(kernel.get().database());
    rows(
        from,
        until,
        row -> {
          AuditLine line = AuditForm.read(row.key(), row.value());
          return !wanted.test(line) || receiver.test(links.entry(line, AuditForm.number(row.value())));
        });
  }

  private void rows(long from, long until, Predicate<Database.Row> receiver) {
    byte[] next = Keys.of(from);
    byte[] end = Keys.of(until);
    List<Database.Row> piece;
    do {
      piece = kernel.get().database().page(Family.AUDIT, next, end, PIECE);
      for (Database.Row row : piece) {
        if (!receiver.test(row)) {
          return;
        }
        next = row.next();
      }
    } while (piece.size() == PIECE);
  }

  @Override
  public AuditHead head() {
    return kernel.get().auditHead();
  }

  @Override
  public AuditVerdict verify(List<AuditHead> anchors, LongConsumer progress) {
    Kernel open = kernel.get();
    return new AuditVerification(open.database(), anchors, progress).run(open.auditHead());
  }
}
