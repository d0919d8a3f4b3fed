package org.openviid.server;

import java.time.Clock;
import java.util.List;
import org.openviid.schema.ObjectType;
import org.openviid.store.AuditLine;

/// Makes the audit lines of what an operator does with a command. Immutable.
///
/// @param clock tells when
record Operator(Clock clock) {
  private static final String NAME = "operator";

  /// A line.
  ///
  /// @param action what is done
  /// @param type the type of the objects
  /// @param detail what was asked for
  /// @param ids the objects
  /// @param reason why
  AuditLine line(String action, ObjectType type, String detail, List<String> ids, String reason) {
    return new AuditLine(clock.millis(), NAME, "", action, type.name(), detail, ids.size(), reason, "", ids);
  }

  /// A line that is about no object in particular.
  AuditLine line(String action, String detail, long count, String reason) {
    return new AuditLine(clock.millis(), NAME, "", action, "", detail, count, reason, "");
  }
}
