package org.openviid.server;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.DayLedger;
import org.openviid.peers.Doorkeeper;
import org.openviid.peers.FindingLedger;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.RefusedLogin;
import org.openviid.peers.RefusedLogins;
import org.openviid.peers.Sessions;
import org.openviid.schema.Schema;

/// What is known of peers.
///
/// @param peers their accounts
/// @param findings what they send against the standard
/// @param clocks how their clocks go
/// @param days what they sent today
/// @param schema the tables
/// @param live what only a running server knows; empty on a closed folder
/// @param clock what time it is
/// @param zone of times for operators
record PeerBooks(
    PeerRegistry peers,
    FindingLedger findings,
    ClockWatch clocks,
    DayLedger days,
    Schema schema,
    Optional<Live> live,
    Clock clock,
    ZoneOffset zone) {
  /// What only a running server knows.
  ///
  /// @param sessions who is registered
  /// @param door lets peers in
  /// @param refused whom it did not
  record Live(Sessions sessions, Doorkeeper door, RefusedLogins refused) {}

  /// The logins that failed lately.
  List<RefusedLogin> refused() {
    return live.map(known -> known.refused().list()).orElse(List.of());
  }

  long now() {
    return clock.millis();
  }

  Moments moments() {
    return new Moments(zone);
  }
}
