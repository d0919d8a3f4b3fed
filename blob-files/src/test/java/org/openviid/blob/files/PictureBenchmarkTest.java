package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guard rail at three times the goal of 0.1 ms of processor time for a picture of 100 KB. The rate is
/// that of the disk and of whatever else the machine does, so nothing is asked of it here.
/// Without a disk a picture takes the store about 10 µs.
@Tag("soak")
class PictureBenchmarkTest {
  @TempDir Path folder;

  @Test
  void aPictureTakesNotMuchProcessorTime() throws Exception {
    PictureBenchmark benchmark = new PictureBenchmark(folder, 100_000, 4);
    assertThat(benchmark.store(8).cpuMicros()).isLessThan(300);
    assertThat(benchmark.store(32).cpuMicros()).isLessThan(300);
    assertThat(benchmark.storeAlone(32).cpuMicros()).isLessThan(60);
  }
}
