package org.openviid.store;

import org.openviid.schema.DataObject;

/// One accepted change.
///
/// @param sequence its number: 1, 2, 3 … without gaps as written; trimmed entries leave gaps
/// @param operation what was done
/// @param id the identifier of the object within its type
/// @param previous the sequence of the version before, 0 when there was none
/// @param receivedAt when it was received, in milliseconds since 1970-01-01T00:00Z
/// @param peer who asked for it
/// @param object the whole new version; for a deletion the attributes that scopes are made of
public record LogEntry(
    long sequence,
    Operation operation,
    String id,
    long previous,
    long receivedAt,
    String peer,
    DataObject object) {

  /// What a change does.
  public enum Operation {
    /// There was none before.
    CREATED,
    /// Replaces a version.
    CHANGED,
    /// There is none any more.
    DELETED
  }
}
