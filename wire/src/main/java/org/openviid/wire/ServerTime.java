package org.openviid.wire;

/// The clock of a server (B.18).
///
/// @param epochMillis what it shows, in milliseconds since 1970-01-01T00:00Z
/// @param digits the same as sent
/// @param zone the zone it names, as sent, perhaps empty
public record ServerTime(long epochMillis, String digits, String zone) {}
