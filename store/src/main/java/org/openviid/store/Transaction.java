package org.openviid.store;

import java.util.List;

/// What is to become durable together.
///
/// @param changes changes to objects, each with its own condition
/// @param placements where the pictures that the changes name have been put
/// @param audit lines for the audit trail
/// @param states records to write or, with an empty value, to remove
/// @param whole whether all of it is done or nothing: when the condition of one change does not hold,
///     neither the other changes are applied nor placements, audit lines and states written
public record Transaction(
    List<Change> changes,
    List<BlobPlacement> placements,
    List<AuditLine> audit,
    List<StateWrite> states,
    boolean whole) {

  /// Copies the lists.
  public Transaction {
    changes = List.copyOf(changes);
    placements = List.copyOf(placements);
    audit = List.copyOf(audit);
    states = List.copyOf(states);
  }

  /// Changes of which each one is applied if its own condition holds.
  public Transaction(
      List<Change> changes, List<BlobPlacement> placements, List<AuditLine> audit, List<StateWrite> states) {
    this(changes, placements, audit, states, false);
  }

  /// The same, to be done as a whole or not at all.
  public Transaction asWhole() {
    return new Transaction(changes, placements, audit, states, true);
  }

  /// Changes alone.
  public static Transaction of(List<Change> changes) {
    return new Transaction(changes, List.of(), List.of(), List.of());
  }

  /// One record that is not an object.
  public static Transaction of(StateWrite write) {
    return new Transaction(List.of(), List.of(), List.of(), List.of(write));
  }

  /// One audit line.
  public static Transaction of(AuditLine line) {
    return new Transaction(List.of(), List.of(), List.of(line), List.of());
  }
}
