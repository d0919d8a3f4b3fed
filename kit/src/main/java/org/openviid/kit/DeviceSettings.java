package org.openviid.kit;

import java.time.Duration;
import org.openviid.wire.ClientSettings;

/// How a simulated device behaves.
///
/// @param client who it is and where its server listens
/// @param camera what it sees
/// @param rhythm how often it does what
/// @param announces whether it uploads a description of itself after its first registration
public record DeviceSettings(ClientSettings client, CameraSettings camera, Rhythm rhythm, boolean announces) {

  /// How often a device does what.
  ///
  /// @param capture from one capture to the next
  /// @param keepalive after this time without other requests it says that it is there
  /// @param retry after a failed registration it waits for a random part of this
  /// @param outbox how many messages it keeps while the server does not answer; the oldest are dropped
  public record Rhythm(Duration capture, Duration keepalive, Duration retry, int outbox) {
    /// Checks the values.
    public Rhythm {
      if (capture.isNegative() || capture.isZero() || outbox < 1) {
        throw new IllegalArgumentException("captures take time, and an outbox holds one message at least");
      }
    }

    /// What the standard asks for: keepalive after 90 s, registration again within 300 s.
    public static Rhythm ofStandard(Duration capture) {
      return new Rhythm(capture, Duration.ofSeconds(90), Duration.ofSeconds(300), 200);
    }

    /// For demonstrations: everything sooner.
    public static Rhythm brisk(Duration capture) {
      return new Rhythm(capture, Duration.ofSeconds(30), Duration.ofSeconds(2), 200);
    }
  }
}
