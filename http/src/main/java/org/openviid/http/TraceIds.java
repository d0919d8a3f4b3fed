package org.openviid.http;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;

/// Gives every request the identifier under which its log lines and errors are found. Safe for use by
/// any number of threads.
final class TraceIds {
  /// Of the W3C Trace Context: version, trace identifier, parent, flags.
  private static final String TRACE_PARENT = "traceparent";

  static final String REQUEST_ID = "X-Request-Id";
  private static final int TRACE_BEGIN = 3;
  private static final int TRACE_END = 35;
  private static final int MAX_LENGTH = 64;

  private final long life;
  private final AtomicLong numbers = new AtomicLong();

  /// @param seed random, so that identifiers of different lives of the server do not meet
  TraceIds(long seed) {
    this.life = mix(seed);
  }

  /// The trace identifier that the caller sent, as `traceparent` or `X-Request-Id`, or a new one of 32
  /// hexadecimal digits. What the caller sent is only used when it cannot be mistaken for anything else
  /// in a log or header: up to 64 letters, digits, `.`, `_`, `-`.
  String of(HttpFields headers) {
    String parent = headers.get(TRACE_PARENT);
    if (parent != null && parent.length() >= TRACE_END && isPlain(parent.substring(TRACE_BEGIN, TRACE_END))) {
      return parent.substring(TRACE_BEGIN, TRACE_END);
    }
    String sent = headers.get(REQUEST_ID);
    return sent != null && isPlain(sent) ? sent : next();
  }

  /// A new identifier.
  String next() {
    long number = numbers.incrementAndGet();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(life) + hex.toHexDigits(mix(life + number));
  }

  private static boolean isPlain(String id) {
    return !id.isEmpty() && id.length() <= MAX_LENGTH && id.chars().allMatch(TraceIds::isPlain);
  }

  private static boolean isPlain(int c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
  }

  /// The finaliser of SplitMix64: neighbouring numbers give unrelated results, different numbers
  /// different ones.
  private static long mix(long number) {
    long z = number * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
