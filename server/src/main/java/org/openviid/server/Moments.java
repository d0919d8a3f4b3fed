package org.openviid.server;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes times for operators: in the library's zone, to the second. Immutable.
final class Moments {
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final ZoneOffset zone;

  Moments(ZoneOffset zone) {
    this.zone = zone;
  }

  /// Date, time and zone.
  ///
  /// @param millis since 1970-01-01T00:00Z
  String of(long millis) {
    return FORMAT.format(Instant.ofEpochMilli(millis).atOffset(zone));
  }

  /// The time of the day to the millisecond.
  ///
  /// @param millis since 1970-01-01T00:00Z
  String clock(long millis) {
    return CLOCK.format(Instant.ofEpochMilli(millis).atOffset(zone));
  }

  /// How long ago, in the largest unit of which there are two at least.
  static String ago(long millis, long now) {
    return span(Math.max(0, now - millis)) + " ago";
  }

  /// A length of time, in the largest unit of which there are two at least.
  static String span(long millis) {
    Duration span = Duration.ofMillis(millis);
    if (span.toDays() >= 2) {
      return span.toDays() + " d";
    }
    if (span.toHours() >= 2) {
      return span.toHours() + " h";
    }
    return span.toMinutes() >= 2 ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }
}
