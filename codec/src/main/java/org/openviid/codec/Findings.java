package org.openviid.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openviid.schema.Sensitivity;

/// What is found while one element, or what surrounds the elements, is read: where the reader is,
/// what was tolerated, what cannot be. Used by one thread.
final class Findings {
  private static final int SHOWN = 40;
  private static final Aside NOTHING = new Aside(0, List.of(), List.of(), Set.of());

  private final Tolerances tolerances;
  private final int maxDeviations;
  private final String[] names;
  private final int[] positions;
  private int depth;
  private List<Deviation> deviations;
  private List<Problem> problems = List.of();
  private Set<String> cleared = Set.of();

  /// @param before what was tolerated before the reading began
  Findings(Tolerances tolerances, Limits limits, List<Deviation> before) {
    this.tolerances = tolerances;
    this.maxDeviations = limits.deviations();
    this.names = new String[limits.depth() + 1];
    this.positions = new int[limits.depth() + 1];
    this.deviations = before.isEmpty() ? List.of() : new ArrayList<>(before);
  }

  /// Steps into the value of an attribute.
  void enter(String name) {
    names[depth] = name;
    positions[depth++] = -1;
  }

  /// Says which element of the array that was stepped into is being read.
  void at(int position) {
    positions[depth - 1] = position;
  }

  /// Steps out again.
  void leave() {
    depth--;
  }

  boolean isOutermost() {
    return depth == 0;
  }

  boolean allows(Tolerance tolerance) {
    return tolerances.allows(tolerance);
  }

  /// Records that an attribute's value departs from the standard.
  ///
  /// @return whether that is tolerated; if not, it is a problem
  boolean toleratesValue(Tolerance tolerance, Field field, String value) {
    return tolerates(tolerance, field, shown(field, value));
  }

  /// Records that an attribute departs from the standard in name or shape.
  ///
  /// @param got what came, which must not be a value
  /// @return whether that is tolerated; if not, it is a problem
  boolean tolerates(Tolerance tolerance, Field field, String got) {
    return tolerates(tolerance, field.owner().clause(), field.name(), Expected.of(field.attribute()), got);
  }

  /// Records a departure that is not one of a known attribute's value.
  ///
  /// @return whether that is tolerated; if not, it is a problem
  boolean tolerates(Tolerance tolerance, String clause, String name, String expected, String got) {
    if (!tolerances.allows(tolerance)) {
      refuse(tolerance.code(), clause, name, expected, got);
      return false;
    }
    if (deviations.size() < maxDeviations) {
      Deviation deviation = new Deviation(tolerance, clause, path(name, false), expected, shortened(got));
      if (deviations.isEmpty()) {
        deviations = new ArrayList<>();
      }
      deviations.add(deviation);
    }
    return true;
  }

  /// Records that an attribute cannot be accepted.
  ///
  /// @param got what came, which must not be a value
  void refuse(String code, Field field, String got) {
    refuse(code, field.owner().clause(), field.name(), Expected.of(field.attribute()), got);
  }

  /// Records something that cannot be accepted.
  void refuse(String code, String clause, String name, String expected, String got) {
    if (problems.isEmpty()) {
      problems = new ArrayList<>();
    }
    if (problems.size() < Math.max(1, maxDeviations)) {
      problems.add(new Problem(code, clause, path(name, true), expected, shortened(got)));
    }
  }

  /// Notes that the attribute came as `null`.
  void clear(String name) {
    if (cleared.isEmpty()) {
      cleared = new HashSet<>();
    }
    cleared.add(name);
  }

  /// What was found so far, put aside.
  record Aside(int depth, List<Deviation> deviations, List<Problem> problems, Set<String> cleared) {}

  /// Puts aside what was found and starts afresh, at the outermost level.
  Aside begin() {
    return swap(NOTHING);
  }

  /// Puts aside what was found and goes on with something else that was put aside.
  Aside swap(Aside other) {
    Aside aside = new Aside(depth, deviations, problems, cleared);
    resume(other);
    return aside;
  }

  /// Goes on with what was put aside, and forgets the rest.
  void resume(Aside aside) {
    depth = aside.depth();
    deviations = aside.deviations();
    problems = aside.problems();
    cleared = aside.cleared();
  }

  List<Deviation> deviations() {
    return deviations;
  }

  List<Problem> problems() {
    return problems;
  }

  Set<String> cleared() {
    return cleared;
  }

  /// A value as it may be repeated: of personal ones and secrets only the length.
  static String shown(Field field, String got) {
    return field.attribute().sensitivity() == Sensitivity.NONE ? got : "…(" + got.length() + ")";
  }

  private static String shortened(String got) {
    return got.length() <= SHOWN ? got : got.substring(0, SHOWN) + "…(" + got.length() + ")";
  }

  private String path(String name, boolean withPositions) {
    if (depth == 0) {
      return name;
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      path.append(names[i]);
      if (withPositions && positions[i] >= 0) {
        path.append('[').append(positions[i]).append(']');
      }
      path.append('.');
    }
    return name.isEmpty() ? path.substring(0, path.length() - 1) : path.append(name).toString();
  }
}
