package org.openviid.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openviid.query.QueryVocabulary.Limits;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.SearchKind;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Suggestion;
import org.openviid.schema.ValueKind;

/// Finds the attributes of one type that names in a query stand for. Not safe for use by several threads.
final class NameResolver {
  /// What a condition is on: an attribute, or a lower and an upper limit.
  ///
  /// @param lower the attribute that bounds from below
  /// @param upper the attribute that bounds from above, the same one unless they are two
  record Target(AttributePath lower, AttributePath upper) {
    boolean isSingle() {
      return lower.equals(upper);
    }
  }

  private static final QueryVocabulary VOCABULARY = QueryVocabulary.builtIn();

  private final ObjectType type;
  private final Predicate<Attribute> searchable;
  private final Tolerances tolerances;

  NameResolver(ObjectType type, Predicate<Attribute> searchable, Tolerances tolerances) {
    this.type = type;
    this.searchable = searchable;
    this.tolerances = tolerances;
  }

  /// The attribute, or pair of attributes, that may stand in a condition under this name.
  Target target(String name) {
    Optional<AttributePath> path = find(name);
    if (path.isPresent()) {
      return new Target(checked(path.get()), path.get());
    }
    return limits(name).orElseThrow(() -> unknown(name));
  }

  /// The attribute to sort by.
  AttributePath sortPath(String name) {
    AttributePath path = target(name).lower();
    if (path.leaf().kind() == ValueKind.TEXTS) {
      throw new QueryException("OV-1141", path.dotted());
    }
    return path;
  }

  /// The attributes to return under this name; none when the tables do not know it.
  List<AttributePath> fieldPaths(String name) {
    List<AttributePath> paths = find(name).map(List::of).orElseGet(() -> bothLimits(name));
    for (AttributePath path : paths) {
      if (holds(path, Sensitivity.SECRET)) {
        throw new QueryException("OV-1143", path.dotted());
      }
    }
    return paths;
  }

  private List<AttributePath> bothLimits(String name) {
    return limits(name).map(target -> List.of(target.lower(), target.upper())).orElse(List.of());
  }

  private Optional<Target> limits(String name) {
    int dot = name.lastIndexOf('.') + 1;
    Optional<Limits> limits = VOCABULARY.limits(name.substring(dot));
    if (limits.isEmpty()) {
      return Optional.empty();
    }
    Optional<AttributePath> lower = find(name.substring(0, dot) + limits.get().lower());
    Optional<AttributePath> upper = find(name.substring(0, dot) + limits.get().upper());
    return lower.flatMap(l -> upper.map(u -> new Target(checked(l), checked(u))));
  }

  private Optional<AttributePath> find(String name) {
    Optional<AttributePath> exact = type.path(name);
    if (exact.isPresent()) {
      return exact;
    }
    int dot = name.indexOf('.');
    boolean wrapped = dot > 0 && isOwnName(name.substring(0, dot));
    String bare = wrapped ? name.substring(dot + 1) : name;
    Optional<AttributePath> unwrapped = type.path(bare);
    Optional<AttributePath> found = unwrapped.isPresent() ? unwrapped : type.pathIgnoringCase(bare);
    if (found.isPresent()) {
      tolerances.accept(unwrapped.isPresent() ? Tolerances.NAME_WRAPPER : Tolerances.NAME_CASE);
      return found;
    }
    return VOCABULARY.isTime(bare) ? time() : inner(bare);
  }

  /// A name that begins with something within a part of the object, as if that part were the object:
  /// `FeatureInfo.Vendor` for `SubImageList.FeatureInfo.Vendor`. The first part in the table that has it counts.
  private Optional<AttributePath> inner(String bare) {
    if (bare.indexOf('.') < 0) {
      return Optional.empty();
    }
    Optional<AttributePath> found =
        type.attributes().stream()
            .filter(part -> part.kind().nests())
            .flatMap(part -> type.pathIgnoringCase(part.name() + "." + bare).stream())
            .findFirst();
    if (found.isPresent()) {
      tolerances.accept(Tolerances.INNER_NAME);
    }
    return found;
  }

  private Optional<AttributePath> time() {
    tolerances.accept(Tolerances.TIME_NAME);
    return type.timePath();
  }

  private boolean isOwnName(String word) {
    String name = type.name();
    return Stream.of(name, type.root(), type.element(), name + "Info")
        .anyMatch(candidate -> candidate.equalsIgnoreCase(word));
  }

  private AttributePath checked(AttributePath path) {
    if (holds(path, Sensitivity.SECRET)) {
      throw new QueryException("OV-1132", path.dotted());
    }
    boolean restricted = holds(path, Sensitivity.RESTRICTED);
    if (restricted && !path.steps().stream().allMatch(this::isOpen)) {
      throw new QueryException("OV-1133", path.dotted());
    }
    ValueKind kind = path.leaf().kind();
    boolean hasValue = !kind.nests() && kind != ValueKind.DATA;
    if (!hasValue || (path.leaf().search() == SearchKind.NONE && !restricted)) {
      throw new QueryException("OV-1134", path.dotted());
    }
    return path;
  }

  private boolean isOpen(Attribute step) {
    return step.sensitivity() != Sensitivity.RESTRICTED || searchable.test(step);
  }

  private static boolean holds(AttributePath path, Sensitivity sensitivity) {
    return path.steps().stream().anyMatch(step -> step.sensitivity() == sensitivity);
  }

  private QueryException unknown(String name) {
    String leaf = name.substring(name.lastIndexOf('.') + 1);
    return Suggestion.closest(leaf, reachableNames())
        .map(meant -> new QueryException("OV-1130", type.name(), QueryException.shown(name), meant))
        .orElseGet(() -> new QueryException("OV-1131", type.name(), QueryException.shown(name)));
  }

  private Set<String> reachableNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Attribute attribute : type.attributes()) {
      names.add(attribute.name());
      if (attribute.kind().nests()) {
        attribute.target().attributes().stream()
            .map(Attribute::name)
            .filter(below -> type.path(below).isPresent())
            .forEach(names::add);
      }
    }
    return names;
  }
}
