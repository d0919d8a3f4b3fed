package org.openviid.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.Finding;
import org.openviid.peers.FindingLedger;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.Presets;
import org.openviid.peers.Role;
import org.openviid.schema.CsvTable;
import org.openviid.schema.TableSource;
import org.openviid.schema.ViidException;

/// Carries out what an operator asks about peers, while the server runs or on a closed data folder alike.
/// Safe for use by any number of threads.
public final class PeerAdministration {
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int PASSWORD_LENGTH = 16;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'");

  private final PeerRegistry peers;
  private final FindingLedger findings;
  private final ClockWatch clocks;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /// Administration of these accounts.
  ///
  /// @param findings what their peers send against the standard
  /// @param clocks how the clocks of peers go
  public PeerAdministration(PeerRegistry peers, FindingLedger findings, ClockWatch clocks, Clock clock) {
    this.peers = peers;
    this.findings = findings;
    this.clocks = clocks;
    this.clock = clock;
  }

  /// Carries out one command.
  ///
  /// @param words `add ID [role=R] [password=P] [KEY=VALUE …]`, `list`, `show ID`, `remove ID`,
  ///     `password ID [password=P]`, `set ID KEY=VALUE …`, `findings ID [lang=zh|en] [clear=true]`,
  ///     `settings`, or `presets`
  /// @return the answer, ended by a line break
  /// @throws ViidException in words for an operator
  public String carryOut(List<String> words) {
    String verb = words.isEmpty() ? "" : words.getFirst();
    Map<String, String> options = options(words);
    return switch (verb) {
      case "add" -> add(id(words), options);
      case "list" -> list();
      case "show" -> show(id(words));
      case "remove" -> remove(id(words));
      case "password" -> password(id(words), options);
      case "set" -> set(id(words), options);
      case "findings" -> findings(id(words), options);
      case "settings" -> settings();
      case "presets" -> presets();
      default -> throw new ViidException("OV-2365", "peer " + verb);
    };
  }

  private String add(String id, Map<String, String> options) {
    String generated = options.containsKey("password") ? "" : generate();
    String password = generated.isEmpty() ? options.getOrDefault("password", "") : generated;
    peers.add(Peer.of(id, role(options.getOrDefault("role", "device")), clock.millis()), password);
    options.remove("role");
    options.remove("password");
    options.forEach((key, value) -> peers.set(id, key, value));
    return "added " + id + "\n" + (generated.isEmpty() ? "" : "password " + generated + "\n");
  }

  private static Role role(String name) {
    try {
      return Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new ViidException(e, "OV-2366", name);
    }
  }

  private String list() {
    StringBuilder table = new StringBuilder();
    for (Peer peer : peers.list()) {
      table.append(
          "%-20s  %-20s  %-9s  %-16s  %s%n"
              .formatted(
                  peer.id(),
                  peer.role().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  peer.settings().profile().name().toLowerCase(Locale.ROOT),
                  drift(peer.id()).map(PeerAdministration::shortly).orElse(""),
                  peer.confirmed() ? "" : "unconfirmed").replaceFirst(" +$", ""));
    }
    return table.isEmpty() ? "no peers\n" : table.toString();
  }

  private String show(String id) {
    Peer peer = peers.find(id).orElseThrow(() -> new ViidException("OV-2367", id));
    StringBuilder text = new StringBuilder();
    peers.describe(peer).forEach((key, value) -> text.append("%-20s %s%n".formatted(key, value)));
    for (Finding finding : findings.of(id)) {
      text.append("%-20s %s%n".formatted("finding", line(finding)));
    }
    drift(id).ifPresent(drift -> text.append("%-20s %s%n".formatted("clock", inWords(drift))));
    return text.toString();
  }

  private Optional<ClockWatch.Drift> drift(String id) {
    return clocks.of(id);
  }

  private static String shortly(ClockWatch.Drift drift) {
    return drift.isOff() ? "clock %+d s".formatted(Math.round(drift.millis() / 1_000.0)) : "clock ok";
  }

  private static String inWords(ClockWatch.Drift drift) {
    String seconds = String.format(Locale.ROOT, "%.1f s", Math.abs(drift.millis()) / 1_000.0);
    String direction = drift.millis() >= 0 ? " ahead of this server" : " behind this server, or sending late";
    return "%s%s; %d times stated, %d in the future; last at %s"
        .formatted(seconds, direction, drift.stamps(), drift.future(), Instant.ofEpochMilli(drift.at()));
  }

  private String remove(String id) {
    if (!peers.remove(id)) {
      throw new ViidException("OV-2368", id);
    }
    findings.forget(id);
    return "removed " + id + "\n";
  }

  /// What a peer sends against the standard, with a sentence each that can be sent to its vendor.
  private String findings(String id, Map<String, String> options) {
    Peer peer = peers.find(id).orElseThrow(() -> new ViidException("OV-2374", id));
    String language = options.getOrDefault("lang", "");
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings.of(peer.id())) {
      text.append(line(finding)).append('\n');
      if (!language.equals("en")) {
        text.append("    ").append(finding.example().zh()).append('\n');
      }
      if (!language.equals("zh")) {
        text.append("    ").append(finding.example().en()).append('\n');
      }
    }
    if (options.getOrDefault("clear", "").equals("true")) {
      findings.forget(id);
    }
    return text.isEmpty() ? "nothing departs from the standard\n" : text.toString();
  }

  private static String line(Finding finding) {
    return "%s %s%s, %d times, last %s"
        .formatted(
            finding.subject().refused() ? "refused" : "tolerated",
            finding.subject().name(),
            finding.subject().place().isEmpty() ? "" : " at " + finding.subject().place(),
            finding.count(),
            TIME.format(Instant.ofEpochMilli(finding.lastAt()).atOffset(ZoneOffset.UTC)));
  }

  private static String settings() {
    StringBuilder text = new StringBuilder();
    for (CsvTable.Row row : CsvTable.read("settings.csv", TableSource.builtIn()).rows()) {
      text.append(
          "%-20s %-15s %s · %s%n"
              .formatted(row.text("setting"), row.text("default"), row.text("en"), row.text("zh")));
    }
    return text.toString();
  }

  private static String presets() {
    StringBuilder text = new StringBuilder();
    Presets.builtIn().all().forEach((name, rows) -> {
      for (Presets.Row row : rows) {
        text.append(
            "%-12s %s=%s (%s: %s)%n"
                .formatted(
                    name,
                    row.setting(),
                    row.value(),
                    row.provenance().name().toLowerCase(Locale.ROOT),
                    row.source()));
      }
    });
    return text.toString();
  }

  private String password(String id, Map<String, String> options) {
    String generated = options.containsKey("password") ? "" : generate();
    peers.password(id, generated.isEmpty() ? options.getOrDefault("password", "") : generated);
    return "changed the password of " + id + "; the one before works for another 24 h\n"
        + (generated.isEmpty() ? "" : "password " + generated + "\n");
  }

  private String set(String id, Map<String, String> options) {
    options.forEach((key, value) -> peers.set(id, key, value));
    return show(id);
  }

  private String generate() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  private static String id(List<String> words) {
    if (words.size() < 2) {
      throw new ViidException("OV-2369", words.getFirst());
    }
    return words.get(1);
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String word : words.subList(Math.min(2, words.size()), words.size())) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new ViidException("OV-2370", word);
      }
      options.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return options;
  }
}
