package org.openviid.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.benchmarks.IngestBenchmark;
import org.openviid.benchmarks.MachineFacts;
import org.openviid.benchmarks.PictureSink;
import org.openviid.benchmarks.QueryBenchmark;
import org.openviid.benchmarks.QuerySettings;
import org.openviid.benchmarks.Registrations;
import org.openviid.benchmarks.ServerProcess;
import org.openviid.benchmarks.StartBenchmark;
import org.openviid.benchmarks.Target;
import org.openviid.benchmarks.Workload;
import org.openviid.schema.Schema;
import org.openviid.server.ServerIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures a server of its own on this machine: a child process on a folder below `--data`, durable,
/// indexed and audited like any other.
@Command(
    name = "bench",
    description = "Measure a server of its own on this machine; every figure comes with machine, load and spread.",
    synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {
  private static final String AREA = "330106";
  private static final String DEVICE = AREA + "00005020000099";
  private static final String PASSWORD = "benchmark";
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final Workload.Spread SPREAD =
      new Workload.Spread(AREA, 500, Instant.parse("2026-06-01T00:00:00Z"), 60, ZONE, 1);

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  @Command(name = "ingest", description = "How fast records are taken, and what that costs.")
  int ingest(
      @Option(names = "--load", defaultValue = "single", description = "single, batch, picture (default: single).")
          String load,
      @Option(names = "--seconds", defaultValue = "30", description = "How long (default: 30).") int seconds,
      @Option(names = "--rounds", defaultValue = "2", description = "Turns of server and sink with pictures.") int rounds,
      @Option(names = "--data", description = "Where folders are made (default: temporary).") @Nullable Path data)
      throws IOException, InterruptedException {
    Path parent = parent(data);
    Schema schema = Schema.load();
    print(MachineFacts.of(parent).lines());
    Duration duration = Duration.ofSeconds(seconds);
    IngestBenchmark benchmark = new IngestBenchmark(schema, 1);
    try (ServerProcess server = start(parent.resolve("server"), schema)) {
      Target target = registered(server, schema);
      switch (load) {
        case "single" -> print(benchmark.run(target, Workload.single(duration, SPREAD)));
        case "batch" -> print(benchmark.run(target, Workload.batches(duration, SPREAD)));
        case "picture" -> pictures(benchmark, target, parent, Workload.pictures(duration, SPREAD), rounds);
        default -> throw new picocli.CommandLine.ParameterException(spec.commandLine(), "no load '" + load + "'");
      }
    }
    return 0;
  }

  private void pictures(IngestBenchmark benchmark, Target target, Path parent, Workload workload, int rounds)
      throws IOException, InterruptedException {
    try (ServerProcess sink =
        ServerProcess.start(
            (folder, port) -> command("org.openviid.benchmarks.PictureSink", Integer.toString(port), folder.toString()),
            Files.createDirectories(parent.resolve("sink")),
            "/")) {
      print(benchmark.compare(target, sink.target(Optional.empty()), workload, rounds));
    }
  }

  @Command(name = "query", description = "How fast queries are answered while records come in.")
  int query(
      @Option(names = "--records", defaultValue = "5000000", description = "How many there are first.") long records,
      @Option(names = "--data", description = "Where folders are made (default: temporary).") @Nullable Path data)
      throws IOException, InterruptedException {
    Path parent = parent(data);
    Schema schema = Schema.load();
    print(MachineFacts.of(parent).lines());
    QuerySettings settings = QuerySettings.of(records, SPREAD);
    QueryBenchmark benchmark = new QueryBenchmark(schema, new IngestBenchmark(schema, 1));
    try (ServerProcess server = start(parent.resolve("server"), schema)) {
      Target target = registered(server, schema);
      print(benchmark.preload(target, settings));
      print(benchmark.run(target, settings));
    }
    print(new StartBenchmark(schema, BenchCommand::serve).loaded(parent.resolve("server"), Duration.ofSeconds(60)));
    return 0;
  }

  @Command(name = "start", description = "How soon a server on an empty folder answers.")
  int start(
      @Option(names = "--times", defaultValue = "5", description = "How often (default: 5).") int times,
      @Option(names = "--data", description = "Where folders are made (default: temporary).") @Nullable Path data)
      throws IOException, InterruptedException {
    Path parent = parent(data);
    print(MachineFacts.of(parent).lines());
    print(new StartBenchmark(Schema.load(), BenchCommand::serve).empty(parent, times));
    return 0;
  }

  private static Path parent(@Nullable Path data) throws IOException {
    return data == null ? Files.createTempDirectory("openviid-bench-") : Files.createDirectories(data);
  }

  private static ServerProcess start(Path folder, Schema schema) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve(ServerIdentity.CONFIG_FILE))) {
      ServerIdentity.write(folder, ServerIdentity.createId(AREA, 1));
    }
    return ServerProcess.start(BenchCommand::serve, folder, StartBenchmark.probePath(schema));
  }

  /// The platform account that the load runs under, so that it may write and see everything.
  private static Target registered(ServerProcess server, Schema schema) throws IOException {
    Target target = server.target(Optional.of(new Target.Account(DEVICE, DEVICE, PASSWORD)));
    Path folder = target.folder().orElseThrow();
    org.openviid.server.AdminClient.send(
        folder, List.of("peer", "add", DEVICE, "role=view-library", "password=" + PASSWORD));
    Registrations.register(schema, target, ZONE);
    return target;
  }

  private static List<String> serve(Path folder, int port) {
    return command(
        "org.openviid.cli.Main", "serve", "--host", "127.0.0.1", "--port", Integer.toString(port), "--data", folder.toString());
  }

  private static List<String> command(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    return command;
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }
}
