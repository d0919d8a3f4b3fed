package org.openviid.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

/// Holds objects to the limits of their tables: attributes that have to be present, lengths, code tables,
/// digits, and the generation that an attribute belongs to. What an object breaks is tolerated or refused
/// like the departures of its notation, whatever encoding it came in. Immutable, and safe for use by any
/// number of threads.
///
/// An object that breaks nothing, the usual case, costs one look at each of its attributes and no memory.
public final class Validation {
  private final Limits limits;
  private final Map<ObjectType, ValidationPlan> gbt46363;
  private final Map<ObjectType, ValidationPlan> gat1400;

  /// What an object is held to.
  ///
  /// @param profile the generation that the sender speaks
  /// @param tolerances what is accepted though the tables have it otherwise
  /// @param whole whether it is a whole object rather than the part of one that an update changes
  public record Rules(Profile profile, Tolerances tolerances, boolean whole) {}

  /// A validation by the tables of a schema.
  public Validation(Schema schema, Limits limits) {
    this.limits = limits;
    this.gbt46363 = plans(schema, Profile.GBT46363);
    this.gat1400 = plans(schema, Profile.GAT1400);
  }

  private static Map<ObjectType, ValidationPlan> plans(Schema schema, Profile profile) {
    Map<ObjectType, ValidationPlan> plans = new HashMap<>();
    schema.types().forEach(type -> plans.put(type, new ValidationPlan(type, profile)));
    return plans;
  }

  /// The elements with what they break among their deviations or problems. Elements that have problems
  /// already are left alone.
  public List<Item> checked(List<Item> items, Rules rules) {
    Map<ObjectType, ValidationPlan> plans =
        switch (rules.profile()) {
          case GBT46363 -> gbt46363;
          case GAT1400 -> gat1400;
        };
    @Nullable List<Item> checked = null;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.problems().isEmpty() && !isClean(item.object(), plans, rules.whole())) {
        checked = checked == null ? new ArrayList<>(items) : checked;
        checked.set(i, checked(item, plans, rules));
      }
    }
    return checked == null ? items : checked;
  }

  private static ValidationPlan plan(Map<ObjectType, ValidationPlan> plans, DataObject object) {
    return Objects.requireNonNullElse(plans.get(object.type()), ValidationPlan.OPEN);
  }

  private static boolean isClean(DataObject object, Map<ObjectType, ValidationPlan> plans, boolean whole) {
    ValidationPlan plan = plan(plans, object);
    for (int i = 0; i < plan.size(); i++) {
      Value value = object.value(plan.attribute(i));
      boolean broken =
          value == null
              ? whole && plan.requires(i)
              : plan.breach(i, value) != null || !isClean(value, plans, whole);
      if (broken) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClean(Value value, Map<ObjectType, ValidationPlan> plans, boolean whole) {
    if (value instanceof Value.Nested nested) {
      return isClean(nested.object(), plans, whole);
    }
    if (value instanceof Value.Sequence sequence) {
      List<Value> values = sequence.values();
      for (int i = 0; i < values.size(); i++) {
        if (!isClean(values.get(i), plans, whole)) {
          return false;
        }
      }
    }
    return true;
  }

  private Item checked(Item item, Map<ObjectType, ValidationPlan> plans, Rules rules) {
    Findings findings = new Findings(rules.tolerances(), limits, item.deviations());
    look(item.object(), plans, rules.whole(), findings);
    return new Item(item.index(), item.object(), findings.problems(), findings.deviations(), item.cleared());
  }

  private static void look(
      DataObject object, Map<ObjectType, ValidationPlan> plans, boolean whole, Findings findings) {
    ValidationPlan plan = plan(plans, object);
    for (int i = 0; i < plan.size(); i++) {
      Value value = object.value(plan.attribute(i));
      if (value == null) {
        if (whole && plan.requires(i)) {
          plan.report(i, Tolerance.MISSING_REQUIRED, "", findings);
        }
      } else {
        ValidationPlan.Breach breach = plan.breach(i, value);
        if (breach != null) {
          plan.report(i, breach.tolerance(), breach.got(), findings);
        }
        findings.enter(plan.attribute(i).name());
        inside(value, plans, whole, findings);
        findings.leave();
      }
    }
  }

  private static void inside(
      Value value, Map<ObjectType, ValidationPlan> plans, boolean whole, Findings findings) {
    if (value instanceof Value.Nested nested) {
      look(nested.object(), plans, whole, findings);
    } else if (value instanceof Value.Sequence sequence) {
      for (int i = 0; i < sequence.values().size(); i++) {
        findings.at(i);
        inside(sequence.values().get(i), plans, whole, findings);
      }
    }
  }
}
