package org.openviid.store.embedded;

import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.openviid.query.Filter;
import org.openviid.schema.AttributePath;
import org.openviid.store.StoreException;

/// Makes Lucene queries of the filters on one type, that find just what [org.openviid.query.FilterEvaluation]
/// says. Safe for use by any number of threads.
///
/// All queries find documents of the type alone, as each column belongs to one type.
final class FilterTranslation {
  private final TypeColumns columns;
  private final Lookup lookup;
  private final Predicate<IndexColumn> isOdd;
  private final TextQueries texts;

  /// A translation.
  ///
  /// @param isOdd whether there are documents with an oddity in that column
  FilterTranslation(TypeColumns columns, Lookup lookup, Predicate<IndexColumn> isOdd) {
    this.columns = columns;
    this.lookup = lookup;
    this.isOdd = isOdd;
    this.texts = new TextQueries(columns, lookup);
  }

  /// The query of a filter.
  ///
  /// @throws StoreException for a filter on an attribute that is not indexed
  Query query(Filter filter) {
    return switch (filter) {
      case Filter.Everything _ -> everything();
      case Filter.And(List<Filter> operands) -> all(operands);
      case Filter.Or(List<Filter> operands) -> any(operands);
      case Filter.Not _ -> all(List.of(filter));
      case Filter.AnyOf(AttributePath path, _) -> leaf(path, filter);
      case Filter.Range(AttributePath path, _, _, _, _) -> leaf(path, filter);
      case Filter.Like(AttributePath path, _) -> leaf(path, filter);
      case Filter.Present(AttributePath path) -> leaf(path, filter);
    };
  }

  private Query everything() {
    return new TermQuery(new Term(IndexLayout.TYPE, columns.prefix()));
  }

  private Query all(List<Filter> operands) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (Filter operand : operands) {
      if (operand instanceof Filter.Not(Filter negated)) {
        all.add(query(negated), Occur.MUST_NOT);
      } else {
        all.add(query(operand), Occur.FILTER);
        positive = true;
      }
    }
    if (!positive) {
      all.add(everything(), Occur.FILTER);
    }
    return all.build();
  }

  private Query any(List<Filter> operands) {
    if (operands.isEmpty()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Filter operand : operands) {
      any.add(query(operand), Occur.SHOULD);
    }
    return any.build();
  }

  private Query leaf(AttributePath path, Filter leaf) {
    IndexColumn column = columns.find(path);
    if (column == null) {
      throw new StoreException("OV-1700", path.dotted(), columns.type());
    }
    Query regular = column.form() == ColumnForm.TEXT ? text(column, leaf) : number(column, leaf);
    if (!isOdd.test(column)) {
      return regular;
    }
    Query odd = new TermQuery(new Term(IndexLayout.ODD, column.name()));
    return new BooleanQuery.Builder()
        .add(
            new BooleanQuery.Builder().add(regular, Occur.FILTER).add(odd, Occur.MUST_NOT).build(),
            Occur.SHOULD)
        .add(
            new BooleanQuery.Builder()
                .add(odd, Occur.FILTER)
                .add(new VerifiedQuery(leaf, lookup), Occur.FILTER)
                .build(),
            Occur.SHOULD)
        .build();
  }

  private Query text(IndexColumn column, Filter leaf) {
    return switch (leaf) {
      case Filter.AnyOf anyOf -> texts.anyOf(column, anyOf);
      case Filter.Range range when isOpen(range) -> texts.present(column);
      case Filter.Range range -> texts.range(column, range);
      case Filter.Like like -> texts.like(column, like);
      case Filter.Present _ -> texts.present(column);
      case Filter.Everything _, Filter.And _, Filter.Or _, Filter.Not _ -> throw new AssertionError(leaf);
    };
  }

  private Query number(IndexColumn column, Filter leaf) {
    return switch (leaf) {
      case Filter.AnyOf anyOf -> NumberQueries.anyOf(column, anyOf.values());
      case Filter.Range range when isOpen(range) -> texts.present(column);
      case Filter.Range range -> NumberQueries.range(column, range);
      case Filter.Like _ -> MatchNoDocsQuery.INSTANCE;
      case Filter.Present _ -> texts.present(column);
      case Filter.Everything _, Filter.And _, Filter.Or _, Filter.Not _ -> throw new AssertionError(leaf);
    };
  }

  private static boolean isOpen(Filter.Range range) {
    return range.lower() == null && range.upper() == null;
  }
}
