package org.openviid.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.openviid.server.ConfigLoader;
import org.openviid.server.OpenViid;
import org.openviid.server.ServerConfig;
import org.openviid.server.ServerIdentity;
import org.openviid.server.StartSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a view library until it is told to stop.
@Command(
    name = "serve",
    description = {
      "Run a view library until SIGTERM or Ctrl-C.",
      "With a shared password any peer that has a 20-digit identifier may register; without one, peers are added with 'peer add'."
    })
final class ServeCommand implements Callable<Integer> {
  private static final String NO_AREA = "000000";

  @Mixin DataOption data = new DataOption();

  @Option(names = "--port", paramLabel = "N", description = "TCP port (default: 8400, or as configured).")
  @Nullable Integer port;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Interface to listen on (default: all).")
  @Nullable String host;

  @Option(
      names = "--shared-password",
      paramLabel = "S",
      description = "Shared password. Others on this machine can see it; --shared-password-file is better.")
  @Nullable String sharedPassword;

  @Option(names = "--shared-password-file", paramLabel = "F", description = "File whose first line is the shared password.")
  @Nullable Path sharedPasswordFile;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ServerConfig config = config(out);
    ServerIdentity identity = ServerIdentity.of(config, data.folder());
    OpenViid server = OpenViid.start(config, identity, data.folder(), Clock.systemUTC());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      server.close();
                      stopped.countDown();
                    }));
    boolean open = !config.peers().sharedPassword().isEmpty();
    out.print(StartSheet.of(config, identity, data.folder(), server, open));
    out.flush();
    stopped.await();
    return 0;
  }

  private ServerConfig config(PrintWriter out) {
    if (sharedPassword != null) {
      spec.commandLine().getErr().println("openviid: --shared-password can be seen by other users of this machine");
    }
    ServerConfig config = new ConfigLoader().load(data.config(), System.getenv());
    if (config.identity().id().isEmpty()) {
      String id = ServerIdentity.createId(NO_AREA, 1);
      ServerIdentity.write(data.folder(), id);
      out.println("made an identity for this library: " + id + " ('openviid init --area' makes one for your area)");
      config = new ConfigLoader().load(data.config(), System.getenv());
    }
    String password =
        sharedPasswordFile != null ? PasswordFile.read(sharedPasswordFile) : sharedPassword;
    return config.with(host, port, password);
  }
}
