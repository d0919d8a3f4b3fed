package org.openviid.wire;

import java.time.Duration;

/// What a client puts up with.
///
/// @param connectTimeout until a connection is made, TLS included
/// @param sendTimeout until the server has taken a request
/// @param answerTimeout from the end of a request to the end of its answer
/// @param headBytes status line and headers of an answer
/// @param bodyBytes body of an answer
public record WireLimits(
    Duration connectTimeout, Duration sendTimeout, Duration answerTimeout, int headBytes, int bodyBytes) {
  /// 10 s to connect, 60 s to send, 60 s for an answer of up to 64 MiB.
  public static final WireLimits DEFAULT =
      new WireLimits(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(1), 64 << 10,
          64 << 20);

  /// Checks the values.
  public WireLimits {
    for (Duration span : new Duration[] {connectTimeout, sendTimeout, answerTimeout}) {
      if (span.toMillis() < 1 || span.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a timeout is 1 ms to 24 days");
      }
    }
    if (headBytes < 128 || bodyBytes < 0) {
      throw new IllegalArgumentException("an answer needs at least 128 bytes for its head");
    }
  }

  /// Of sending and answering.
  Duration shortestTimeout() {
    return sendTimeout.compareTo(answerTimeout) < 0 ? sendTimeout : answerTimeout;
  }
}
