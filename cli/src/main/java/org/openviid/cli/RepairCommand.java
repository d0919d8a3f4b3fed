package org.openviid.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openviid.server.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Makes a damaged data folder usable again.
@Command(
    name = "repair",
    description = {
      "Make a data folder usable again whose records are damaged, while no server has it open.",
      "What can be read is copied; the damaged database is kept beside it. Needs as much room again as the records take.",
      "If there is a backup, compare what it has before this is put to use. Exit status 1 when something was lost."
    })
final class RepairCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int status = Backups.repair(data.folder(), new Terminal(out, spec.commandLine().getErr()));
    out.flush();
    return status;
  }
}
