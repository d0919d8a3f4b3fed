package org.openviid.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says what personal data a library holds.
@Command(
    name = "privacy",
    description = "What personal data is held and who read it; also while the server runs.",
    synopsisSubcommandLabel = "COMMAND")
final class PrivacyCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  @Command(
      name = "report",
      description = {
        "Count what is held, by type, with the oldest and newest, pictures and sensitive attributes;",
        "and who read how much of it over a span of days."
      })
  int report(
      @Mixin DataOption data,
      @Option(
              names = "--days",
              paramLabel = "N",
              defaultValue = "30",
              description = "How far back readers are counted (default: ${DEFAULT-VALUE}).")
          int days,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    List<String> words = new ArrayList<>(List.of("privacy", "report", "days=" + days));
    if (json) {
      words.add("json=true");
    }
    PrintWriter out = spec.commandLine().getOut();
    int status =
        Administration.stream(data.folder(), data.config(), words, new Terminal(out, spec.commandLine().getErr()));
    out.flush();
    return status;
  }
}
