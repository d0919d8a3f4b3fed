package org.openviid.codec;

import java.util.HashMap;
import java.util.Map;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import tools.jackson.core.json.JsonFactory;

/// The plans of all types of a schema. Immutable.
final class Plans {
  private final Map<ObjectType, TypePlan> plans = new HashMap<>();

  Plans(Schema schema, JsonFactory factory) {
    for (ObjectType type : schema.types()) {
      plans.put(type, new TypePlan(type));
    }
    plans.values().forEach(plan -> plan.define(factory, this::of));
    plans.values().forEach(plan -> plan.roots(Roots.of(plan, plans.values())));
  }

  TypePlan of(ObjectType type) {
    TypePlan plan = plans.get(type);
    if (plan == null) {
      throw new IllegalArgumentException(type + " is of another schema");
    }
    return plan;
  }
}
