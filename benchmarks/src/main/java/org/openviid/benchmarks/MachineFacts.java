package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a measurement was made on.
///
/// @param processor the model of the CPU
/// @param cores how many of them this process may use
/// @param memory of the machine, in bytes
/// @param disk what the data folder lies on
/// @param sync what it takes to make 4 KiB durable there
/// @param java version of the virtual machine
/// @param kernel version of the operating system
/// @param load how many threads ran or waited to run in the last minute, before the measurement
public record MachineFacts(
    String processor,
    int cores,
    long memory,
    String disk,
    SyncTime sync,
    String java,
    String kernel,
    String load) {

  /// Looks at this machine.
  ///
  /// @param folder where the data lies or will lie; it exists
  public static MachineFacts of(Path folder) throws IOException {
    return new MachineFacts(
        field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch", "")),
        Runtime.getRuntime().availableProcessors(),
        field("/proc/meminfo", "MemTotal").map(MachineFacts::kilobytes).orElse(0L),
        disk(folder),
        SyncTime.measure(folder),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        firstWord("/proc/loadavg"));
  }

  private static String disk(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    long free = store.getUsableSpace() >> 30;
    return String.format(Locale.ROOT, "%s on %s, %d GiB free", store.type(), store.name(), free);
  }

  private static Optional<String> field(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static String firstWord(String file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "?" : lines.getFirst().split(" ", 2)[0];
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      return List.of(); // not Linux: the report says less
    }
  }

  private static long kilobytes(String text) {
    return Long.parseLong(text.split(" ", 2)[0]) * 1024;
  }

  /// As lines of a report.
  public List<String> lines() {
    return List.of(
        "machine    " + processor + ", " + cores + " cores, " + (memory >> 30) + " GiB, load before " + load,
        "disk       " + disk + "; 4 KiB durable in " + sync,
        "software   " + java + ", " + kernel);
  }
}
