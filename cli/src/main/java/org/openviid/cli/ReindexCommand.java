package org.openviid.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Builds the search index anew.
@Command(
    name = "reindex",
    description = {
      "Build the search index anew, also while the server runs.",
      "Uploads and reading by identifier go on meanwhile; queries are answered from the old index, or with 503 if it is lost."
    })
final class ReindexCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Administration.reindex(data.folder(), data.config()).strip());
    out.flush();
    return 0;
  }
}
