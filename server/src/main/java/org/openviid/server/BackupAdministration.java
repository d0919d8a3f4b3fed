package org.openviid.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.openviid.schema.ViidException;
import org.openviid.store.embedded.StoreBackup;

/// Makes backups for an operator, and deletes those whose time is over. Safe for use by any number of threads.
final class BackupAdministration implements AdminStream {
  private static final Set<String> OPTIONS = Set.of("to", "keep");
  private static final int USUAL_DAYS = 30;

  private final LibraryBackup.Source source;
  private final Clock clock;

  BackupAdministration(LibraryBackup.Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public boolean covers(String command) {
    return command.equals("backup");
  }

  /// Carries out the command.
  ///
  /// @param words `backup to=FOLDER keep=DAYS`
  /// @return 0 when the backup can be relied upon
  @Override
  public int carryOut(List<String> words, AdminOutput out) {
    OperatorWords options = OperatorWords.of(words.subList(1, words.size()), OPTIONS);
    if (!options.has("to")) {
      throw new ViidException("OV-2394");
    }
    Path parent = Path.of(options.text("to"));
    int days = options.number("keep", USUAL_DAYS);
    if (days < 1) {
      throw new ViidException("OV-2397", days);
    }
    long begin = System.nanoTime();
    LibraryBackup backup = LibraryBackup.make(source, parent, Duration.ofDays(days), clock, LibraryBackup.percent("backing up", out));
    StoreBackup.Verdict verdict = backup.verify(LibraryBackup.percent("verifying", out));
    out.line(
        "%s: %,d changes, %,d pictures, %,d MB, verified in %.1f s; to be deleted after %s"
            .formatted(
                backup.folder(),
                backup.manifest().sequence(),
                verdict.pictures(),
                backup.manifest().bytes() / 1_000_000,
                (System.nanoTime() - begin) / 1e9,
                backup.manifest().expires()));
    prune(parent, out);
    return Backups.problems(verdict, out);
  }

  /// Backups keep what is deleted in the library; their time is what limits that.
  private void prune(Path parent, AdminOutput out) {
    for (LibraryBackup old : LibraryBackup.in(parent)) {
      if (old.manifest().node().equals(source.store().node()) && old.isExpired(clock.instant())) {
        old.delete();
        out.line("deleted " + old.folder() + ", whose time was over");
      }
    }
  }
}
