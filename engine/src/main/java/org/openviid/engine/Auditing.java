package org.openviid.engine;

import java.util.List;
import org.openviid.peers.RequestContext;
import org.openviid.schema.ObjectType;
import org.openviid.store.AuditLine;

/// Makes the lines of the audit trail: one a request that touches personal data.
final class Auditing {
  private static final int MAX_DETAIL = 1_024;

  private Auditing() {}

  /// The line for writing `count` objects, or nothing when they hold no personal data.
  static List<AuditLine> written(
      RequestContext context, ObjectType type, String action, int count, String firstId) {
    return type.isPersonal() ? List.of(line(context, type, action, count, firstId)) : List.of();
  }

  /// The line for an access of any kind.
  static AuditLine line(RequestContext context, ObjectType type, String action, long count, String detail) {
    String cut = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
    return new AuditLine(
        context.receivedAt(), context.as(), context.address(), action, type.name(), cut, count, "", context.trace());
  }
}
