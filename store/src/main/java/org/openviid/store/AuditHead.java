package org.openviid.store;

/// How far the audit trail goes: whoever notes it elsewhere can tell later whether the lines up to there
/// are still the same.
///
/// @param number how many lines there have been; 0 before the first
/// @param hash the hash of the last
public record AuditHead(long number, AuditHash hash) {
  /// Before the first line.
  public static final AuditHead NONE = new AuditHead(0, AuditHash.NONE);

  /// The head after one more line.
  ///
  /// @param digest the line's digest
  public AuditHead then(byte[] digest) {
    return new AuditHead(number + 1, hash.then(digest));
  }
}
