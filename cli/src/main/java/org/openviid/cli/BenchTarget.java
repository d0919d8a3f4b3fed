package org.openviid.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.openviid.benchmarks.Registrations;
import org.openviid.benchmarks.ServerProcess;
import org.openviid.benchmarks.StartBenchmark;
import org.openviid.benchmarks.Target;
import org.openviid.benchmarks.Workload;
import org.openviid.schema.Schema;
import org.openviid.server.AdminClient;
import org.openviid.server.ServerIdentity;
import picocli.CommandLine.Option;

/// What a benchmark measures: a server of its own, as a child process on a folder of its own, or one that
/// runs already, here or elsewhere.
final class BenchTarget {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final String AREA = "330106";
  private static final String DEVICE = AREA + "00005020000099";
  private static final String ADDRESSED = AREA + "00005020000098";
  private static final String PASSWORD = "benchmark";

  /// How the records of every benchmark are spread.
  static final Workload.Spread SPREAD =
      new Workload.Spread(AREA, 500, Instant.parse("2026-06-01T00:00:00Z"), 60, ZONE, 1);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where folders are made (default: a temporary one). It stays.")
  @Nullable Path data;

  @Option(
      names = "--target",
      paramLabel = "URL",
      description = "Measure the server at this address instead of one of its own; it will keep the records.")
  @Nullable URI target;

  @Option(
      names = "--device",
      paramLabel = "ID",
      defaultValue = DEVICE,
      description = "With --target: the 20 digits that the load registers as (default: ${DEFAULT-VALUE}).")
  String device = DEVICE;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "With --target: the user name if it is not the device's identifier.")
  @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "With --target: the password, on the first line of a file.")
  @Nullable Path passwordFile;

  private @Nullable Path parent;

  /// A server that the load is registered with.
  ///
  /// @param process the server's own process; null for one that runs already
  record Measured(Target target, @Nullable ServerProcess process) implements AutoCloseable {
    /// The same server, for an account that is sent pictures as addresses. Of a server that runs already
    /// nothing is known but the one account, and what it is sent is as its operator has it.
    Target addressed() {
      Target.Account account = new Target.Account(ADDRESSED, ADDRESSED, PASSWORD);
      return process == null ? target : process.target(Optional.of(account));
    }

    @Override
    public void close() {
      if (process != null) {
        process.close();
      }
    }
  }

  /// The folder in which other folders are made.
  Path parent() throws IOException {
    Path known = parent;
    if (known == null) {
      known = data == null ? Files.createTempDirectory("openviid-bench-") : Files.createDirectories(data);
      parent = known;
    }
    return known;
  }

  /// The folder of the server of its own; empty when another one is measured.
  Optional<Path> folder() throws IOException {
    return target == null ? Optional.of(parent().resolve("server")) : Optional.empty();
  }

  /// Starts or finds the server, and registers.
  Measured open(Schema schema) throws IOException, InterruptedException {
    Measured measured = target == null ? start(schema) : running(target);
    try {
      Registrations.register(schema, measured.target(), ZONE);
      return measured;
    } catch (IOException | RuntimeException e) {
      measured.close();
      throw e;
    }
  }

  private Measured running(URI uri) {
    String password = passwordFile == null ? PASSWORD : PasswordFile.read(passwordFile);
    Target.Account account = new Target.Account(device, user == null ? device : user, password);
    return new Measured(new Target(uri, Optional.of(account), OptionalLong.empty(), Optional.empty()), null);
  }

  private Measured start(Schema schema) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(folder().orElseThrow());
    if (!Files.exists(folder.resolve(ServerIdentity.CONFIG_FILE))) {
      ServerIdentity.write(folder, ServerIdentity.createId(AREA, 1));
    }
    ServerProcess server =
        ServerProcess.start(BenchTarget::serve, folder, StartBenchmark.probePath(schema));
    // A view library may write and see everything.
    AdminClient.send(folder, List.of("peer", "add", DEVICE, "role=view-library", "password=" + PASSWORD));
    AdminClient.send(folder, List.of("peer", "add", ADDRESSED, "role=view-library", "password=" + PASSWORD));
    AdminClient.send(folder, List.of("peer", "set", ADDRESSED, "picture-out=url"));
    return new Measured(server.target(Optional.of(new Target.Account(DEVICE, DEVICE, PASSWORD))), server);
  }

  /// The command line of a server.
  static List<String> serve(Path folder, int port) {
    return command(
        "org.openviid.cli.Main", "serve", "--host", "127.0.0.1", "--port", Integer.toString(port), "--data",
        folder.toString());
  }

  /// The command line of a program with the libraries and limits of this one.
  static List<String> command(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    return command;
  }
}
