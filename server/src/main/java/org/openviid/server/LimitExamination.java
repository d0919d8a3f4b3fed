package org.openviid.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does the system grant as many files and as much memory as the configuration wants?
final class LimitExamination {
  private static final Pattern FILES = Pattern.compile("Max open files\\s+\\S+\\s+(\\S+)");
  private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");

  /// Beside connections: segments, database and index files.
  private static final int OWN_FILES = 4096;

  /// With fewer than these a library is of little use.
  private static final int FEW_CONNECTIONS = 1000;

  /// Beside what is configured: code, threads, buffers of the system library.
  private static final long OWN_MEBIBYTES = 300;

  private static final long MEBIBYTE = 1L << 20;
  private static final int MOST_PERCENT = 90;

  private final Path proc;
  private final Path cgroup;

  /// @param proc `/proc`
  /// @param cgroup `/sys/fs/cgroup`
  LimitExamination(Path proc, Path cgroup) {
    this.proc = proc;
    this.cgroup = cgroup;
  }

  List<Diagnosis> of(Patient patient) {
    List<Diagnosis> found = new ArrayList<>();
    String process = patient.running().map(facts -> Long.toString(facts.pid())).orElse("self");
    read(proc.resolve(process).resolve("limits")).ifPresent(text -> found.add(files(text, patient.config())));
    memory(patient.config()).ifPresent(found::add);
    return found;
  }

  private static Diagnosis files(String limits, ServerConfig config) {
    long needed = (long) config.limits().connections() + OWN_FILES;
    Matcher hard = FILES.matcher(limits);
    if (!hard.find() || hard.group(1).equals("unlimited")) {
      return Diagnosis.of("files-good", "unlimited", needed);
    }
    long granted = Long.parseLong(hard.group(1));
    String key = granted >= needed ? "files-good" : granted < OWN_FILES + FEW_CONNECTIONS ? "files-few" : "files-short";
    return Diagnosis.of(key, granted, needed, granted - OWN_FILES);
  }

  private Optional<Diagnosis> memory(ServerConfig config) {
    OptionalLong total = available();
    if (total.isEmpty()) {
      return Optional.empty();
    }
    ServerConfig.Store store = config.store();
    long wanted =
        Runtime.getRuntime().maxMemory() / MEBIBYTE + store.cacheMiB() + store.writeBufferMiB()
            + store.indexBufferMiB() + store.uploadMiB() + OWN_MEBIBYTES;
    long granted = total.getAsLong() / MEBIBYTE;
    boolean fits = wanted * 100 <= granted * MOST_PERCENT;
    return Optional.of(Diagnosis.of(fits ? "memory-good" : "memory-little", wanted, granted));
  }

  /// What the container may take, or the machine has.
  private OptionalLong available() {
    long most = Long.MAX_VALUE;
    Optional<String> container = read(cgroup.resolve("memory.max"));
    if (container.isPresent() && container.get().strip().matches("\\d{1,18}")) {
      most = Long.parseLong(container.get().strip());
    }
    Matcher machine = TOTAL.matcher(read(proc.resolve("meminfo")).orElse(""));
    if (machine.find()) {
      most = Math.min(most, Long.parseLong(machine.group(1)) * 1024);
    }
    return most == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty(); // another system, or not ours to read
    }
  }
}
