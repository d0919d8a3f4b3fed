package org.openviid.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openviid.benchmarks.IngestBenchmark;
import org.openviid.benchmarks.MachineFacts;
import org.openviid.benchmarks.Parts;
import org.openviid.benchmarks.PictureSink;
import org.openviid.benchmarks.QueryBenchmark;
import org.openviid.benchmarks.QuerySettings;
import org.openviid.benchmarks.ServerProcess;
import org.openviid.benchmarks.StartBenchmark;
import org.openviid.benchmarks.StoreBenchmark;
import org.openviid.benchmarks.Workload;
import org.openviid.schema.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures servers, and parts of them. A server of its own is durable, indexed and audited like any
/// other.
@Command(
    name = "bench",
    description = {
      "Measure a server of its own on this machine, or one that runs already.",
      "Every figure comes with the machine, the load, percentiles and the CPU time of both sides."
    },
    synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  @Command(name = "ingest", description = "How fast records are taken, and what that costs.")
  int ingest(
      @Mixin BenchTarget target,
      @Option(names = "--load", paramLabel = "NAME", defaultValue = "single",
          description = "single, batch or picture (default: ${DEFAULT-VALUE}).") String load,
      @Option(names = "--encoding", paramLabel = "NAME", defaultValue = "json",
          description = "What records are sent as, json or xml (default: ${DEFAULT-VALUE}).") String encoding,
      @Option(names = "--seconds", paramLabel = "N", defaultValue = "30",
          description = "How long (default: ${DEFAULT-VALUE}).") int seconds,
      @Option(names = "--rounds", paramLabel = "N", defaultValue = "2",
          description = "With pictures: turns of server and sink (default: ${DEFAULT-VALUE}).") int rounds)
      throws IOException, InterruptedException {
    Duration duration = Duration.ofSeconds(seconds);
    Workload workload = switch (load) {
      case "single" -> Workload.single(duration, BenchTarget.SPREAD);
      case "batch" -> Workload.batches(duration, BenchTarget.SPREAD);
      case "picture" -> Workload.pictures(duration, BenchTarget.SPREAD);
      default -> throw new ParameterException(
          spec.commandLine(), "there is no load '" + load + "'; choose single, batch or picture");
    };
    Schema schema = Schema.load();
    print(MachineFacts.of(target.parent()).lines());
    IngestBenchmark benchmark = records(schema, encoding);
    try (BenchTarget.Measured server = target.open(schema)) {
      if (load.equals("picture")) {
        try (ServerProcess sink = sink(target)) {
          print(benchmark.compare(server.target(), sink.target(Optional.empty()), workload, rounds));
        }
      } else {
        print(benchmark.run(server.target(), workload));
      }
    }
    return 0;
  }

  private IngestBenchmark records(Schema schema, String encoding) {
    return switch (encoding) {
      case "json" -> new IngestBenchmark(schema, 1);
      case "xml" -> IngestBenchmark.inXml(schema, 1);
      default -> throw new ParameterException(
          spec.commandLine(), "there is no encoding '" + encoding + "'; choose json or xml");
    };
  }

  private static ServerProcess sink(BenchTarget target) throws IOException, InterruptedException {
    ServerProcess.Command command = (folder, port) ->
        BenchTarget.command(PictureSink.class.getName(), Integer.toString(port), folder.toString());
    return ServerProcess.start(command, Files.createDirectories(target.parent().resolve("sink")), "/");
  }

  @Command(name = "query", description = "How fast queries are answered while records come in.")
  int query(
      @Mixin BenchTarget target,
      @Option(names = "--records", paramLabel = "N", defaultValue = "5000000",
          description = "How many are stored first (default: ${DEFAULT-VALUE}).") long records,
      @Option(names = "--rounds", paramLabel = "N", defaultValue = "1",
          description = "How often every sort of question has its turn (default: ${DEFAULT-VALUE}).") int rounds)
      throws IOException, InterruptedException {
    Schema schema = Schema.load();
    print(MachineFacts.of(target.parent()).lines());
    QuerySettings settings = QuerySettings.of(records, BenchTarget.SPREAD);
    QueryBenchmark benchmark = new QueryBenchmark(schema, new IngestBenchmark(schema, 1));
    try (BenchTarget.Measured server = target.open(schema)) {
      print(benchmark.preload(server.target(), settings));
      print(benchmark.run(server.target(), server.addressed(), settings, rounds));
    }
    if (target.folder().isPresent()) {
      StartBenchmark start = new StartBenchmark(schema, BenchTarget::serve);
      print(start.loaded(target.folder().get(), Duration.ofSeconds(60)));
    }
    return 0;
  }

  @Command(name = "start", description = "How soon a server on an empty folder answers.")
  int start(
      @Mixin BenchTarget target,
      @Option(names = "--times", paramLabel = "N", defaultValue = "5",
          description = "How often (default: ${DEFAULT-VALUE}).") int times)
      throws IOException, InterruptedException {
    print(MachineFacts.of(target.parent()).lines());
    print(new StartBenchmark(Schema.load(), BenchTarget::serve).empty(target.parent(), times));
    return 0;
  }

  @Command(name = "store", description = "The store alone, in this process, without HTTP and without messages.")
  int store(
      @Mixin BenchTarget target,
      @Option(names = "--threads", paramLabel = "N", defaultValue = "32",
          description = "That commit at the same time (default: ${DEFAULT-VALUE}).") int threads,
      @Option(names = "--batch", paramLabel = "N", defaultValue = "1",
          description = "Records in a transaction (default: ${DEFAULT-VALUE}).") int batch,
      @Option(names = "--seconds", paramLabel = "N", defaultValue = "20",
          description = "How long (default: ${DEFAULT-VALUE}).") int seconds)
      throws IOException, InterruptedException {
    print(MachineFacts.of(target.parent()).lines());
    try (StoreBenchmark benchmark =
        StoreBenchmark.open(Schema.load(), target.parent().resolve("store"), BenchTarget.SPREAD)) {
      Duration duration = Duration.ofSeconds(seconds);
      print(benchmark.ingest(threads, batch, duration.dividedBy(4), duration));
      print(benchmark.query(duration.dividedBy(4)));
    }
    return 0;
  }

  @Command(name = "parts", description = "Single parts by JMH: reading, writing, matching, Digest.")
  int parts(
      @Parameters(paramLabel = "PATTERN", arity = "0..1", defaultValue = "",
          description = "Of method names (default: all).") String pattern) {
    Parts.run(pattern);
    return 0;
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }
}
