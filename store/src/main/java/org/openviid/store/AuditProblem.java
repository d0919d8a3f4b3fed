package org.openviid.store;

/// Something about the audit trail that is not as it was written.
///
/// @param kind what
/// @param number the line it is about
/// @param at when that line was written, in milliseconds since 1970-01-01T00:00Z, as far as it is known; else 0
public record AuditProblem(Kind kind, long number, long at) {
  /// What can be wrong.
  public enum Kind {
    /// A line is not there.
    MISSING,
    /// A line is not as it was written.
    CHANGED,
    /// A line is there that was never written through this software.
    FOREIGN,
    /// From this line on, the record of the chain itself is missing or not as it was written.
    BROKEN,
    /// Lines before this one are gone, and no line says that they expired.
    START,
    /// The hash of this line is another than was noted elsewhere.
    OTHER,
    /// The trail ends before this line, which was noted elsewhere.
    CUT
  }
}
