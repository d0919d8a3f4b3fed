package org.openviid.engine;

import org.openviid.peers.RequestContext;
import org.openviid.query.FilterEvaluation;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.ViidException;

/// Holds requests to what their peer may see and change. What a peer may not see is not found and not
/// counted.
final class Visibility {
  private Visibility() {}

  /// Whether the peer may see the object.
  static boolean sees(RequestContext context, DataObject object) {
    return FilterEvaluation.matches(context.peer().readFilter(object.type()), object);
  }

  /// Refuses types that the peer may not read at all.
  static void requireRead(RequestContext context, ObjectType type) {
    if (!context.peer().mayRead(type)) {
      throw new ViidException("OV-1908", context.as(), type.name());
    }
  }

  /// Refuses types that the peer may not change at all.
  static void requireWrite(RequestContext context, ObjectType type) {
    if (!context.peer().mayWrite(type)) {
      throw new ViidException("OV-1909", context.as(), type.name());
    }
  }
}
