package org.openviid.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openviid.server.LibraryRepair;
import org.openviid.store.embedded.RepairReport;
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
    RepairReport report = LibraryRepair.run(data.folder());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("copied %,d records; %,d objects are current%n", report.copied(), report.objects());
    out.printf("could not be read: %,d places, %,d entries%n", report.holes(), report.unreadable());
    out.println("the damaged database is in " + report.damaged() + "; delete it when nothing of it is needed");
    out.flush();
    return report.holes() + report.unreadable() == 0 ? 0 : Main.FAILED;
  }
}
