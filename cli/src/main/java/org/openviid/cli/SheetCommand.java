package org.openviid.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what one types into a camera.
@Command(
    name = "sheet",
    description = {
      "Print what to type into a camera, and the same as curl lines that can be pasted into a shell.",
      "'peer add --sheet' makes the account and prints the sheet with its new password."
    })
final class SheetCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", arity = "0..1", defaultValue = "", description = "The camera's 20-digit identifier.")
  String id = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The curl lines take the password from the first line of this file; it is not printed.")
  @Nullable Path passwordFile;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        Administration.sheet(
            data.folder(), data.config(), id, new Administration.SheetPassword(passwordFile, "")));
    out.flush();
    return 0;
  }
}
