package org.openviid.engine;

import org.openviid.peers.RequestContext;

/// Is told what the engine put up with, to count it.
@FunctionalInterface
public interface EngineListener {
  /// A deviation was tolerated.
  ///
  /// @param name the tolerance, such as `id-taken`
  void tolerated(RequestContext context, String name);
}
