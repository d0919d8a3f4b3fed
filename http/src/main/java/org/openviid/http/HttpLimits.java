package org.openviid.http;

import java.time.Duration;

/// How much a caller may use of the server. Immutable.
///
/// @param bodyBytes the longest request body
/// @param answerBytes how much picture content an answer carries, in bytes as sent; a page ends before it
/// @param headerBytes the longest request line with all headers
/// @param headerTime how long a caller may take from the first byte of a request to the end of its headers
/// @param idleTime how long a connection may rest; longer than the 90 s between two keepalives
/// @param grace how long a transfer may take before its rate is looked at
/// @param bytesPerSecond how fast bodies and answers have to move on average after the grace
/// @param connections how many connections are open at the same time; more wait in the backlog
/// @param requests how many requests are served at the same time; more are answered as busy
/// @param stopTime how long requests may take to finish when the server stops
public record HttpLimits(
    long bodyBytes,
    long answerBytes,
    int headerBytes,
    Duration headerTime,
    Duration idleTime,
    Duration grace,
    long bytesPerSecond,
    int connections,
    int requests,
    Duration stopTime) {
  /// What is used when nothing is configured.
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          64L << 20,
          32L << 20,
          80 << 10,
          Duration.ofSeconds(10),
          Duration.ofSeconds(180),
          Duration.ofSeconds(15),
          2L << 10,
          50_000,
          1_024,
          Duration.ofSeconds(10));

  /// Refuses limits under which nothing could be served.
  public HttpLimits {
    positive("bodyBytes", bodyBytes);
    positive("answerBytes", answerBytes);
    positive("headerBytes", headerBytes);
    positive("headerTime", headerTime.toMillis());
    positive("idleTime", idleTime.toMillis());
    positive("grace", grace.toMillis());
    positive("bytesPerSecond", bytesPerSecond);
    positive("connections", connections);
    positive("requests", requests);
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("limit " + name + " must be positive, is " + value);
    }
  }

  /// By when a transfer that began at `start` has to have moved more than `bytes`, in nanoseconds.
  long deadline(long start, long bytes) {
    return start + grace.toNanos() + Math.multiplyExact(bytes, 1_000_000_000L / bytesPerSecond);
  }
}
