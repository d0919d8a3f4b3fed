package org.openviid.engine;

import java.util.List;
import org.openviid.peers.RequestContext;
import org.openviid.schema.ErrorText;

/// Is told what the engine put up with, to count it.
@FunctionalInterface
public interface EngineListener {
  /// A deviation was tolerated.
  ///
  /// @param name the tolerance, such as `id-taken`
  void tolerated(RequestContext context, String name);

  /// A deviation was refused, because it is not accepted from the peer.
  ///
  /// @param name the tolerance
  /// @param reason what the peer is told
  default void refused(RequestContext context, String name, ErrorText reason) {}

  /// Objects have come, and this has become of them.
  ///
  /// @param outcomes one an object
  default void arrived(RequestContext context, List<ItemOutcome> outcomes) {}
}
