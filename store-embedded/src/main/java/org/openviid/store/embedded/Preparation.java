package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditLine;
import org.openviid.store.BlobPlacement;
import org.openviid.store.Change;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

/// Puts transactions into bytes. Safe for use by any number of threads.
final class Preparation {
  private static final int TYPICAL = 1024;
  private static final byte[] NO_PREFIX = {};
  private static final FormWriter NOTHING = new FormWriter(0);

  private final LogForm entries;
  private final Database database;
  private final int log;
  private final int head;
  private final int garbage;
  private final int blob;
  private final int segment;
  private final int state;
  private final int audit;
  private final int meta;
  private final AtomicLong auditCounter;

  /// @param auditCounter from where on audit lines are numbered, above all that are there
  Preparation(LogForm entries, Database database, long auditCounter) {
    this.entries = entries;
    this.database = database;
    this.log = database.number(Family.LOG);
    this.head = database.number(Family.HEAD);
    this.garbage = database.number(Family.GARBAGE);
    this.blob = database.number(Family.BLOB);
    this.segment = database.number(Family.SEGMENT);
    this.state = database.number(Family.STATE);
    this.audit = database.number(Family.AUDIT);
    this.meta = database.number(Family.META);
    this.auditCounter = new AtomicLong(auditCounter);
  }

  /// Puts a transaction into bytes and looks at the heads that it depends on.
  ///
  /// @param asOf the last sequence published before this call
  Commit prepare(Transaction transaction, long asOf) {
    BatchImage image = new BatchImage(TYPICAL * Math.max(1, transaction.changes().size()));
    placements(image, transaction.placements());
    List<Commit.Audited> audited = new ArrayList<>(transaction.audit().size());
    for (AuditLine line : transaction.audit()) {
      byte[] key = AuditForm.key(line.at(), auditCounter.getAndIncrement());
      int hole = image.put(audit, key, AuditForm.write(line)) + AuditForm.NUMBER;
      audited.add(new Commit.Audited(key, AuditHash.digest(line), hole));
    }
    for (StateWrite write : transaction.states()) {
      state(image, write);
    }
    image.endCommon();
    List<Change> changes = transaction.changes();
    Commit.Part[] parts = new Commit.Part[changes.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(image, changes.get(i));
    }
    return new Commit(image, audited, parts, asOf, transaction.whole());
  }

  private void placements(BatchImage image, List<BlobPlacement> placements) {
    if (placements.isEmpty()) {
      return;
    }
    Map<Long, Long> added = new HashMap<>();
    for (BlobPlacement placement : placements) {
      image.put(blob, Keys.of(placement.id()), Placements.write(placement));
      added.merge(placement.segment(), placement.length(), Long::sum);
    }
    added.forEach((number, bytes) -> image.merge(segment, Keys.of(number), Keys.sum(bytes)));
  }

  private void state(BatchImage image, StateWrite write) {
    byte[] key = StateKey.of(write.space(), write.key());
    if (write.value().length == 0) {
      image.delete(state, key);
    } else {
      image.put(state, key, write.value());
    }
  }

  private Commit.Part part(BatchImage image, Change change) {
    Commit.Part part = new Commit.Part(change);
    byte[] key = part.key.bytes();
    byte[] current = database.get(Family.HEAD, key);
    part.looked = change.expected() == (current == null ? 0 : FormReader.fixedAt(current, 0));
    part.from = image.length();
    int before = image.operations();
    FormWriter entry = new FormWriter(TYPICAL);
    entries.write(entry, change);
    int entryHole = image.putUnderHole(log, NO_PREFIX, entry);
    part.holes =
        switch (change) {
          case Change.Put put when put.expected() == 0 ->
              new int[] {entryHole, image.putHole(head, key)};
          case Change.Put put ->
              new int[] {entryHole, image.putHole(head, key), image.putHole(garbage, Keys.of(put.expected()))};
          case Change.Delete delete -> deletion(image, key, delete, entryHole);
        };
    part.until = image.length();
    part.operations = image.operations() - before;
    return part;
  }

  /// Besides the version before it, the entry of a deletion itself ages out of the log, and the
  /// contents of the object have to be erased.
  private int[] deletion(BatchImage image, byte[] key, Change.Delete delete, int entryHole) {
    image.delete(head, key);
    return new int[] {
      entryHole,
      image.putHole(garbage, Keys.of(delete.expected())),
      image.putUnderHole(garbage, NO_PREFIX, NOTHING),
      image.putUnderHole(meta, Meta.ERASURE, NOTHING)
    };
  }
}
