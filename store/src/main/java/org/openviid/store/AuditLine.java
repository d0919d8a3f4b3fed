package org.openviid.store;

import java.util.List;

/// One access to personal data.
///
/// @param at milliseconds since 1970-01-01T00:00Z
/// @param peer who
/// @param address from where
/// @param action what was done, an operation of the interface table
/// @param type the name of the object type
/// @param detail identifiers or query, as sent, cut to a sensible length
/// @param count how many objects
/// @param reason why, if the peer said so; otherwise empty
/// @param trace the trace identifier of the request
/// @param objects the identifiers of the objects that were read or written, as far as they are known
public record AuditLine(
    long at,
    String peer,
    String address,
    String action,
    String type,
    String detail,
    long count,
    String reason,
    String trace,
    List<String> objects) {

  /// Copies the list.
  public AuditLine {
    objects = List.copyOf(objects);
  }

  /// A line that names no objects.
  public AuditLine(
      long at,
      String peer,
      String address,
      String action,
      String type,
      String detail,
      long count,
      String reason,
      String trace) {
    this(at, peer, address, action, type, detail, count, reason, trace, List.of());
  }
}
