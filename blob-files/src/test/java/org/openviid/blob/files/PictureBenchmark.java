package org.openviid.blob.files;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openviid.store.BlobContents;
import org.openviid.store.BlobUpload;

/// Measures how many pictures become durable, beside the same bytes written and forced by one thread
/// that does nothing else: what the disk can do.
final class PictureBenchmark {
  private static final int BLOCK = 16 << 10;

  /// What was measured.
  ///
  /// @param name of what
  /// @param megabytesPerSecond millions of bytes of pictures
  /// @param cpuMicros of the whole process, for each picture
  /// @param median milliseconds from the first byte to the acknowledgement
  /// @param slowest of a hundred pictures, in milliseconds
  record Figures(
      String name, double megabytesPerSecond, double cpuMicros, double median, double slowest) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-24s %7.0f MB/s %8.0f us CPU/picture   p50 %6.2f ms   p99 %7.2f ms",
          name,
          megabytesPerSecond,
          cpuMicros,
          median,
          slowest);
    }
  }

  private final Path folder;
  private final byte[] picture;
  private final double seconds;

  PictureBenchmark(Path folder, int pictureBytes, double seconds) {
    this.folder = folder;
    this.picture = BlobContents.random(pictureBytes, 1);
    this.seconds = seconds;
  }

  /// Arguments: folder, bytes of a picture, seconds for each figure, passes.
  public static void main(String[] args) throws Exception {
    PictureBenchmark benchmark =
        new PictureBenchmark(
            Path.of(args[0]), Integer.parseInt(args[1]), Double.parseDouble(args[2]));
    List<String> lines = new ArrayList<>();
    for (int pass = 0; pass < Integer.parseInt(args[3]); pass++) {
      for (int threads : new int[] {1, 8, 32}) {
        lines.add(benchmark.disk(threads).toString());
        lines.add(benchmark.store(threads).toString());
        lines.add(benchmark.storeAlone(threads).toString());
      }
    }
    Files.write(Path.of(args[0]).resolve("figures.txt"), lines);
  }

  /// One thread appends so many pictures at a time to files of 1 GiB, and forces each time.
  Figures disk(int together) throws IOException {
    Path file = folder.resolve("disk");
    DiskFileLayer layer = new DiskFileLayer();
    ByteBuffer[] group = new ByteBuffer[together];
    for (int i = 0; i < together; i++) {
      group[i] = ByteBuffer.allocateDirect(picture.length).put(picture).flip();
    }
    Meter meter = new Meter();
    OpenFile open = layer.create(file);
    try {
      while (meter.seconds() < seconds) {
        long start = System.nanoTime();
        Arrays.stream(group).forEach(ByteBuffer::rewind);
        open.append(group);
        open.force();
        meter.count(start, together);
        if (open.size() > 1L << 30) {
          open.close();
          layer.delete(file);
          open = layer.create(file);
        }
      }
      return meter.figures("disk, " + together + " a time", picture.length);
    } finally {
      open.close();
      layer.delete(file);
    }
  }

  /// So many threads each upload one picture after the other.
  Figures store(int threads) throws IOException, InterruptedException, ExecutionException {
    Path root = Files.createDirectories(folder.resolve("store"));
    try {
      return store("store, " + threads + " threads", root, new DiskFileLayer(), threads);
    } finally {
      delete(root);
    }
  }

  /// As [#store], on files that take everything and keep nothing.
  Figures storeAlone(int threads) throws InterruptedException, ExecutionException {
    return store("no disk, " + threads + " threads", folder, new ForgetfulFileLayer(), threads);
  }

  private Figures store(String name, Path root, FileLayer layer, int threads)
      throws InterruptedException, ExecutionException {
    try (SegmentBlobStore store =
        SegmentBlobStore.open(root, SegmentSettings.DEFAULT, layer, Clock.systemUTC())) {
      upload(store, threads, seconds / 2);
      return upload(store, threads, seconds).figures(name, picture.length);
    }
  }

  private Meter upload(SegmentBlobStore store, int threads, double time)
      throws InterruptedException, ExecutionException {
    Meter sum = new Meter();
    List<Future<Meter>> meters = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        meters.add(
            executor.submit(
                () -> {
                  Meter meter = new Meter();
                  while (sum.seconds() < time) {
                    long start = System.nanoTime();
                    upload(store);
                    meter.count(start, 1);
                  }
                  return meter;
                }));
      }
      for (Future<Meter> meter : meters) {
        sum.add(meter.get());
      }
    }
    return sum;
  }

  /// As the codec does: in blocks, as they come out of the decoder.
  private void upload(SegmentBlobStore store) {
    try (BlobUpload upload = store.begin()) {
      for (int at = 0; at < picture.length; at += BLOCK) {
        upload.write(picture, at, Math.min(BLOCK, picture.length - at));
      }
      store.persist(List.of(upload), "class");
    }
  }

  private static void delete(Path root) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (var walk = Files.walk(root)) {
      walk.forEach(paths::add);
    }
    for (Path path : paths.reversed()) {
      Files.delete(path);
    }
  }

  /// Counts pictures, time and processor time. Used by one thread at a time.
  private static final class Meter {
    private final long begun = System.nanoTime();
    private final long cpuBegun = cpu();
    private final List<Double> millis = new ArrayList<>();
    private long pictures;

    double seconds() {
      return (System.nanoTime() - begun) / 1e9;
    }

    void count(long start, int some) {
      millis.add((System.nanoTime() - start) / 1e6);
      pictures += some;
    }

    void add(Meter other) {
      millis.addAll(other.millis);
      pictures += other.pictures;
    }

    Figures figures(String name, int bytes) {
      millis.sort(null);
      return new Figures(
          name,
          pictures * (double) bytes / seconds() / 1e6,
          (cpu() - cpuBegun) / 1e3 / pictures,
          millis.get(millis.size() / 2),
          millis.get(millis.size() * 99 / 100));
    }

    private static long cpu() {
      return ((com.sun.management.OperatingSystemMXBean)
              ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }
}
