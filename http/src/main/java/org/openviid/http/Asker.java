package org.openviid.http;

import java.util.function.Supplier;
import org.openviid.codec.Notation;
import org.openviid.peers.PeerSettings;
import org.openviid.schema.ErrorText;
import org.openviid.schema.Outcome;

/// Whom an answer is for, and what it answers.
///
/// @param settings of the peer, or the default ones while it is not known
/// @param target the path of the request line, as sent
/// @param front gives scheme and authority by which the asker has reached us, such as `http://192.0.2.10:8400`;
///     empty when it does not say
/// @param sent the notation of the request
record Asker(PeerSettings settings, String target, Supplier<String> front, Notation sent) {
  /// What a refusal means for the request: what is wrong with a message depends on its notation.
  Outcome outcome(ErrorText reason) {
    return sent.outcome(reason.outcome());
  }
}
