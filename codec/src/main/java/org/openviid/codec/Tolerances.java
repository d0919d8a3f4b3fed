package org.openviid.codec;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which departures from the standard are accepted from a peer. Immutable.
public final class Tolerances {
  /// Accepts all of them.
  public static final Tolerances LENIENT = new Tolerances(EnumSet.allOf(Tolerance.class));
  /// Accepts none.
  public static final Tolerances STRICT = new Tolerances(EnumSet.noneOf(Tolerance.class));

  private final Set<Tolerance> allowed;

  private Tolerances(EnumSet<Tolerance> allowed) {
    this.allowed = Collections.unmodifiableSet(allowed);
  }

  /// Accepts exactly these.
  public static Tolerances of(Collection<Tolerance> allowed) {
    EnumSet<Tolerance> set = EnumSet.noneOf(Tolerance.class);
    set.addAll(allowed);
    return new Tolerances(set);
  }

  /// Accepts these too.
  public Tolerances with(Tolerance... more) {
    EnumSet<Tolerance> set = toEnumSet();
    set.addAll(List.of(more));
    return new Tolerances(set);
  }

  /// Accepts these no longer.
  public Tolerances without(Tolerance... fewer) {
    EnumSet<Tolerance> set = toEnumSet();
    List.of(fewer).forEach(set::remove);
    return new Tolerances(set);
  }

  /// Whether a departure is accepted.
  public boolean allows(Tolerance tolerance) {
    return allowed.contains(tolerance);
  }

  /// All that are accepted.
  public Set<Tolerance> allowed() {
    return allowed;
  }

  private EnumSet<Tolerance> toEnumSet() {
    EnumSet<Tolerance> set = EnumSet.noneOf(Tolerance.class);
    set.addAll(allowed);
    return set;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tolerances that && allowed.equals(that.allowed);
  }

  @Override
  public int hashCode() {
    return allowed.hashCode();
  }

  @Override
  public String toString() {
    return allowed.stream().map(Tolerance::id).sorted().collect(Collectors.joining(",", "{", "}"));
  }
}
