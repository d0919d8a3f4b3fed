package org.openviid.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.openviid.server.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a data folder of a backup.
@Command(
    name = "restore",
    description = {
      "Make a data folder of a backup, with every checksum compared on the way.",
      "What was deleted, erased or put on hold after the backup is as it was then: do that again.",
      "Subscribers and cursors see by a new epoch that the library was set back."
    })
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BACKUP", description = "A backup.")
  Path backup = Path.of(".");

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "A new or empty folder.")
  Path data = Path.of("data");

  @Option(names = "--damaged", description = "Restore what is whole, even if something is not.")
  boolean damaged;

  @Option(names = "--expired", description = "Restore it even if its time is over.")
  boolean expired;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int status =
        Backups.restore(
            backup,
            data,
            new Backups.Wishes(damaged, expired),
            Clock.systemUTC(),
            new Terminal(out, spec.commandLine().getErr()));
    out.flush();
    return status;
  }
}
