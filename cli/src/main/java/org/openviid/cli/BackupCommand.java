package org.openviid.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.openviid.server.Administration;
import org.openviid.server.Backups;
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
    return flushed(Administration.stream(data.folder(), data.config(), words, terminal()));
  }

  @Command(name = "list", description = "List the backups in a folder, oldest first.")
  int list(@Parameters(paramLabel = "DIR", description = "Folder of backups.") Path folder) {
    return flushed(Backups.list(folder, Clock.systemUTC(), terminal()));
  }

  @Command(
      name = "verify",
      description = "Read all of a backup and compare all checksums. Exit status 1 when something is damaged.")
  int verify(@Parameters(paramLabel = "BACKUP", description = "A backup.") Path folder) {
    return flushed(Backups.verify(folder, terminal()));
  }

  private int flushed(int status) {
    spec.commandLine().getOut().flush();
    return status;
  }

  private Terminal terminal() {
    return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
