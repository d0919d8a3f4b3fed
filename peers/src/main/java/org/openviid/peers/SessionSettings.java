package org.openviid.peers;

import java.time.Duration;

/// How long registrations last.
///
/// @param lapse after how much silence a registration ends
/// @param addresses from how many addresses a device can be registered at the same time
/// @param saveEvery how often the time of the last request is saved
public record SessionSettings(Duration lapse, int addresses, Duration saveEvery) {
  /// Three missed keepalives of 90 s or 300 s, whichever is longer; 16 addresses; saved every 30 s.
  public static final SessionSettings DEFAULT =
      new SessionSettings(Duration.ofSeconds(300), 16, Duration.ofSeconds(30));

  /// Checks the values.
  public SessionSettings {
    if (lapse.isNegative() || lapse.isZero() || addresses < 1) {
      throw new IllegalArgumentException("a session lasts longer than nothing, from at least one address");
    }
  }

  /// The lapse for devices that keep alive at an interval: three times that, and 300 s at least.
  public static SessionSettings forKeepalive(Duration interval) {
    Duration three = interval.multipliedBy(3);
    return new SessionSettings(
        three.compareTo(DEFAULT.lapse) > 0 ? three : DEFAULT.lapse, DEFAULT.addresses, DEFAULT.saveEvery);
  }
}
