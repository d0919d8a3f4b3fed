package org.openviid.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks for what keeps a library from working.
@Command(
    name = "doctor",
    description = {
      "Check clock, ports, speed of the disk, limits, reachability, room and permissions, each with what to do.",
      "The exit status is 0 when all is well, 1 when something is BAD; with --strict also when there is a WARN."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Option(names = "--lang", description = "zh or en (default: that of the terminal).")
  @Nullable String language;

  @Option(names = "--strict", description = "Doubtful things count as well.")
  boolean strict;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Doctor.Report report =
        new Doctor(Clock.systemUTC())
            .examine(data.folder(), data.config(), System.getenv(), Language.isChinese(language));
    out.print(report.text());
    out.flush();
    return report.bad() > 0 || (strict && report.doubtful() > 0) ? Main.FAILED : 0;
  }
}
