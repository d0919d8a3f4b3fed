package org.openviid.peers;

/// A device that has registered from an address. Safe for use by any number of threads.
public final class Session {
  private final String deviceId;
  private final String peerId;
  private final String address;
  private final long registeredAt;
  private volatile long lastSeen;

  Session(String deviceId, String peerId, String address, long registeredAt, long lastSeen) {
    this.deviceId = deviceId;
    this.peerId = peerId;
    this.address = address;
    this.registeredAt = registeredAt;
    this.lastSeen = lastSeen;
  }

  /// As what it registered.
  public String deviceId() {
    return deviceId;
  }

  /// The identifier of the peer whose account it used.
  public String peerId() {
    return peerId;
  }

  /// Where it registered from, without port.
  public String address() {
    return address;
  }

  /// When, in milliseconds since 1970-01-01T00:00Z.
  public long registeredAt() {
    return registeredAt;
  }

  /// When the last request came, in milliseconds since 1970-01-01T00:00Z.
  public long lastSeen() {
    return lastSeen;
  }

  /// Notes a request: every authenticated one renews the registration.
  void renew(long at) {
    if (at > lastSeen) {
      lastSeen = at;
    }
  }

  @Override
  public String toString() {
    return "Session[" + deviceId + " at " + address + "]";
  }
}
