package org.openviid.engine;

import org.openviid.peers.RequestContext;
import org.openviid.schema.Label;
import org.openviid.schema.ToleranceTexts;
import org.openviid.schema.ViidException;

/// Accepts departures from the standard from the peers that they are accepted from. Immutable.
final class Departures {
  private final EngineListener listener;

  Departures(EngineListener listener) {
    this.listener = listener;
  }

  /// Puts up with a departure.
  ///
  /// @param name the tolerance
  /// @throws ViidException when it is not accepted from the peer
  void accept(RequestContext context, String name) {
    if (context.peer().settings().tolerates(name)) {
      listener.tolerated(context, name);
      return;
    }
    Label label = ToleranceTexts.sentence(name);
    ViidException refusal = new ViidException("OV-1911", name, label.zh(), label.en());
    listener.refused(context, name, refusal.text());
    throw refusal;
  }
}
