package org.openviid.auth;

/// Whether an answer comes from somebody who knows the account's digest.
public enum ServerProof {
  /// It does.
  PROVEN,
  /// The answer has no proof, as those of most servers.
  ABSENT,
  /// The answer has a proof, but a wrong one.
  WRONG
}
