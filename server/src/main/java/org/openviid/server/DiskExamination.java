package org.openviid.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Is there room, on a disk that keeps what it is given, and how soon does it?
final class DiskExamination {
  private static final int WRITES = 64;
  private static final int BLOCK = 4096;
  private static final long SLOW_MICROS = 10_000;
  private static final long TOO_SLOW_MICROS = 100_000;
  private static final long UNBELIEVABLE_MICROS = 20;
  private static final long GIBIBYTE = 1L << 30;
  private static final long REFUSED_BELOW = 2 * GIBIBYTE;
  private static final int REFUSED_PERCENT = 2;
  private static final Set<String> FORGETFUL = Set.of("tmpfs", "ramfs", "overlay");
  private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb3", "9p", "fuse", "fuseblk");

  List<Diagnosis> of(Patient patient) {
    List<Diagnosis> found = new ArrayList<>();
    Path folder = patient.folder();
    try {
      FileStore volume = Files.getFileStore(folder);
      found.add(kind(volume));
      found.add(room(volume.getUsableSpace(), volume.getTotalSpace()));
      found.add(speed(measured(folder)));
    } catch (IOException e) {
      found.add(Diagnosis.of("disk-unusable", folder, String.valueOf(e.getMessage())));
    }
    return found;
  }

  private static Diagnosis kind(FileStore volume) {
    String type = volume.type();
    String key = FORGETFUL.contains(type) ? "disk-forgetful" : REMOTE.contains(type) ? "disk-remote" : "disk-kind";
    return Diagnosis.of(key, type, volume.name());
  }

  static Diagnosis room(long free, long total) {
    long refused = Math.max(REFUSED_BELOW, total / 100 * REFUSED_PERCENT);
    String key = free < refused ? "disk-full" : free < 3 * refused ? "disk-filling" : "disk-room";
    return Diagnosis.of(key, gibibytes(free), gibibytes(total), gibibytes(refused));
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", (double) bytes / GIBIBYTE);
  }

  private static long[] measured(Path folder) throws IOException {
    long[] micros = new long[WRITES];
    Path file = Files.createTempFile(folder, "doctor", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < WRITES; i++) {
        long begin = System.nanoTime();
        channel.write(ByteBuffer.allocate(BLOCK), (long) i * BLOCK);
        channel.force(false);
        micros[i] = (System.nanoTime() - begin) / 1_000;
      }
    } finally {
      Files.delete(file);
    }
    return micros;
  }

  static Diagnosis speed(long[] micros) {
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    long median = sorted[sorted.length / 2];
    String key =
        median > TOO_SLOW_MICROS
            ? "fsync-too-slow"
            : median > SLOW_MICROS ? "fsync-slow" : median < UNBELIEVABLE_MICROS ? "fsync-fast" : "fsync-good";
    return Diagnosis.of(key, millis(median), millis(sorted[sorted.length - 1]));
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.2f", micros / 1_000.0);
  }
}
