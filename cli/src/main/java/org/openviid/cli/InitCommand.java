package org.openviid.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openviid.server.ServerIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Gives a library its own identity.
@Command(name = "init", description = "Give this library its own 20-digit identity, and write a configuration.")
final class InitCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--area",
      paramLabel = "NNNNNN",
      defaultValue = "000000",
      description = "Administrative division (GB/T 2260), the first six digits of the identifier.")
  String area = "000000";

  @Option(names = "--id", paramLabel = "ID", description = "Use this 20-digit identifier instead of making one.")
  @Nullable String id;

  @Option(names = "--serial", paramLabel = "N", defaultValue = "1", description = "Serial number within the area.")
  int serial = 1;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String identifier = id == null ? ServerIdentity.createId(area, serial) : ServerIdentity.checked(id);
    ServerIdentity.write(data.folder(), identifier);
    PrintWriter out = spec.commandLine().getOut();
    out.println("identifier    " + identifier);
    out.println("configuration " + data.folder().resolve(ServerIdentity.CONFIG_FILE));
    out.flush();
    return 0;
  }
}
