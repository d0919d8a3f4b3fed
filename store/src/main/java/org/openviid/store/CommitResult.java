package org.openviid.store;

/// What became of a change.
public sealed interface CommitResult {
  /// It is durable.
  ///
  /// @param sequence its place in the log
  record Done(long sequence) implements CommitResult {}

  /// It was not applied, because the current version is another than expected; or, in a transaction that
  /// is done as a whole, because that is so for one of its changes.
  ///
  /// @param current the sequence of the current version, 0 when there is none
  record Conflict(long current) implements CommitResult {}
}
