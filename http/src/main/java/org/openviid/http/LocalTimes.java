package org.openviid.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.openviid.schema.Value;

/// What the server's clock shows, in the zone of the library and in the notation of the protocol: whole
/// seconds, `yyyyMMddHHmmss`. Safe for use by any number of threads.
final class LocalTimes {
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final Clock clock;
  private final ZoneOffset zone;
  private volatile Value.Moment latest;

  LocalTimes(Clock clock, ZoneOffset zone) {
    this.clock = clock;
    this.zone = zone;
    this.latest = at(clock.millis() / 1_000);
  }

  /// Now.
  Value.Moment now() {
    long second = Math.floorDiv(clock.millis(), 1_000L);
    Value.Moment known = latest;
    if (known.epochMillis() == second * 1_000) {
      return known;
    }
    Value.Moment made = at(second);
    latest = made;
    return made;
  }

  private Value.Moment at(long second) {
    return new Value.Moment(second * 1_000, DIGITS.format(Instant.ofEpochSecond(second).atOffset(zone)));
  }

  /// The zone as the time message names it, for example `UTC+8`.
  String zoneName() {
    int minutes = zone.getTotalSeconds() / 60;
    String hours = "UTC" + (minutes < 0 ? "-" : "+") + Math.abs(minutes) / 60;
    return minutes % 60 == 0 ? hours : "%s:%02d".formatted(hours, Math.abs(minutes) % 60);
  }
}
