package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {
  @TempDir Path folder;

  @Test
  void aReportSaysOnWhatItWasMade() throws IOException {
    MachineFacts facts = MachineFacts.of(folder);
    assertThat(facts.cores()).isPositive();
    assertThat(facts.memory()).isGreaterThan(1L << 28);
    assertThat(facts.sync().median()).isPositive().isLessThanOrEqualTo(facts.sync().slow());
    assertThat(facts.lines()).hasSize(3).allMatch(line -> line.length() > 20);
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void cpuTimeOfAProcessGrowsWithItsWork() throws IOException {
    ProcessProbe probe = ProcessProbe.self();
    ProcessProbe.Usage before = probe.look();
    long sum = 0;
    long end = System.nanoTime() + 150_000_000;
    while (System.nanoTime() < end || probe.look().since(before).cpuNanos() == 0) {
      sum += Long.hashCode(sum + System.nanoTime());
    }
    assertThat(sum).isNotZero();
    assertThat(probe.look().since(before).cpuNanos()).isPositive();
    assertThat(before.anonymous()).isPositive();
  }

  @Test
  void bytesOfAllFilesOfAFolderCount() throws IOException {
    Files.write(folder.resolve("a"), new byte[100]);
    Files.createDirectories(folder.resolve("b/c"));
    Files.write(folder.resolve("b/c/d"), new byte[23]);
    assertThat(FolderSize.of(folder)).isEqualTo(123);
  }

  @Test
  void theIndexLagIsReadFromTheServersFigures() {
    assertThat(IndexLag.parse("# TYPE viid_store_index_lag gauge\nviid_store_index_lag 1.234E3\n"))
        .isEqualTo(OptionalLong.of(1_234));
    assertThat(IndexLag.parse("viid_store_index_lag_max 7\n")).isEmpty();
  }
}
