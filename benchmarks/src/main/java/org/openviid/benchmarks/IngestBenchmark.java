package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.codec.Notation;
import org.openviid.schema.Schema;

/// Measures how fast a server takes records, and what that costs it. Not safe for use by several threads.
public final class IngestBenchmark {
  private static final Duration CATCH_UP = Duration.ofMinutes(5);

  private final Load load;
  private final Load plain;
  private final AtomicLong numbers = new AtomicLong();

  /// Prepares the records, in JSON; takes some seconds.
  ///
  /// @param seed the same gives the same records
  public IngestBenchmark(Schema schema, long seed) {
    this.load = new Load(schema, seed, Notation.JSON);
    this.plain = load;
  }

  private IngestBenchmark(Load load, Load plain) {
    this.load = load;
    this.plain = plain;
  }

  /// Prepares the same records in XML. A sink is sent JSON all the same.
  ///
  /// @param seed the same gives the same records
  public static IngestBenchmark inXml(Schema schema, long seed) {
    return new IngestBenchmark(
        new Load(schema, seed, Notation.XML), new Load(schema, seed, Notation.JSON));
  }

  /// How many records have been sent so far, over all runs.
  public long sent() {
    return numbers.get();
  }

  Load load() {
    return load;
  }

  AtomicLong numbers() {
    return numbers;
  }

  /// Runs a workload against a server and reports.
  ///
  /// @return the lines of the report
  /// @throws IOException when the server cannot be reached or breaks off
  public List<String> run(Target target, Workload workload) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    double length = load.pool().averageLength();
    lines.add(String.format("record     %,.0f bytes of %s, sixty attributes", length, load.pool().notation()));
    lines.addAll(measure(target, workload).lines());
    return lines;
  }

  /// Runs a workload with pictures against a server and, in turn, against a sink that only reads the same
  /// bytes, decodes them and makes them durable: A B A B.
  ///
  /// @param sink started with [PictureSink]
  /// @param rounds how often both take their turn
  /// @return the lines of the report
  public List<String> compare(Target server, Target sink, Workload workload, int rounds)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    double serverRate = 0;
    double sinkRate = 0;
    for (int i = 0; i < rounds; i++) {
      IngestFigures ours = measure(server, workload);
      IngestFigures floor = measure(plain, sink, workload);
      serverRate += ours.rate() / rounds;
      sinkRate += floor.rate() / rounds;
      lines.addAll(new ReportLines().heading("round " + (i + 1) + ", server").addAll(ours.lines()).all());
      lines.addAll(new ReportLines().heading("round " + (i + 1) + ", sink").addAll(floor.lines()).all());
    }
    lines.add("");
    lines.add(
        String.format(
            "server %,.0f MB/s of pictures, sink %,.0f MB/s: %.0f %%",
            megabytes(serverRate, workload), megabytes(sinkRate, workload), 100 * serverRate / sinkRate));
    return lines;
  }

  private static double megabytes(double rate, Workload workload) {
    return rate * workload.pictureBytes() / 1e6;
  }

  /// Runs a workload.
  IngestFigures measure(Target target, Workload workload) throws IOException, InterruptedException {
    return measure(load, target, workload);
  }

  private IngestFigures measure(Load sent, Target target, Workload workload)
      throws IOException, InterruptedException {
    try (PlainGet get = new PlainGet(target)) {
      IndexLag lag = new IndexLag(get);
      sent.run(target, workload.lasting(Duration.ZERO, workload.warmUp()), numbers);
      lag.awaitNone(CATCH_UP);
      long diskBefore = folderSize(target);
      Optional<ProcessProbe.Usage> serverBefore = usage(target);
      ProcessProbe.Usage selfBefore = ProcessProbe.self().look();
      Thread watch = Thread.ofVirtual().name("index-lag").start(lag::watch);
      long begin = System.nanoTime();
      LoadResult result = sent.run(target, workload.lasting(Duration.ZERO, workload.duration()), numbers);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      watch.interrupt();
      watch.join();
      Optional<Duration> catchUp = lag.awaitNone(CATCH_UP);
      return new IngestFigures(
          workload,
          took,
          result,
          usage(target).map(now -> now.since(serverBefore.orElseThrow())),
          ProcessProbe.self().look().since(selfBefore),
          target.folder().isPresent()
              ? Optional.of((folderSize(target) - diskBefore) / (double) Math.max(1, result.records()))
              : Optional.empty(),
          lag.samples(),
          catchUp);
    }
  }

  private static Optional<ProcessProbe.Usage> usage(Target target) throws IOException {
    Optional<ProcessProbe> probe = target.probe();
    return probe.isPresent() ? Optional.of(probe.get().look()) : Optional.empty();
  }

  private static long folderSize(Target target) throws IOException {
    Optional<Path> folder = target.folder();
    return folder.isPresent() ? FolderSize.of(folder.get()) : 0;
  }
}
