package org.openviid.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openviid.schema.ViidException;
import org.openviid.server.Diagnosis.Verdict;

/// Examines a data folder, its configuration, the machine, and the server if one runs: clock, ports, speed
/// of the disk, limits, reachability, room, permissions. Changes nothing but a temporary file.
public final class Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Clock clock;

  /// A doctor who goes by a clock.
  public Doctor(Clock clock) {
    this.clock = clock;
  }

  /// What came of an examination.
  ///
  /// @param text for people: what was found, and what to do about it
  /// @param bad how much does not work
  /// @param doubtful how much will not work for long, or not for all
  public record Report(String text, long bad, long doubtful) {}

  /// Examines.
  ///
  /// @param folder the data folder
  /// @param config its configuration, which need not be there
  /// @param environment variables that override it
  /// @param chinese whether to report in Chinese
  public Report examine(Path folder, Path config, Map<String, String> environment, boolean chinese) {
    DoctorTexts texts = new DoctorTexts(chinese);
    List<Diagnosis> found = diagnoses(folder, config, environment);
    StringBuilder text = new StringBuilder();
    found.forEach(each -> text.append(texts.of(each)));
    return new Report(text.toString(), count(found, texts, Verdict.BAD), count(found, texts, Verdict.DOUBTFUL));
  }

  private static long count(List<Diagnosis> found, DoctorTexts texts, Verdict verdict) {
    return found.stream().filter(each -> texts.verdict(each) == verdict).count();
  }

  private List<Diagnosis> diagnoses(Path folder, Path file, Map<String, String> environment) {
    List<Diagnosis> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return List.of(Diagnosis.of("folder-missing", folder));
    }
    ServerConfig config;
    try {
      config = new ConfigLoader().load(file, environment);
    } catch (ViidException e) {
      return List.of(Diagnosis.of("config-bad", file, e.getMessage()));
    }
    found.add(Diagnosis.of(config.identity().id().isEmpty() ? "identity-none" : "identity-good", config.identity().id()));
    Optional<ServerFacts> running = ServerFacts.of(folder);
    found.add(Diagnosis.of(running.isPresent() ? "server-runs" : "server-rests", folder, running.map(ServerFacts::pid).orElse(0L)));
    Patient patient = new Patient(folder, config, running);
    found.addAll(new ClockExamination(new Sntp(clock, PATIENCE)).of(patient));
    found.addAll(new NetworkExamination(PATIENCE).of(patient));
    found.addAll(new DiskExamination().of(patient));
    found.addAll(new LimitExamination(Path.of("/proc"), Path.of("/sys/fs/cgroup")).of(patient));
    found.addAll(new PermissionExamination(clock).of(patient));
    return found;
  }
}
