package org.openviid.store.embedded;

import java.nio.charset.StandardCharsets;

/// The column families. The name is what the database knows them by and must never change.
enum Family {
  /// sequence → log entry ([LogForm]).
  LOG("log"),
  /// type and identifier → sequence of the current version.
  HEAD("head"),
  /// content → where it is ([Placements]).
  BLOB("blob"),
  /// segment → how many of its bytes are in use; changed by adding.
  SEGMENT("segment"),
  /// space and key → record.
  STATE("state"),
  /// time and counter → audit line.
  AUDIT("audit"),
  /// Superseded sequence → sequence of what superseded it: entries that age out of the log.
  GARBAGE("garbage"),
  /// What the store notes for itself ([Meta]).
  META("meta");

  private final String key;

  Family(String key) {
    this.key = key;
  }

  byte[] key() {
    return key.getBytes(StandardCharsets.US_ASCII);
  }
}
