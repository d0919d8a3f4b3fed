package org.openviid.engine;

import java.util.Set;
import org.openviid.peers.RequestContext;
import org.openviid.schema.ObjectType;
import org.openviid.schema.ViidException;

/// Holds readers to saying why (design, section 5: who, what, when, from where, how many, why). Immutable.
final class Reasons {
  private final Set<String> types;
  private final Generations generations;

  /// @param types names of the types that may be read only with a reason
  Reasons(Set<String> types, Generations generations) {
    this.types = types;
    this.generations = generations;
  }

  /// Refuses to show objects of a type without a reason, if it shows any that need one: its own, those that
  /// the other generation of the standard calls otherwise, or members of a set.
  void require(RequestContext context, ObjectType type) {
    if (!types.isEmpty()
        && context.reason().isEmpty()
        && generations.seenAs(context, type).stream().anyMatch(this::shows)) {
      throw new ViidException("OV-1951", type.name());
    }
  }

  private boolean shows(ObjectType type) {
    return types.contains(type.name())
        || SetShape.of(type).stream().anyMatch(members -> shows(members.type()));
  }
}
