package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads what a process uses, from `/proc` on Linux. Immutable.
final class ProcessProbe {
  /// The unit of CPU times in `/proc/PID/stat`; Linux shows user space no other.
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private final Path folder;

  /// A process by its number.
  ProcessProbe(long pid) {
    this.folder = Path.of("/proc", Long.toString(pid));
  }

  /// This process.
  static ProcessProbe self() {
    return new ProcessProbe(ProcessHandle.current().pid());
  }

  /// What a process has used and holds.
  ///
  /// @param cpuNanos time on any core since its start, in user space and in the kernel
  /// @param anonymous memory that is no file's: heap, native memory, stacks, in bytes
  /// @param files mapped pages of files, in bytes; the kernel takes them back when it needs them
  /// @param written bytes that went towards the disk since its start
  record Usage(long cpuNanos, long anonymous, long files, long written) {
    /// What was used between an earlier look and this one; memory is that of this look.
    Usage since(Usage before) {
      return new Usage(cpuNanos - before.cpuNanos, anonymous, files, written - before.written);
    }
  }

  /// Looks now.
  ///
  /// @throws IOException when there is no such process, or no `/proc`
  Usage look() throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    List<String> status = Files.readAllLines(folder.resolve("status"));
    return new Usage(
        ticks * NANOS_PER_TICK,
        number(status, "RssAnon:") * 1024,
        number(status, "RssFile:") * 1024,
        number(Files.readAllLines(folder.resolve("io")), "write_bytes:"));
  }

  private static long number(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }
}
