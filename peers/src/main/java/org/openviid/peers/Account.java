package org.openviid.peers;

import java.util.Map;

/// A peer with what is kept of its passwords.
///
/// @param peer the peer
/// @param secrets its digests; never leave this package
record Account(Peer peer, Secrets secrets) {
  byte[] encode() {
    Map<String, String> fields = PeerText.write(peer);
    secrets.write(fields);
    return Lines.encode(fields);
  }

  /// @throws PeerException when the record is damaged
  static Account decode(String id, byte[] record) {
    try {
      Map<String, String> fields = Lines.decode(record);
      return new Account(PeerText.read(fields), Secrets.read(fields));
    } catch (IllegalArgumentException e) {
      throw new PeerException(e, "OV-1800", id);
    }
  }

  @Override
  public String toString() {
    return "Account[" + peer.id() + "]";
  }
}
