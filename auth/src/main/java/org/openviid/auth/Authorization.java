package org.openviid.auth;

import java.util.List;

/// An `Authorization` header, read.
public sealed interface Authorization permits Credentials, Authorization.Unusable {

  /// A header that is no Digest answer.
  ///
  /// @param problem what is wrong with it
  /// @param detail the scheme or field concerned, perhaps empty
  record Unusable(Problem problem, String detail) implements Authorization {}

  /// What can be wrong with a header.
  enum Problem {
    /// It speaks of another scheme, such as `Basic`.
    OTHER_SCHEME,
    /// It is longer than any honest header, or has control characters.
    HOSTILE,
    /// A field occurs twice.
    REPEATED_FIELD,
    /// A field that every answer needs is missing.
    MISSING_FIELD
  }

  /// Reads a header. Never fails: see [Unusable].
  static Authorization parse(String header) {
    if (HeaderParser.isHostile(header)) {
      return new Unusable(Problem.HOSTILE, "");
    }
    List<HeaderBlock> blocks = HeaderParser.parse(header, false);
    for (HeaderBlock block : blocks) {
      if (block.isDigest()) {
        return block.repeats() ? new Unusable(Problem.REPEATED_FIELD, "") : Credentials.of(block);
      }
    }
    return new Unusable(Problem.OTHER_SCHEME, blocks.isEmpty() ? "" : blocks.getFirst().scheme());
  }
}
