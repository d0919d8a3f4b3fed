package org.openviid.peers;

/// How pictures within objects are sent to a peer.
public enum PictureOut {
  /// As Base64 in Data.
  DATA,
  /// As an address in StoragePath that can be fetched for a while.
  URL,
  /// In both ways.
  BOTH
}
