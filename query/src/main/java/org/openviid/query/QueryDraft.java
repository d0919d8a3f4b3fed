package org.openviid.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what the directives of one query say. Not safe for use by several threads.
final class QueryDraft {
  /// A sort criterion that may leave its direction to a directive of its own.
  private record SortPart(String name, @Nullable Boolean descending) {}

  private final Map<Directive, Long> numbers = new EnumMap<>(Directive.class);
  private final Map<Directive, String> options = new EnumMap<>(Directive.class);
  private final Set<Directive> seen = EnumSet.noneOf(Directive.class);
  private final List<SortPart> sort = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private boolean descending;
  private boolean countOnly;

  /// Whether this directive comes for the first time.
  boolean note(Directive directive) {
    return seen.add(directive);
  }

  void number(Directive directive, long number) {
    numbers.put(directive, number);
  }

  void option(Directive directive, String text) {
    options.put(directive, text);
  }

  void sort(String name, @Nullable Boolean isDescending) {
    sort.add(new SortPart(name, isDescending));
  }

  void descending(boolean isDescending) {
    descending = isDescending;
  }

  void fields(List<String> names) {
    fields.addAll(names);
  }

  void ids(List<String> identifiers) {
    ids.addAll(identifiers);
  }

  void countOnly(boolean only) {
    countOnly = only;
  }

  Query build(Condition condition, Tolerances tolerances) {
    if (numbers.getOrDefault(Directive.START, 1L) == 0) {
      tolerances.accept(Tolerances.START_ZERO);
    }
    List<SortTerm> terms = new ArrayList<>();
    for (SortPart part : sort) {
      Boolean own = part.descending();
      terms.add(new SortTerm(part.name(), own == null ? descending : own));
    }
    return new Query(
        condition,
        new Paging(number(Directive.MAX), number(Directive.SIZE), number(Directive.START)),
        terms,
        fields,
        countOnly,
        ids,
        options,
        tolerances.names());
  }

  private long number(Directive directive) {
    return numbers.getOrDefault(directive, 0L);
  }
}
