package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.Correspondence;
import org.openviid.schema.Correspondence.CodePair;
import org.openviid.schema.Correspondence.Link;
import org.openviid.schema.Correspondence.Use;
import org.openviid.schema.Correspondence.Way;
import org.openviid.schema.Correspondences;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Says objects of one generation of the standard in the other, in one direction, by the tables of
/// correspondences. What has no counterpart is left out. Safe for use by any number of threads.
final class Translator {
  private final Way way;
  private final Map<Pair, List<Step>> plans = new HashMap<>();
  private final Map<Pair, List<Step>> alike = new ConcurrentHashMap<>();
  private final Map<ObjectType, Boolean> holds = new ConcurrentHashMap<>();
  private final Set<ObjectType> changing;

  private record Pair(ObjectType from, ObjectType to) {}

  /// What is carried over, or made.
  private sealed interface Step {
    /// @param source where it is read
    /// @param target where it is put
    /// @param codes by code, what is said instead; a list that may be empty
    record Carry(AttributePath source, AttributePath target, Map<String, List<String>> codes) implements Step {}

    /// @param target where it is put
    /// @param value what is put
    record Make(AttributePath target, Value value) implements Step {}
  }

  Translator(Correspondences correspondences, Way way) {
    this.way = way;
    for (Correspondence correspondence : correspondences.all()) {
      Pair pair =
          way.there()
              ? new Pair(correspondence.from(), correspondence.to())
              : new Pair(correspondence.to(), correspondence.from());
      plans.put(pair, steps(correspondence));
    }
    this.changing = changing(correspondences);
  }

  private List<Step> steps(Correspondence correspondence) {
    List<Step> steps = new ArrayList<>();
    for (Link link : correspondence.links()) {
      if (link.way() == way || link.way() == Way.BOTH) {
        switch (link) {
          case Link.Same same ->
              steps.add(
                  way.there()
                      ? new Step.Carry(same.from(), same.to(), codes(same.codes()))
                      : new Step.Carry(same.to(), same.from(), codes(same.codes())));
          case Link.Constant made -> steps.add(new Step.Make(made.path(), Texts.value(made.path().leaf(), made.value())));
          case Link.Lost _ -> {}
        }
      }
    }
    return steps;
  }

  /// By code, what it becomes. On the way back a code that stands for several becomes all of them.
  private Map<String, List<String>> codes(List<CodePair> pairs) {
    Map<String, List<String>> codes = new HashMap<>();
    for (CodePair pair : pairs) {
      String source = way.there() ? pair.from() : pair.to();
      String target = way.there() ? pair.to() : pair.from();
      if (!source.isEmpty()) {
        List<String> targets = codes.computeIfAbsent(source, _ -> new ArrayList<>());
        if (!way.there() && !target.isEmpty() && targets.isEmpty()) {
          targets.add(source);
        }
        if (!target.isEmpty()) {
          targets.add(target);
        }
      }
    }
    return codes;
  }

  /// The types whose objects may look different, as themselves or in what they hold.
  private Set<ObjectType> changing(Correspondences correspondences) {
    Set<ObjectType> found = new HashSet<>();
    for (Correspondence correspondence : correspondences.all()) {
      if (correspondence.use() == Use.FORM && isDifferent(correspondence)) {
        found.add(correspondence.from());
      }
    }
    return found;
  }

  private boolean isDifferent(Correspondence correspondence) {
    for (Link link : correspondence.links()) {
      boolean itself =
          link instanceof Link.Same same && same.from().equals(same.to()) && same.codes().isEmpty();
      if (!itself && (link.way() == way || link.way() == Way.BOTH)) {
        return true;
      }
    }
    return false;
  }

  /// The object as one of a type.
  ///
  /// @param as its own type or one that it corresponds to
  /// @throws IllegalArgumentException when the two types have nothing to do with each other
  DataObject translated(DataObject object, ObjectType as) {
    if (object.type() == as && !changes(as)) {
      return object;
    }
    List<Step> steps = plan(object.type(), as);
    if (steps == null) {
      throw new IllegalArgumentException(object.type() + " does not correspond to " + as);
    }
    DataObject.Builder translated = DataObject.builder(as);
    for (Step step : steps) {
      switch (step) {
        case Step.Carry carry -> carry(object, translated, carry);
        case Step.Make make -> Spots.put(translated, make.target(), make.value());
      }
    }
    object.extras().forEach((name, value) -> {
      if (as.find(name) == null) {
        translated.set(name, value);
      }
    });
    return translated.build();
  }

  /// Whether objects of the type may look different as the same type.
  boolean changes(ObjectType type) {
    return changing.contains(type) || holds.computeIfAbsent(type, _ -> looksInto(type));
  }

  private boolean looksInto(ObjectType type) {
    Set<ObjectType> seen = new HashSet<>();
    List<ObjectType> open = new ArrayList<>(List.of(type));
    while (!open.isEmpty()) {
      ObjectType at = open.removeLast();
      if (changing.contains(at)) {
        return true;
      }
      if (seen.add(at)) {
        at.attributes().stream().filter(each -> each.kind().nests()).forEach(each -> open.add(each.target()));
      }
    }
    return false;
  }

  private @Nullable List<Step> plan(ObjectType from, ObjectType to) {
    Pair pair = new Pair(from, to);
    List<Step> known = plans.get(pair);
    return known != null || from != to ? known : alike.computeIfAbsent(pair, _ -> identity(from));
  }

  private static List<Step> identity(ObjectType type) {
    List<Step> steps = new ArrayList<>();
    for (Attribute attribute : type.attributes()) {
      AttributePath path = new AttributePath(List.of(attribute));
      steps.add(new Step.Carry(path, path, Map.of()));
    }
    return steps;
  }

  private void carry(DataObject object, DataObject.Builder translated, Step.Carry step) {
    Value value = Spots.get(object, step.source());
    Value said = value == null ? null : said(value, step);
    if (said != null) {
      Spots.put(translated, step.target(), said);
    }
  }

  private @Nullable Value said(Value value, Step.Carry step) {
    Attribute target = step.target().leaf();
    return switch (value) {
      case Value.Nested nested -> fitting(target, nestedOnes(List.of(nested), target));
      case Value.Sequence sequence when target.kind().nests() ->
          fitting(target, nestedOnes(sequence.values(), target));
      case Value.Text text -> Texts.said(text, step.source().leaf(), target, step.codes());
      case Value.Sequence _, Value.Whole _, Value.Real _, Value.Flag _, Value.Moment _, Value.Bytes _, Value.Blob _ ->
          value;
    };
  }

  private List<Value> nestedOnes(List<Value> values, Attribute target) {
    List<Value> translated = new ArrayList<>(values.size());
    for (Value value : values) {
      if (value instanceof Value.Nested nested && plan(nested.object().type(), target.target()) != null) {
        translated.add(new Value.Nested(translated(nested.object(), target.target())));
      }
    }
    return translated;
  }

  private static @Nullable Value fitting(Attribute target, List<Value> objects) {
    return switch (target.kind()) {
      case LIST -> new Value.Sequence(objects);
      case OBJECT -> objects.isEmpty() ? null : objects.getFirst();
      case TEXT, INT, DOUBLE, CODE, INTCODE, FLAG, TIME, DATA, TEXTS -> null;
    };
  }

  /// The way to the attribute that says what another one said, or null when it is lost.
  ///
  /// @param path from the type that is translated
  @Nullable AttributePath translated(AttributePath path, ObjectType from, ObjectType to) {
    List<Step> steps = plan(from, to);
    if (steps == null) {
      return null;
    }
    for (Step step : steps) {
      if (step instanceof Step.Carry carry && carry.source().steps().equals(path.steps().subList(0, 1))) {
        return continued(carry.target(), path);
      }
    }
    return null;
  }

  private static @Nullable AttributePath continued(AttributePath head, AttributePath path) {
    Attribute first = path.steps().getFirst();
    if (path.steps().size() == 1) {
      return head;
    }
    if (!head.leaf().kind().nests() || head.leaf().target() != first.target()) {
      return null;
    }
    List<Attribute> steps = new ArrayList<>(head.steps());
    steps.addAll(path.steps().subList(1, path.steps().size()));
    return new AttributePath(steps);
  }
}
