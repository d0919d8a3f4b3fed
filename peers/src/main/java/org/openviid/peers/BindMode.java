package org.openviid.peers;

/// How a request after registration is tied to the peer it claims to come from.
public enum BindMode {
  /// It comes from an address that the peer has registered from.
  ANY_REGISTERED,
  /// It comes from a configured range of addresses.
  CIDR,
  /// It comes with the peer's client certificate.
  CERT,
  /// It carries Digest credentials of its own.
  EVERY_REQUEST
}
