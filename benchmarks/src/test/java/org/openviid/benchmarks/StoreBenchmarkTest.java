package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.schema.Schema;

class StoreBenchmarkTest {
  private static final Pattern RATE = Pattern.compile("records +([0-9,]+) records/s durable");

  @TempDir Path folder;

  @Test
  void theStoreAloneIsMeasuredAndItsRecordsAreFound() throws IOException, InterruptedException {
    try (StoreBenchmark benchmark = StoreBenchmark.open(Schema.load(), folder, Spreads.small())) {
      String report = String.join("\n", benchmark.ingest(2, 10, Duration.ZERO, Duration.ofMillis(300)));

      Matcher rate = RATE.matcher(report);
      assertThat(rate.find()).as(report).isTrue();
      assertThat(Long.parseLong(rate.group(1).replace(",", ""))).isPositive();
      assertThat(report).contains("index lag", "bytes/record");
      List<String> answers = benchmark.query(Duration.ofMillis(50));
      assertThat(answers).anyMatch(line -> line.contains("p95"));
    }
  }
}
