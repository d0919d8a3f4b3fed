package org.openviid.http;

import java.util.function.Supplier;
import org.openviid.peers.PeerSettings;

/// Whom an answer is for, and what it answers.
///
/// @param settings of the peer, or the default ones while it is not known
/// @param target the path of the request line, as sent
/// @param front gives scheme and authority by which the asker has reached us, such as `http://192.0.2.10:8400`;
///     empty when it does not say
record Asker(PeerSettings settings, String target, Supplier<String> front) {}
