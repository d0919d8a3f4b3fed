package org.openviid.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that moves only when told to.
final class TestClock extends Clock {
  private final AtomicLong now = new AtomicLong(Instant.parse("2026-05-01T00:00:00Z").toEpochMilli());

  void advance(Duration span) {
    now.addAndGet(span.toMillis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now.get());
  }
}
