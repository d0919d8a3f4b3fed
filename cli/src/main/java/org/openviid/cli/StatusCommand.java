package org.openviid.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows how the running server is doing.
@Command(
    name = "status",
    description = {
      "Show on one screen how the running server is doing.",
      "The exit status is 0 when it is well, 1 when it is not, or when none runs."
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Administration.Condition condition = Administration.status(data.folder());
    out.println(condition.page().stripTrailing());
    out.flush();
    return condition.isWell() ? 0 : Main.FAILED;
  }
}
