package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.codec.Notation;
import org.openviid.schema.Schema;

/// The load against the sink, over real sockets.
class LoadIT {
  private static final Schema SCHEMA = Schema.load();
  private static final Load LOAD = new Load(SCHEMA, 3, Notation.JSON);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir Path folder;

  private Target target(PictureSink sink) {
    return new Target(
        URI.create("http://127.0.0.1:" + sink.port()), Optional.empty(),
        OptionalLong.of(ProcessHandle.current().pid()), Optional.of(folder));
  }

  private static Workload pictures(double perSecond) {
    return new Workload(4, 1, 100_000, perSecond, Duration.ZERO, SHORT, Spreads.small());
  }

  @Test
  void everyAnsweredPictureIsInTheSinksFile() throws IOException, InterruptedException {
    AtomicLong numbers = new AtomicLong();
    try (PictureSink sink = new PictureSink(0, folder)) {
      LoadResult result = LOAD.run(target(sink), pictures(0), numbers);
      assertThat(result.failures()).isZero();
      assertThat(result.requests()).isPositive().isLessThanOrEqualTo(numbers.get());
    }
    assertThat(Files.size(folder.resolve("pictures"))).isEqualTo(numbers.get() * 100_000);
  }

  @Test
  void aPaceIsKept() throws IOException, InterruptedException {
    AtomicLong numbers = new AtomicLong();
    try (PictureSink sink = new PictureSink(0, folder)) {
      LOAD.run(target(sink), pictures(100), numbers);
    }
    assertThat(numbers.get()).isBetween(1L, 40L);
  }

  @Test
  void answersThatDoNotSaySuccessAreFailures() throws IOException, InterruptedException {
    Workload batches = new Workload(2, 5, 0, 0, Duration.ZERO, SHORT, Spreads.small());
    try (PictureSink sink = new PictureSink(0, folder)) {
      LoadResult result = LOAD.run(target(sink), batches, new AtomicLong());
      assertThat(result.failures()).as("the sink answers one status for five records").isPositive();
    }
  }

  @Test
  void aReportNamesLoadServerAndGenerator() throws IOException, InterruptedException {
    IngestBenchmark benchmark = new IngestBenchmark(SCHEMA, 3);
    try (PictureSink sink = new PictureSink(0, folder)) {
      List<String> lines = benchmark.compare(target(sink), target(sink), pictures(0), 1);
      for (String name : List.of("records ", "server ", "generator ", "disk ")) {
        assertThat(lines).anyMatch(line -> line.startsWith(name));
      }
      assertThat(lines).noneMatch(line -> line.startsWith("FAILURES"));
    }
  }

  @Test
  void aChildProcessIsStartedMeasuredAndEnded() throws IOException, InterruptedException {
    ServerProcess.Command command =
        (data, port) -> {
          data.toFile().mkdirs();
          return List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
              System.getProperty("java.class.path"), PictureSink.class.getName(),
              Integer.toString(port), data.toString());
        };
    long pid;
    try (ServerProcess process = ServerProcess.start(command, folder.resolve("sink"), "/")) {
      pid = process.pid();
      assertThat(process.timeToFirstAnswer()).isPositive();
      LoadResult result = LOAD.run(process.target(Optional.empty()), pictures(0), new AtomicLong());
      assertThat(result.requests()).isPositive();
      assertThat(new ProcessProbe(pid).look().cpuNanos()).isPositive();
    }
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }
}
