package org.openviid.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openviid.peers.BindMode;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.Presets;
import org.openviid.peers.Role;
import org.openviid.peers.Setting;
import org.openviid.schema.CsvTable;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Suggestion;
import org.openviid.schema.TableSource;
import org.openviid.schema.ViidException;

/// Carries out what an operator asks about peers, while the server runs or on a closed data folder alike.
/// Safe for use by any number of threads.
public final class PeerAdministration {
  private final PeerBooks books;
  private final PeerRegistry peers;
  private final PeerReport report;
  private final PeerAcceptance acceptance;
  private final Passwords passwords = new Passwords();

  /// Administration of the peers in these books.
  PeerAdministration(PeerBooks books) {
    this.books = books;
    this.peers = books.peers();
    this.report = new PeerReport(books);
    this.acceptance = new PeerAcceptance(books, passwords);
  }

  /// Carries out one command.
  ///
  /// @param words `add ID [role=R] [user=NAME] [password=P] [KEY=VALUE …]`, `accept ID [password=P]
  ///     [KEY=VALUE …]`, `pending [ID] [password=P] [lang=zh|en]`, `list`, `show ID`, `remove ID`,
  ///     `password ID [password=P] [user=NAME] [at-once=true]`, `certificate ID sha256=HEX [only=true]`,
  ///     `set ID KEY=VALUE …`, `user ID`, `findings [ID [lang=zh|en] [clear=true]]`,
  ///     `clocks [all=true]`, `settings`, or `presets`
  /// @return the answer, ended by a line break
  /// @throws ViidException in words for an operator
  public String carryOut(List<String> words) {
    String verb = words.isEmpty() ? "" : words.getFirst();
    Map<String, String> options = options(words);
    return switch (verb) {
      case "add" -> add(id(words), options);
      case "accept" -> acceptance.accept(id(words), options);
      case "pending" -> acceptance.pending(words.size() > 1 && words.get(1).indexOf('=') < 0 ? words.get(1) : "", options);
      case "list" -> report.list();
      case "show" -> report.show(id(words));
      case "remove" -> remove(id(words));
      case "password" -> password(id(words), options);
      case "certificate" -> certificate(id(words), options);
      case "set" -> set(id(words), options);
      case "findings" -> words.size() < 2 ? report.findings() : findings(id(words), options);
      case "clocks" -> report.clocks(options.getOrDefault("all", "").equals("true"));
      case "user" -> peers.speakerFor(id(words)).map(Peer::userName).orElse("") + "\n";
      case "settings" -> settings();
      case "presets" -> presets();
      default -> throw new ViidException("OV-2365", "peer " + verb);
    };
  }

  private String add(String id, Map<String, String> options) {
    String given = options.getOrDefault("password", "");
    String password = options.containsKey("password") ? given : passwords.generate();
    Peer peer = Peer.of(id, role(options.getOrDefault("role", "device")), books.now());
    options.keySet().removeAll(Set.of("role", "password"));
    for (Map.Entry<String, String> option : options.entrySet()) {
      peer = changed(books, peer, option.getKey(), option.getValue());
    }
    peers.add(peer, password);
    return "added " + id + "\n" + login(peer, password.equals(given) ? "" : password);
  }

  /// What the peer has to be told, as far as it is not known already.
  static String login(Peer peer, String generated) {
    String user = peer.userName().equals(peer.id()) ? "" : "user     " + peer.userName() + "\n";
    return user + (generated.isEmpty() ? "" : "password " + generated + "\n");
  }

  /// A peer with one setting changed; its names are held to the tables.
  static Peer changed(PeerBooks books, Peer peer, String key, String text) {
    Peer changed = PeerRegistry.changed(peer, key, text);
    for (String type : changed.scope().types()) {
      if (books.schema().find(type).isEmpty()) {
        List<String> names = books.schema().types().stream().map(ObjectType::name).toList();
        throw new ViidException("OV-2400", type, Suggestion.closest(type, names).orElse("MotorVehicle"));
      }
    }
    return changed;
  }

  private static Role role(String name) {
    try {
      return Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new ViidException(e, "OV-2366", name);
    }
  }

  private String remove(String id) {
    endSessions(id); // while it is still known what it was
    if (!peers.remove(id)) {
      throw new ViidException("OV-2368", id);
    }
    endSessions(id); // those of the last moment
    books.findings().forget(id);
    books.days().forget(id);
    return "removed " + id + "\n";
  }

  private void endSessions(String id) {
    books.live().ifPresent(live -> live.sessions().closeAll(id, books.now()));
  }

  private String findings(String id, Map<String, String> options) {
    String text = report.findings(id, options.getOrDefault("lang", ""));
    if (options.getOrDefault("clear", "").equals("true")) {
      books.findings().forget(id);
    }
    return text;
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
    String given = options.getOrDefault("password", "");
    String password = options.containsKey("password") ? given : passwords.generate();
    String user = options.getOrDefault("user", "");
    boolean atOnce = options.getOrDefault("at-once", "").equals("true");
    boolean renamed = !user.isEmpty() && peers.find(id).filter(peer -> !peer.userName().equals(user)).isPresent();
    peers.change(id, new PeerRegistry.PasswordChange(password, user, atOnce));
    String before = renamed || atOnce ? "the one before ends now" : "the one before works for another 24 h";
    return "changed the password of " + id + "; " + before + "\n"
        + login(peers.find(id).orElseThrow(), password.equals(given) ? "" : password);
  }

  /// Takes a client certificate for one of the peer's.
  private String certificate(String id, Map<String, String> options) {
    String fingerprint = options.getOrDefault("sha256", "");
    boolean only = options.getOrDefault("only", "").equals("true");
    Peer changed = peers.update(id, peer -> {
      Set<String> all = new TreeSet<>(only ? List.of() : peer.settings().of(Setting.CERTIFICATE));
      all.add(fingerprint);
      Peer bound = changed(books, peer, Setting.CERTIFICATE.key(), String.join(",", all));
      return bound.with(bound.settings().with(Setting.BIND, BindMode.CERT));
    });
    return "bound " + id + " to " + changed.settings().of(Setting.CERTIFICATE).size() + " certificate(s)\n";
  }

  private String set(String id, Map<String, String> options) {
    peers.update(id, peer -> {
      Peer changed = peer;
      for (Map.Entry<String, String> option : options.entrySet()) {
        changed = changed(books, changed, option.getKey(), option.getValue());
      }
      return changed;
    });
    return report.show(id);
  }

  private static String id(List<String> words) {
    if (words.size() < 2) {
      throw new ViidException("OV-2369", words.getFirst());
    }
    return words.get(1);
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new LinkedHashMap<>();
    int from = words.size() > 1 && words.get(1).indexOf('=') < 0 ? 2 : 1;
    for (String word : words.subList(Math.min(from, words.size()), words.size())) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new ViidException("OV-2370", word);
      }
      options.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return options;
  }
}
