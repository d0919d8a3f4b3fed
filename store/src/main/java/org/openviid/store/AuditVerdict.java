package org.openviid.store;

import java.util.List;

/// What came of checking the audit trail.
///
/// @param first the number of the oldest line that is kept
/// @param head the newest line that was checked
/// @param lines how many lines were checked
/// @param expired how many lines of the checked part are gone because their time was over
/// @param unchained how many lines are from before there was a chain, so that nothing can be said of them
/// @param anchors how many heads that were noted elsewhere were compared
/// @param problems what is not as it was written, the first hundred
/// @param problemCount how many there are altogether
public record AuditVerdict(
    long first,
    AuditHead head,
    long lines,
    long expired,
    long unchained,
    long anchors,
    List<AuditProblem> problems,
    long problemCount) {
  /// Copies the list.
  public AuditVerdict {
    problems = List.copyOf(problems);
  }

  /// Whether everything is as it was written.
  public boolean isSound() {
    return problemCount == 0;
  }
}
