package org.openviid.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Erases objects for good.
@Command(
    name = "erase",
    description = {
      "Erase objects, a person or a library for good; also while the server runs, which keeps serving.",
      "Records with their older versions, pictures, vectors and index entries are gone from every file when the command ends.",
      "What is on legal hold stays, and is named. Exit status 1 when something stayed, or nothing was found."
    })
final class EraseCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @ArgGroup(multiplicity = "1")
  What what = new What();

  /// What is to go.
  static final class What {
    @Option(
        names = "--id",
        paramLabel = "OBJECT",
        description = "This object, by its identifier or as TYPE/IDENTIFIER; may be given several times.")
    @Nullable List<String> ids;

    @Option(
        names = "--person",
        paramLabel = "ID",
        description = {
          "This person: the person or face of that identifier, or with that number of an identity document,",
          "all that bear the same number, and the images in which nobody else was found."
        })
    @Nullable String person;

    @Option(
        names = "--library",
        paramLabel = "ID",
        description = "This data organisation library, with everything that belongs to it.")
    @Nullable String library;
  }

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it stands in the audit trail.")
  String reason = "";

  @Option(names = "--dry-run", description = "Only say what would be erased.")
  boolean dry;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(List.of("erase", "reason=" + reason));
    if (what.ids != null) {
      words.addAll(what.ids);
    }
    if (what.person != null) {
      words.add("person=" + what.person);
    }
    if (what.library != null) {
      words.add("library=" + what.library);
    }
    if (dry) {
      words.add("dry=true");
    }
    PrintWriter out = spec.commandLine().getOut();
    int status =
        Administration.stream(data.folder(), data.config(), words, new Terminal(out, spec.commandLine().getErr()));
    out.flush();
    return status;
  }
}
