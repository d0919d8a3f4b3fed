package org.openviid.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.openviid.schema.ViidException;
import org.openviid.store.embedded.RepairReport;
import org.openviid.store.embedded.StoreBackup;
import org.openviid.store.embedded.StoreRepair;
import org.openviid.store.embedded.StoreSettings;

/// What an operator does with backups and with a data folder that no server has open. Making a backup is a
/// command of the server, see [Administration#stream]. All methods say what they did to an [AdminOutput] and
/// return an exit status: 0 when all is well, 1 when something is damaged or lost.
public final class Backups {
  private static final long MEMORY = 256L << 20;

  private Backups() {}

  /// Lists the backups in a folder, oldest first.
  ///
  /// @throws ViidException when there is no such folder
  public static int list(Path folder, Clock clock, AdminOutput out) {
    Instant now = clock.instant();
    for (LibraryBackup backup : LibraryBackup.in(folder)) {
      out.line(
          "%s  %,d changes  %,d MB  until %s%s"
              .formatted(
                  backup.folder(),
                  backup.manifest().sequence(),
                  backup.manifest().bytes() / 1_000_000,
                  backup.manifest().expires(),
                  backup.isExpired(now) ? "  EXPIRED" : ""));
    }
    return 0;
  }

  /// Reads all of a backup and compares all checksums.
  ///
  /// @throws ViidException when there is no complete backup in the folder
  public static int verify(Path folder, AdminOutput out) {
    StoreBackup.Verdict verdict = LibraryBackup.open(folder).verify(LibraryBackup.percent("verifying", out));
    out.line(
        "%,d pictures are whole, %,d have been erased; %s"
            .formatted(
                verdict.pictures(),
                verdict.erased(),
                verdict.problems().isEmpty() ? "everything is as it was written" : "the backup is damaged"));
    return problems(verdict, out);
  }

  static int problems(StoreBackup.Verdict verdict, AdminOutput out) {
    verdict.problems().forEach(problem -> out.line("DAMAGED " + problem));
    return verdict.problems().isEmpty() ? 0 : 1;
  }

  /// How a backup is restored.
  ///
  /// @param damaged whether what is whole is wanted even if something is not
  /// @param expired whether it is wanted even if its time is over
  public record Wishes(boolean damaged, boolean expired) {}

  /// Makes a data folder of a backup.
  ///
  /// @param data a folder that is not there yet, or an empty one
  /// @throws ViidException when it cannot be done; no store is left behind then
  public static int restore(Path folder, Path data, Wishes wishes, Clock clock, AdminOutput out) {
    LibraryBackup backup = LibraryBackup.open(folder);
    if (!wishes.expired() && backup.isExpired(clock.instant())) {
      throw new ViidException("OV-2396", folder, backup.manifest().expires());
    }
    StoreBackup.Verdict verdict =
        backup.restore(data, wishes.damaged(), LibraryBackup.percent("restoring", out));
    int status = problems(verdict, out);
    out.line(
        "restored %,d pictures and everything else as of %s"
            .formatted(verdict.pictures(), backup.manifest().created()));
    out.line("start it with: openviid serve --data " + data);
    return status;
  }

  /// Makes a data folder usable again whose records are damaged.
  ///
  /// @throws ViidException when a server has it open, or nothing of it can be read
  public static int repair(Path data, AdminOutput out) {
    RepairReport report =
        StoreRepair.run(data.resolve(LibraryBackup.STORE), StoreSettings.ofMemory(MEMORY));
    out.line("copied %,d records; %,d objects are current".formatted(report.copied(), report.objects()));
    out.line("could not be read: %,d places, %,d entries".formatted(report.holes(), report.unreadable()));
    out.line("the damaged database is in " + report.damaged() + "; delete it when nothing of it is needed");
    return report.holes() + report.unreadable() == 0 ? 0 : 1;
  }
}
