package org.openviid.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.Role;
import org.openviid.schema.ViidException;

/// Carries out what an operator asks about peers, while the server runs or on a closed data folder alike.
/// Safe for use by any number of threads.
public final class PeerAdministration {
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int PASSWORD_LENGTH = 16;

  private final PeerRegistry peers;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /// Administration of these accounts.
  public PeerAdministration(PeerRegistry peers, Clock clock) {
    this.peers = peers;
    this.clock = clock;
  }

  /// Carries out one command.
  ///
  /// @param words `add ID [role=R] [password=P] [KEY=VALUE …]`, `list`, `show ID`, `remove ID`,
  ///     `password ID [password=P]`, or `set ID KEY=VALUE …`
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
          "%-20s  %-20s  %-9s  %s%n"
              .formatted(
                  peer.id(),
                  peer.role().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  peer.settings().profile().name().toLowerCase(Locale.ROOT),
                  peer.confirmed() ? "" : "unconfirmed"));
    }
    return table.isEmpty() ? "no peers\n" : table.toString();
  }

  private String show(String id) {
    Peer peer = peers.find(id).orElseThrow(() -> new ViidException("OV-2367", id));
    StringBuilder text = new StringBuilder();
    peers.describe(peer).forEach((key, value) -> text.append("%-18s %s%n".formatted(key, value)));
    return text.toString();
  }

  private String remove(String id) {
    if (!peers.remove(id)) {
      throw new ViidException("OV-2368", id);
    }
    return "removed " + id + "\n";
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
