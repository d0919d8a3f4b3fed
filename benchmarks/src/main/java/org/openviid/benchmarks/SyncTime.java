package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/// What it takes to append 4 KiB to a file and make them durable.
///
/// @param median in nanoseconds
/// @param slow the 99th percentile, in nanoseconds
public record SyncTime(long median, long slow) {
  private static final int ROUNDS = 200;
  private static final int BLOCK = 4096;

  /// Measures it in a folder, with a file that is removed afterwards.
  static SyncTime measure(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", ".tmp");
    long[] nanos = new long[ROUNDS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
      for (int i = 0; i < ROUNDS; i++) {
        long begin = System.nanoTime();
        channel.write(block.clear());
        channel.force(false);
        nanos[i] = System.nanoTime() - begin;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return new SyncTime(nanos[ROUNDS / 2], nanos[ROUNDS * 99 / 100]);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f ms (median), %.2f ms (p99)", median / 1e6, slow / 1e6);
  }
}
