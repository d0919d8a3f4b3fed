package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.openviid.query.Filter;
import org.openviid.schema.Value;

/// Conditions on columns of numbers, times and flags. Stateless.
final class NumberQueries {
  private NumberQueries() {}

  static Query anyOf(IndexColumn column, List<Value> values) {
    long[] numbers =
        values.stream()
            .map(value -> NumberSpan.of(column.form(), value))
            .filter(NumberSpan::isOne)
            .mapToLong(NumberSpan::first)
            .sorted()
            .distinct()
            .toArray();
    if (numbers.length == 0) {
      return MatchNoDocsQuery.INSTANCE;
    }
    if (column.hasTerms()) {
      return terms(column.name(), numbers);
    }
    if (numbers.length == 1) {
      return span(column, new NumberSpan(numbers[0], numbers[0]));
    }
    Query byDocument =
        column.repeats()
            ? SortedNumericDocValuesField.newSlowSetQuery(column.name(), numbers)
            : NumericDocValuesField.newSlowSetQuery(column.name(), numbers);
    return column.hasPoints()
        ? new IndexOrDocValuesQuery(LongPoint.newSetQuery(column.name(), numbers), byDocument)
        : byDocument;
  }

  static Query range(IndexColumn column, Filter.Range range) {
    return span(column, NumberSpan.of(column.form(), range));
  }

  private static Query span(IndexColumn column, NumberSpan span) {
    if (span.isEmpty()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    if (span.isAll()) {
      return new FieldExistsQuery(column.name());
    }
    if (span.isOne() && column.hasTerms()) {
      return terms(column.name(), span.first());
    }
    Query byDocument =
        column.repeats()
            ? SortedNumericDocValuesField.newSlowRangeQuery(column.name(), span.first(), span.last())
            : NumericDocValuesField.newSlowRangeQuery(column.name(), span.first(), span.last());
    return column.hasPoints()
        ? new IndexOrDocValuesQuery(LongPoint.newRangeQuery(column.name(), span.first(), span.last()), byDocument)
        : byDocument;
  }

  private static Query terms(String field, long... numbers) {
    List<BytesRef> terms = new ArrayList<>();
    for (long number : numbers) {
      byte[] bytes = new byte[Long.BYTES];
      NumericUtils.longToSortableBytes(number, bytes, 0);
      terms.add(new BytesRef(bytes));
    }
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.getFirst()))
        : new TermInSetQuery(field, terms);
  }
}
