package org.openviid.peers;

/// What becomes of pictures that a peer sends as addresses.
public enum PictureIn {
  /// The address is kept as it is.
  KEEP,
  /// The picture is fetched and stored; the address is kept beside it.
  FETCH
}
