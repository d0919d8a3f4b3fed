package org.openviid.peers;

import java.util.Set;

/// A peer with an account. Holds no secret.
///
/// @param id its 20-digit identifier
/// @param userName the user name it logs in with, mostly its identifier
/// @param role what it is
/// @param deviceIds further identifiers that it may speak for
/// @param settings how it is dealt with
/// @param confirmed whether an operator has acknowledged it; false for peers that registered by
///     themselves with the shared password
/// @param createdAt milliseconds since 1970-01-01T00:00Z
public record Peer(
    String id,
    String userName,
    Role role,
    Set<String> deviceIds,
    PeerSettings settings,
    boolean confirmed,
    long createdAt) {
  /// Copies the set.
  public Peer {
    deviceIds = Set.copyOf(deviceIds);
  }

  /// Whether it may speak as `deviceId`.
  public boolean speaksFor(String deviceId) {
    return id.equals(deviceId) || deviceIds.contains(deviceId);
  }
}
