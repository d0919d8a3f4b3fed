package org.openviid.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Puts objects on legal hold.
@Command(
    name = "hold",
    description = {
      "Keep objects whatever their age, the volume limit, a DELETE or an erasure say; also while the server runs.",
      "A hold on an event or image covers its members, and every hold the image that its object was found in."
    },
    synopsisSubcommandLabel = "COMMAND")
final class HoldCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  @Command(name = "add", description = "Put objects on hold.")
  int add(
      @Mixin DataOption data,
      @Parameters(paramLabel = "OBJECT", arity = "1..*", description = "Identifiers, or TYPE/IDENTIFIER.")
          List<String> objects,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.") String reason,
      @Option(names = "--event", paramLabel = "NAME", description = "What for, to list and release them together.")
          @Nullable String event) {
    List<String> words = new ArrayList<>(List.of("hold", "add", "reason=" + reason));
    words.addAll(objects);
    return send(data, words, event);
  }

  @Command(name = "list", description = "List what is on hold.")
  int list(
      @Mixin DataOption data,
      @Option(names = "--event", paramLabel = "NAME", description = "Only what is held for it.") @Nullable String event) {
    return send(data, new ArrayList<>(List.of("hold", "list")), event);
  }

  @Command(
      name = "release",
      description = "Release objects, or everything that is held for an event. Exit status 1 when there was nothing.")
  int release(
      @Mixin DataOption data,
      @Parameters(paramLabel = "OBJECT", arity = "0..*", description = "Identifiers, or TYPE/IDENTIFIER.")
          @Nullable List<String> objects,
      @Option(names = "--event", paramLabel = "NAME", description = "What they are held for.") @Nullable String event,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why.") @Nullable String reason) {
    List<String> words = new ArrayList<>(List.of("hold", "release"));
    words.addAll(objects == null ? List.of() : objects);
    if (reason != null) {
      words.add("reason=" + reason);
    }
    return send(data, words, event);
  }

  private int send(DataOption data, List<String> words, @Nullable String event) {
    if (event != null) {
      words.add("event=" + event);
    }
    PrintWriter out = spec.commandLine().getOut();
    int status =
        Administration.stream(data.folder(), data.config(), words, new Terminal(out, spec.commandLine().getErr()));
    out.flush();
    return status;
  }
}
