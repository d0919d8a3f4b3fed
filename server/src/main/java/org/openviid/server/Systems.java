package org.openviid.server;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.openviid.engine.PeerDirectory;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.Session;
import org.openviid.peers.Sessions;

/// Makes the directory of the systems around this library from its configuration and its peers.
final class Systems {
  private static final int NTP = 123;

  private Systems() {}

  /// What peers and their registrations are known from.
  record Known(PeerRegistry peers, Sessions sessions, Clock clock) {}

  /// The directory of a library.
  ///
  /// @param id its identifier
  /// @param port where it listens; asked when the directory is
  static PeerDirectory directory(ServerConfig config, String id, IntSupplier port, Known known) {
    String address = StartSheet.address(config.listen().host());
    return new PeerDirectory(
        () -> new PeerDirectory.Place(id, id, address, port.getAsInt()),
        known.peers()::list,
        peerId -> {
          List<Session> open = known.sessions().of(peerId, known.clock().millis());
          return open.isEmpty() ? null : open.getLast().address();
        },
        clocks(config.time().clockServers()));
  }

  private static List<PeerDirectory.Clock> clocks(List<String> servers) {
    List<PeerDirectory.Clock> clocks = new ArrayList<>();
    for (String server : servers) {
      int colon = server.lastIndexOf(':');
      boolean hasPort = colon > 0 && server.indexOf(':') == colon && server.substring(colon + 1).matches("\\d{1,5}");
      String host = hasPort ? server.substring(0, colon) : server;
      int port = hasPort ? Integer.parseInt(server.substring(colon + 1)) : NTP;
      clocks.add(new PeerDirectory.Clock(host, host, port));
    }
    return clocks;
  }
}
