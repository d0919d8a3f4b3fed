package org.openviid.engine;

import java.util.List;
import org.openviid.peers.RequestContext;
import org.openviid.schema.ObjectType;
import org.openviid.store.AuditLine;

/// Makes the lines of the audit trail: one a request that touches personal data.
final class Auditing {
  private static final int MAX_DETAIL = 1_024;

  private Auditing() {}

  /// The line for writing objects, or nothing when they hold no personal data.
  ///
  /// @param ids their identifiers, at least one
  static List<AuditLine> written(RequestContext context, ObjectType type, String action, List<String> ids) {
    return type.isPersonal() ? List.of(line(context, type, action, ids.getFirst(), ids)) : List.of();
  }

  /// The line for a picture that was fetched by its address.
  static AuditLine picture(String name, ViewLibrary.Origin origin) {
    return new AuditLine(
        origin.receivedAt(), "", origin.address(), "picture", "", name, 1, "", origin.trace(), List.of());
  }

  /// The line for an access of any kind.
  ///
  /// @param detail what was asked for
  /// @param ids the objects that it was about
  static AuditLine line(
      RequestContext context, ObjectType type, String action, String detail, List<String> ids) {
    String cut = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
    return new AuditLine(
        context.receivedAt(),
        context.as(),
        context.address(),
        action,
        type.name(),
        cut,
        ids.size(),
        context.reason(),
        context.trace(),
        ids);
  }
}
