package org.openviid.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openviid.server.Administration;
import org.openviid.server.LibraryBackup;
import org.openviid.store.embedded.StoreBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes and looks after backups.
@Command(
    name = "backup",
    description = {
      "Back up a library while it runs, and look after its backups.",
      "Records, pictures, accounts, configuration and key are in it; the search index is not, it is built anew.",
      "Who has a backup can read everything in it and can pass for the library."
    },
    synopsisSubcommandLabel = "COMMAND")
final class BackupCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  @Command(
      name = "make",
      description = {
        "Make a backup, verify it, and delete those whose time is over.",
        "On the same file system it takes little room: files that never change are shared."
      })
  int make(
      @Mixin DataOption data,
      @Option(names = "--to", paramLabel = "DIR", required = true,
          description = "Folder of backups; each becomes a folder in it.") Path to,
      @Option(names = "--keep", paramLabel = "DAYS", defaultValue = "30",
          description = "How long it is kept (default: ${DEFAULT-VALUE}).") int keep) {
    List<String> words = List.of("backup", "to=" + to.toAbsolutePath().normalize(), "keep=" + keep);
    int status = Administration.stream(data.folder(), data.config(), words, terminal());
    out().flush();
    return status;
  }

  @Command(name = "list", description = "List the backups in a folder, oldest first.")
  int list(@Parameters(paramLabel = "DIR", description = "Folder of backups.") Path folder) {
    Instant now = Clock.systemUTC().instant();
    for (LibraryBackup backup : LibraryBackup.in(folder)) {
      out().printf(
          "%s  %,d changes  %,d MB  until %s%s%n",
          backup.folder(),
          backup.manifest().sequence(),
          backup.manifest().bytes() / 1_000_000,
          backup.manifest().expires(),
          backup.isExpired(now) ? "  EXPIRED" : "");
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "verify",
      description = "Read all of a backup and compare all checksums. Exit status 1 when something is damaged.")
  int verify(@Parameters(paramLabel = "BACKUP", description = "A backup.") Path folder) {
    StoreBackup.Verdict verdict = LibraryBackup.open(folder).verify(LibraryBackup.percent("verifying", terminal()));
    verdict.problems().forEach(problem -> out().println("DAMAGED " + problem));
    out().printf(
        "%,d pictures are whole, %,d have been erased; %s%n",
        verdict.pictures(),
        verdict.erased(),
        verdict.problems().isEmpty() ? "everything is as it was written" : verdict.problems().size() + " problems");
    out().flush();
    return verdict.problems().isEmpty() ? 0 : Main.FAILED;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private Terminal terminal() {
    return new Terminal(out(), spec.commandLine().getErr());
  }
}
