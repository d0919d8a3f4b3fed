package org.openviid.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/// The record of all access to personal data. Written through [ObjectStore#commit]; nothing changes a line
/// or removes it but its age. Every line has a number and a hash that depends on all lines before it
/// ([AuditHash]), in the order in which they became durable.
public interface AuditTrail {
  /// Passes the lines of a span of time to `receiver`, oldest first.
  ///
  /// @param from milliseconds since 1970-01-01T00:00Z, included
  /// @param until milliseconds since 1970-01-01T00:00Z, not included
  void forEach(long from, long until, Consumer<AuditLine> receiver);

  /// As [#forEach], with the place of each line in the chain.
  ///
  /// @param wanted which lines are passed on
  /// @param receiver takes a line and says whether to go on
  void forEachEntry(long from, long until, Predicate<AuditLine> wanted, Predicate<AuditEntry> receiver);

  /// The newest durable line.
  AuditHead head();

  /// Checks that all lines up to the newest are as they were written. Reads them all; writing goes on
  /// meanwhile.
  ///
  /// @param anchors heads that were noted elsewhere, to be compared; those before the oldest line that is
  ///     kept are left out
  /// @param progress is told now and then how many lines have been checked
  AuditVerdict verify(List<AuditHead> anchors, LongConsumer progress);
}
