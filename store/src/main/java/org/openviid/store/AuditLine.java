package org.openviid.store;

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
public record AuditLine(
    long at,
    String peer,
    String address,
    String action,
    String type,
    String detail,
    long count,
    String reason,
    String trace) {}
