package org.openviid.query;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;

/// Gives the names and values of a query their meaning for objects of a type. Immutable, and safe to
/// share between threads.
///
/// What the grammar leaves open is decided so (Annex D, proposed):
/// - A time counts as the span that its digits name. `<= 20190901` and the upper bound of BETWEEN include
///   the whole day, `> 20190901` starts after it, and `= 20190901000000` matches any millisecond of that
///   second. So `>` is always the contrary of `<=`.
/// - `<>` and `!=` match only objects that have the attribute; NOT matches those that lack it too.
/// - A comparison with an empty text asks whether the attribute is absent.
/// - LIKE follows [LikePattern#parse]. Times take leading digits before `%`, and on numbers and flags LIKE
///   without wildcards is equality.
/// - A code that is listed only with other leading zeros (`1` for `01`) is looked for in both spellings.
/// - A value is found among several that one text joins, where the table says that it does.
/// - `CreateTime` stands for the time of the object where its type has no such attribute.
/// - `Age` stands for the limits of the estimate: `Age = 30` where lower limit ≤ 30 ≤ upper limit,
///   `Age >= 30` where the upper limit is, and so on. Likewise `Height`.
public final class QueryBinder {
  private final ZoneId zone;

  /// A binder for times of the standard's home, +08:00.
  public QueryBinder() {
    this(ZoneOffset.ofHours(8));
  }

  /// A binder for times of a zone.
  ///
  /// @param zone what times without an offset are in
  public QueryBinder(ZoneId zone) {
    this.zone = zone;
  }

  /// Binds a query of someone without special permissions.
  ///
  /// @throws QueryException naming the attribute and what is wrong with it or its value
  public BoundQuery bind(Query query, ObjectType type) {
    return bind(query, type, attribute -> false);
  }

  /// Binds a query.
  ///
  /// @param searchable whether a restricted attribute may be searched and sorted by; the others are not
  ///     asked about, and secret ones never may
  /// @throws QueryException naming the attribute and what is wrong with it or its value
  public BoundQuery bind(Query query, ObjectType type, Predicate<Attribute> searchable) {
    Tolerances tolerances = new Tolerances(query.tolerances());
    NameResolver names = new NameResolver(type, searchable, tolerances);
    OperandReader operands = new OperandReader(zone, tolerances);
    Filter filter = new ConditionBinder(names, operands, tolerances).bind(query.condition());
    List<SortKey> sort = new ArrayList<>();
    for (SortTerm term : query.sort()) {
      sort.add(new SortKey(names.sortPath(term.name()), term.descending()));
    }
    List<String> others = new ArrayList<>();
    List<AttributePath> fields = fields(query, type, names, others);
    if (!others.isEmpty()) {
      tolerances.accept(Tolerances.UNKNOWN_FIELD);
    }
    return new BoundQuery(query, type, filter, sort, fields, others, tolerances.names());
  }

  private static List<AttributePath> fields(
      Query query, ObjectType type, NameResolver names, List<String> others) {
    Set<AttributePath> fields = new LinkedHashSet<>();
    if (!query.fields().isEmpty() && type.hasIdentity()) {
      fields.add(type.idPath());
    }
    for (String name : query.fields()) {
      List<AttributePath> paths = names.fieldPaths(name);
      fields.addAll(paths);
      if (paths.isEmpty()) {
        others.add(name);
      }
    }
    return List.copyOf(fields);
  }
}
