package org.openviid.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A peer as keys and texts: how it is stored, shown and changed by an operator. Lists are joined by
/// commas, constants are written in lower case with hyphens.
final class PeerText {
  private PeerText() {}

  static Map<String, String> write(Peer peer) {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("id", peer.id());
    out.put("user", peer.userName());
    out.put("role", constant(peer.role()));
    out.put("devices", joined(peer.deviceIds()));
    out.put("confirmed", Boolean.toString(peer.confirmed()));
    out.put("created", Long.toString(peer.createdAt()));
    write(peer.settings(), out);
    write(peer.scope(), out);
    return out;
  }

  private static void write(PeerSettings settings, Map<String, String> out) {
    out.put("profile", constant(settings.profile()));
    out.put("strict", Boolean.toString(settings.strict()));
    out.put("duplicates", constant(settings.duplicateId()));
    out.put("bind", constant(settings.bind()));
    out.put("ranges", String.join(",", settings.ranges()));
    out.put("certificate", settings.certificate());
    out.put("chinese", Boolean.toString(settings.chinese()));
    out.put("status-code-as-text", Boolean.toString(settings.statusCodeAsText()));
    out.put("restricted", Boolean.toString(settings.restricted()));
    out.put("sha256", Boolean.toString(settings.sha256()));
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
        constant(in, "role", Role.DEVICE),
        split(in, "devices"),
        settings(in),
        new Scope(
            split(in, "scope.types"), split(in, "scope.devices"), split(in, "scope.areas"),
            flag(in, "scope.reads", true), flag(in, "scope.writes", true)),
        flag(in, "confirmed", true),
        Long.parseLong(in.getOrDefault("created", "0")));
  }

  private static PeerSettings settings(Map<String, String> in) {
    PeerSettings usual = PeerSettings.DEFAULT;
    return new PeerSettings(
        constant(in, "profile", usual.profile()),
        flag(in, "strict", usual.strict()),
        constant(in, "duplicates", usual.duplicateId()),
        constant(in, "bind", usual.bind()),
        List.copyOf(split(in, "ranges")),
        in.getOrDefault("certificate", usual.certificate()).toLowerCase(Locale.ROOT).replace(":", ""),
        flag(in, "chinese", usual.chinese()),
        flag(in, "status-code-as-text", usual.statusCodeAsText()),
        flag(in, "restricted", usual.restricted()),
        flag(in, "sha256", usual.sha256()));
  }

  private static boolean flag(Map<String, String> in, String key, boolean usual) {
    String text = in.getOrDefault(key, Boolean.toString(usual));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(key + " is neither true nor false");
    };
  }

  private static <E extends Enum<E>> E constant(Map<String, String> in, String key, E usual) {
    String text = in.get(key);
    if (text == null) {
      return usual;
    }
    for (E constant : usual.getDeclaringClass().getEnumConstants()) {
      if (constant(constant).equals(text)) {
        return constant;
      }
    }
    String known = Stream.of(usual.getDeclaringClass().getEnumConstants())
        .map(PeerText::constant)
        .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(key + " is none of " + known);
  }

  private static String constant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String joined(Set<String> set) {
    return String.join(",", new TreeSet<>(set));
  }

  private static Set<String> split(Map<String, String> in, String key) {
    Set<String> parts = new TreeSet<>();
    for (String part : in.getOrDefault(key, "").split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.trim());
      }
    }
    return parts;
  }
}
