package org.openviid.http;

import org.openviid.peers.PeerSettings;

/// Whom an answer is for, and what it answers.
///
/// @param settings of the peer, or the default ones while it is not known
/// @param target the path of the request line, as sent
record Asker(PeerSettings settings, String target) {}
