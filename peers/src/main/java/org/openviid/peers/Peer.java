package org.openviid.peers;

import java.util.Set;
import org.openviid.query.Filter;
import org.openviid.schema.ObjectType;

/// A peer with an account. Holds no secret.
///
/// @param id its 20-digit identifier
/// @param userName the user name it logs in with, mostly its identifier
/// @param role what it is
/// @param deviceIds further identifiers that it may speak for; one that ends with `*` stands for all
///     that begin alike
/// @param settings how it is dealt with
/// @param scope what it may read and write, within what its role allows
/// @param confirmed whether an operator has acknowledged it; false for peers that registered by
///     themselves with the shared password
/// @param createdAt milliseconds since 1970-01-01T00:00Z
public record Peer(
    String id,
    String userName,
    Role role,
    Set<String> deviceIds,
    PeerSettings settings,
    Scope scope,
    boolean confirmed,
    long createdAt) {
  /// Copies the set.
  public Peer {
    deviceIds = Set.copyOf(deviceIds);
  }

  /// A confirmed peer that logs in with its identifier and is dealt with as usual.
  public static Peer of(String id, Role role, long createdAt) {
    return new Peer(id, id, role, Set.of(), PeerSettings.DEFAULT, Scope.ALL, true, createdAt);
  }

  /// The same peer, dealt with otherwise.
  public Peer with(PeerSettings other) {
    return new Peer(id, userName, role, deviceIds, other, scope, confirmed, createdAt);
  }

  /// The same peer with another scope.
  public Peer with(Scope other) {
    return new Peer(id, userName, role, deviceIds, settings, other, confirmed, createdAt);
  }

  /// The same peer under another user name.
  Peer withUserName(String other) {
    return new Peer(id, other, role, deviceIds, settings, scope, confirmed, createdAt);
  }

  /// The same peer, speaking for other devices.
  public Peer withDeviceIds(Set<String> others) {
    return new Peer(id, userName, role, others, settings, scope, confirmed, createdAt);
  }

  /// The same peer, acknowledged or not.
  public Peer withConfirmed(boolean acknowledged) {
    return new Peer(id, userName, role, deviceIds, settings, scope, acknowledged, createdAt);
  }

  /// Whether it may speak as `deviceId`.
  public boolean speaksFor(String deviceId) {
    return id.equals(deviceId) || deviceIds.contains(deviceId) || Scope.startsLikeAny(deviceIds, deviceId);
  }

  /// Whether it may read objects of the type at all.
  public boolean mayRead(ObjectType type) {
    return scope.reads() && scope.covers(type);
  }

  /// Whether it may create, change and delete objects of the type at all.
  public boolean mayWrite(ObjectType type) {
    return scope.writes() && scope.covers(type);
  }

  /// The condition that every object it may see satisfies. Devices and collection systems see what
  /// comes from the devices they speak for, the others everything, both within their scope.
  public Filter readFilter(ObjectType type) {
    return new ReadFilter(this).of(type);
  }
}
