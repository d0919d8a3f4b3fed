package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openviid.store.LogEntry;
import org.openviid.store.StoreException;

/// Makes a data folder usable again whose records are damaged. Not safe for use by several threads.
///
/// What can be read is copied into a new database; which versions are current is found out anew from the
/// log. The damaged database is kept beside it. Pictures are left alone: a damaged one shows when it is
/// opened. The search index is built anew at the next start. The epoch of the log is raised, as after
/// restoring a backup: readers cannot go on from where they were.
public final class StoreRepair {
  private static final int PIECE_BYTES = 4 << 20;

  private final Database damaged;
  private final Database fresh;
  private BatchImage batch = new BatchImage(PIECE_BYTES);
  private long copied;
  private long holes;
  private long unreadable;

  private StoreRepair(Database damaged, Database fresh) {
    this.damaged = damaged;
    this.fresh = fresh;
  }

  /// Repairs a folder that no process has open. Needs as much room again as the records take.
  ///
  /// @throws StoreException when nothing of it can be read
  public static RepairReport run(Path dir, StoreSettings settings) {
    try (DataFolder folder = DataFolder.open(dir, () -> "")) {
      Path draft = folder.path().resolve("db.repaired");
      HostedIndex.delete(draft);
      RepairReport report;
      try (Database damaged = salvageable(folder.database(), settings);
          Database fresh = Database.open(draft, settings, Recovery.STRICT)) {
        report = new StoreRepair(damaged, fresh).run(beside(folder.path()));
      }
      // Whatever was lost may have had a number that is given again.
      folder.beginEpoch();
      Files.move(folder.database(), report.damaged());
      Files.move(draft, folder.database());
      HostedIndex.delete(folder.index());
      return report;
    } catch (IOException e) {
      throw new StoreException(e, "OV-1686", dir, String.valueOf(e.getMessage()));
    }
  }

  private static Database salvageable(Path folder, StoreSettings settings) {
    try {
      return Database.open(folder, settings, Recovery.LENIENT);
    } catch (StoreException e) {
      return Database.open(folder, settings, Recovery.BEST_EFFORT);
    }
  }

  private static Path beside(Path folder) {
    int number = 1;
    while (Files.exists(folder.resolve("db.damaged-" + number))) {
      number++;
    }
    return folder.resolve("db.damaged-" + number);
  }

  private RepairReport run(Path place) {
    copy(Family.STATE);
    copy(Family.AUDIT);
    copy(Family.META);
    copy(Family.BLOB);
    copy(Family.SEGMENT);
    copyLog();
    batch.delete(fresh.number(Family.META), Meta.INDEX);
    write();
    fresh.flush();
    return new RepairReport(copied, objects(), holes, unreadable, place);
  }

  private long objects() {
    long[] count = {0};
    fresh.scanBulk(Family.HEAD, new byte[0], null, (_, _) -> ++count[0] > 0);
    return count[0];
  }

  private void copy(Family family) {
    Salvage salvage = new Salvage(damaged, family);
    salvage.forEach(
        (key, value) -> {
          put(family, key, value);
          copied++;
          return true;
        });
    holes += salvage.holes();
  }

  private void copyLog() {
    Salvage salvage = new Salvage(damaged, Family.LOG);
    salvage.forEach(
        (key, value) -> {
          entry(Keys.number(key), key, value);
          return true;
        });
    holes += salvage.holes();
  }

  private void entry(long sequence, byte[] key, byte[] value) {
    HeadKey object;
    LogForm.Header header;
    try {
      object = LogForm.key(value);
      header = LogForm.header(sequence, value);
    } catch (StoreException | IndexOutOfBoundsException e) {
      unreadable++;
      return;
    }
    put(Family.LOG, key, value);
    copied++;
    if (header.previous() != 0) {
      put(Family.GARBAGE, Keys.of(header.previous()), key);
    }
    if (header.operation() == LogEntry.Operation.DELETED) {
      put(Family.GARBAGE, key, new byte[0]);
      batch.delete(fresh.number(Family.HEAD), object.bytes());
    } else {
      put(Family.HEAD, object.bytes(), key);
    }
  }

  private void put(Family family, byte[] key, byte[] value) {
    batch.put(fresh.number(family), key, value);
    if (batch.length() > PIECE_BYTES) {
      write();
    }
  }

  private void write() {
    fresh.writeBuffered(batch.toBatch());
    batch = new BatchImage(PIECE_BYTES);
  }
}
