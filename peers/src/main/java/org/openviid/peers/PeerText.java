package org.openviid.peers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A peer as keys and texts: how it is stored, shown and changed by an operator. Lists are joined by
/// commas, constants are written in lower case with hyphens.
final class PeerText {
  private PeerText() {}

  static Map<String, String> write(Peer peer) {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("id", peer.id());
    out.put("user", peer.userName());
    out.put("role", Setting.word(peer.role()));
    out.put("devices", joined(peer.deviceIds()));
    out.put("confirmed", Boolean.toString(peer.confirmed()));
    out.put("created", Long.toString(peer.createdAt()));
    out.putAll(peer.settings().texts());
    write(peer.scope(), out);
    return out;
  }

  private static void write(Scope scope, Map<String, String> out) {
    out.put("scope.types", joined(scope.types()));
    out.put("scope.devices", joined(scope.devices()));
    out.put("scope.areas", joined(scope.areas()));
    out.put("scope.reads", Boolean.toString(scope.reads()));
    out.put("scope.writes", Boolean.toString(scope.writes()));
  }

  /// The peer that the texts describe; what they do not say is as for a new peer.
  ///
  /// @throws IllegalArgumentException when a text is not of its key's kind
  static Peer read(Map<String, String> in) {
    String id = in.getOrDefault("id", "");
    return new Peer(
        id,
        in.getOrDefault("user", id),
        role(in),
        split(in, "devices"),
        settings(in),
        new Scope(
            split(in, "scope.types"), split(in, "scope.devices"), split(in, "scope.areas"),
            flag(in, "scope.reads"), flag(in, "scope.writes")),
        flag(in, "confirmed"),
        Long.parseLong(in.getOrDefault("created", "0")));
  }

  private static PeerSettings settings(Map<String, String> in) {
    PeerSettings settings = PeerSettings.DEFAULT;
    for (Setting<?> setting : Setting.all()) {
      String text = in.get(setting.key());
      settings = text == null ? settings : settings.withText(setting, text);
    }
    return settings;
  }

  private static boolean flag(Map<String, String> in, String key) {
    return Setting.flagOf(key, in.getOrDefault(key, "true"));
  }

  private static Role role(Map<String, String> in) {
    String text = in.get("role");
    return text == null ? Role.DEVICE : Setting.choiceOf("role", text, Role.class);
  }

  private static String joined(Set<String> set) {
    return String.join(",", new TreeSet<>(set));
  }

  private static Set<String> split(Map<String, String> in, String key) {
    return Setting.parts(in.getOrDefault(key, "")).collect(Collectors.toCollection(TreeSet::new));
  }
}
