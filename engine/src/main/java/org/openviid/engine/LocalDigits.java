package org.openviid.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.openviid.schema.Value;

/// Writes times as the protocol does. Immutable.
///
/// @param zone what local times are in
record LocalDigits(ZoneId zone) {
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  /// The time, to the second.
  ///
  /// @param epochMillis milliseconds since 1970-01-01T00:00Z
  Value.Moment moment(long epochMillis) {
    Instant second = Instant.ofEpochSecond(Math.floorDiv(epochMillis, 1_000));
    return new Value.Moment(second.toEpochMilli(), FORMAT.format(second.atZone(zone)));
  }
}
