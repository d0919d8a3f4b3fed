package org.openviid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows who wants in and is not let.
@Command(
    name = "pending",
    description = {
      "Show refused registrations: the reason in words, and the digest computed each way.",
      "'peer accept' does what a registration needs. The list is as old as the running server."
    })
final class PendingCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "A DeviceID or user name (default: all).")
  @Nullable String id;

  @Option(names = "--lang", description = "zh or en; both without.")
  @Nullable String language;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Also compute the digest with the password on the first line of this file.")
  @Nullable Path passwordFile;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(List.of("pending"));
    if (id != null) {
      words.add(id);
    }
    if (language != null) {
      words.add("lang=" + language);
    }
    if (passwordFile != null) {
      words.add("password=" + PasswordFile.read(passwordFile));
    }
    spec.commandLine().getOut().println(Administration.peers(data.folder(), data.config(), words).stripTrailing());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
