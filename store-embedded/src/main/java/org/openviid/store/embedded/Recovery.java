package org.openviid.store.embedded;

/// How much damage is put up with when a database is opened.
enum Recovery {
  /// None but a last write that was cut off.
  STRICT,
  /// Damaged records of the write-ahead log are left out, and files are not checked.
  LENIENT,
  /// Files may be missing; what the write-ahead log holds is lost.
  BEST_EFFORT
}
