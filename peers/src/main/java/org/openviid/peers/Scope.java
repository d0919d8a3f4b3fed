package org.openviid.peers;

import java.util.Set;
import org.openviid.schema.ObjectType;

/// What a peer may read and write. Narrows what its role allows, never widens it.
///
/// @param types names of the object types it may use; empty for all
/// @param devices the devices whose objects it may see; one that ends with `*` stands for all that begin
///     alike; empty for all
/// @param areas leading digits of administrative divisions (GB/T 2260), such as `3301`; empty for all.
///     An object without a division is placed by the leading digits of its device
/// @param reads whether it may read
/// @param writes whether it may create, change and delete
public record Scope(Set<String> types, Set<String> devices, Set<String> areas, boolean reads,
    boolean writes) {
  /// No limit.
  public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of(), true, true);

  /// Copies the sets.
  public Scope {
    types = Set.copyOf(types);
    devices = Set.copyOf(devices);
    areas = Set.copyOf(areas);
  }

  /// Whether it reaches objects of the type.
  public boolean covers(ObjectType type) {
    return types.isEmpty() || types.contains(type.name());
  }

  /// Whether one of the patterns ends with `*` and the text begins with what stands before.
  static boolean startsLikeAny(Set<String> patterns, String text) {
    for (String pattern : patterns) {
      if (isPrefix(pattern) && text.startsWith(prefix(pattern))) {
        return true;
      }
    }
    return false;
  }

  static boolean isPrefix(String pattern) {
    return pattern.endsWith("*");
  }

  static String prefix(String pattern) {
    return pattern.substring(0, pattern.length() - 1);
  }
}
