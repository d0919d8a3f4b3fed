package org.openviid.engine;

import java.util.Optional;
import org.openviid.peers.RequestContext;
import org.openviid.query.FilterEvaluation;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;

/// Holds requests to what their peer may see and change. What a peer may not see is not found and not
/// counted.
final class Visibility {
  private Visibility() {}

  /// Whether the peer may see the object.
  static boolean sees(RequestContext context, DataObject object) {
    return FilterEvaluation.matches(context.peer().readFilter(object.type()), object);
  }

  /// Why the peer may not change or delete an object that is there, if so: what belongs to the peer that
  /// asked for it is nobody else's, and nobody touches what it may not see.
  static Optional<ErrorText> objection(RequestContext context, DataObject there) {
    if (!sees(context, there) || !ownsOrNobodyDoes(context, there)) {
      return Optional.of(ErrorTexts.of("OV-1930", there.type().name(), String.valueOf(there.id())));
    }
    return Optional.empty();
  }

  private static boolean ownsOrNobodyDoes(RequestContext context, DataObject there) {
    Value owner = there.type().ownerPath().map(path -> path.first(there)).orElse(null);
    return !(owner instanceof Value.Text text) || text.text().equals(context.peer().id());
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
