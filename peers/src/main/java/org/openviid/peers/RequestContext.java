package org.openviid.peers;

import org.openviid.schema.Profile;

/// On whose behalf something is done. The first argument of everything that serves a request.
///
/// @param peer who asks
/// @param as the identifier it uses: its own or that of a device it speaks for
/// @param address the address it calls from, without port
/// @param trace the trace identifier of the request
/// @param receivedAt milliseconds since 1970-01-01T00:00Z
/// @param reason why, if the peer said so; otherwise empty
public record RequestContext(
    Peer peer, String as, String address, String trace, long receivedAt, String reason) {
  /// A request without a reason.
  public RequestContext(Peer peer, String as, String address, String trace, long receivedAt) {
    this(peer, as, address, trace, receivedAt, "");
  }

  /// The generation of the standard it speaks.
  public Profile profile() {
    return peer.settings().profile();
  }
}
