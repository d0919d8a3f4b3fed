package org.openviid.peers;

/// What to do with a capture whose identifier is taken by another one with other content. Cameras
/// repeat serial numbers after a restart, or send their own code as the identifier of everything.
public enum DuplicateId {
  /// Store it under an identifier of our own.
  KEEP_BOTH,
  /// Let it take the place of the other.
  REPLACE,
  /// Refuse it.
  REJECT
}
