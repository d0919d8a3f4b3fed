package org.openviid.query;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A query string understood, but not yet compared with any table. Immutable.
///
/// @param condition what has to hold
/// @param paging which part of the matches is wanted
/// @param sort the order, perhaps empty
/// @param fields names of the attributes to return; empty for all
/// @param countOnly whether only the number of matches is wanted
/// @param ids identifiers of the objects concerned; empty when none were named
/// @param options the directives that take one text: [Directive#SCROLL], [Directive#UNLIMITED],
///     [Directive#SOFT], [Directive#PICTURE]
/// @param tolerances names of the deviations that were accepted, each once, as in `tolerances/query.csv`
public record Query(
    Condition condition,
    Paging paging,
    List<SortTerm> sort,
    List<String> fields,
    boolean countOnly,
    List<String> ids,
    Map<Directive, String> options,
    List<String> tolerances) {

  /// Copies lists and map.
  public Query {
    sort = List.copyOf(sort);
    fields = List.copyOf(fields);
    ids = List.copyOf(ids);
    Map<Directive, String> ordered = new EnumMap<>(Directive.class);
    ordered.putAll(options);
    options = Collections.unmodifiableMap(ordered);
    tolerances = List.copyOf(tolerances);
  }

  /// A query for everything that fulfils a condition.
  public static Query of(Condition condition) {
    return new Query(condition, Paging.NONE, List.of(), List.of(), false, List.of(), Map.of(), List.of());
  }

  /// The text of an option, if it was sent.
  public Optional<String> option(Directive directive) {
    return Optional.ofNullable(options.get(directive));
  }

  /// Whether an option was sent and says `1` or `true`.
  public boolean isSet(Directive directive) {
    String text = options.get(directive);
    return text != null && (text.equals("1") || text.equalsIgnoreCase("true"));
  }

  /// The same query with other numbers.
  public Query withPaging(Paging other) {
    return new Query(condition, other, sort, fields, countOnly, ids, options, tolerances);
  }
}
