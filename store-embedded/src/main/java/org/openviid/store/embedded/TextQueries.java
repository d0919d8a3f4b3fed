package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;
import org.openviid.query.LikePattern;
import org.openviid.schema.Value;

/// Conditions on the columns of text of one type. Safe for use by any number of threads.
final class TextQueries {
  /// More values are looked for in the column rather than by their substrings.
  private static final int FEW = 32;

  private final TypeColumns columns;
  private final Lookup lookup;

  TextQueries(TypeColumns columns, Lookup lookup) {
    this.columns = columns;
    this.lookup = lookup;
  }

  /// Documents that have a text.
  Query present(IndexColumn column) {
    return column.storage() == IndexColumn.Storage.IDENTITY
        ? new TermQuery(new Term(IndexLayout.TYPE, columns.prefix()))
        : new FieldExistsQuery(column.name());
  }

  /// Documents that have one of the texts.
  Query anyOf(IndexColumn column, Filter.AnyOf filter) {
    List<String> texts = new ArrayList<>();
    for (Value value : filter.values()) {
      if (value instanceof Value.Text(String text)) {
        texts.add(text);
      }
    }
    if (texts.isEmpty()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return switch (column.storage()) {
      case NUMBER -> throw new AssertionError(column);
      case IDENTITY ->
          terms(IndexLayout.ID, texts.stream().map(text -> DocumentMaker.key(columns, text)).toList());
      case HASH -> column.hasTerms() ? terms(column.name(), bytes(texts)) : byHash(column, texts, filter);
      case RAW -> raw(column, texts, filter);
      case DICTIONARY -> column.hasTerms() ? terms(column.name(), bytes(texts)) : dictionary(column, texts);
    };
  }

  private static List<BytesRef> bytes(List<String> texts) {
    return texts.stream().map(TextBytes::of).toList();
  }

  private static Query terms(String field, List<BytesRef> terms) {
    return terms.size() == 1 ? new TermQuery(new Term(field, terms.getFirst())) : new TermInSetQuery(field, terms);
  }

  private Query byHash(IndexColumn column, List<String> texts, Filter filter) {
    long[] hashes = texts.stream().mapToLong(String::hashCode).toArray();
    Query likely =
        column.repeats()
            ? SortedNumericDocValuesField.newSlowSetQuery(column.name(), hashes)
            : NumericDocValuesField.newSlowSetQuery(column.name(), hashes);
    return verified(likely, filter);
  }

  private static Query raw(IndexColumn column, List<String> texts, Filter filter) {
    Set<BytesRef> wanted = new HashSet<>(bytes(texts));
    Query exact = new RawTextQuery(column.name(), filter, wanted::contains);
    if (texts.size() > FEW) {
      return exact;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String text : texts) {
      any.add(grams(column, new LikePattern(List.of(text), false, false), exact), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query dictionary(IndexColumn column, List<String> texts) {
    List<BytesRef> bytes = bytes(texts);
    if (column.repeats()) {
      return bytes.size() == 1
          ? SortedSetDocValuesField.newSlowExactQuery(column.name(), bytes.getFirst())
          : SortedSetDocValuesField.newSlowSetQuery(column.name(), bytes);
    }
    return bytes.size() == 1
        ? SortedDocValuesField.newSlowExactQuery(column.name(), bytes.getFirst())
        : SortedDocValuesField.newSlowSetQuery(column.name(), bytes);
  }

  /// Documents that have a text between two bounds, one of them at least.
  Query range(IndexColumn column, Filter.Range range) {
    if (!isText(range.lower()) || !isText(range.upper())) {
      return MatchNoDocsQuery.INSTANCE;
    }
    BytesRef lower = bound(range.lower());
    BytesRef upper = bound(range.upper());
    boolean from = range.lowerIncluded();
    boolean to = range.upperIncluded();
    return switch (column.storage()) {
      case NUMBER -> throw new AssertionError(column);
      case IDENTITY -> identityRange(lower, upper, from, to);
      case HASH ->
          column.hasTerms()
              ? new TermRangeQuery(column.name(), lower, upper, from, to)
              : verified(present(column), range);
      case RAW -> new RawTextQuery(column.name(), range, text -> isWithin(text, lower, upper, from, to));
      case DICTIONARY ->
          column.repeats()
              ? SortedSetDocValuesField.newSlowRangeQuery(column.name(), lower, upper, from, to)
              : SortedDocValuesField.newSlowRangeQuery(column.name(), lower, upper, from, to);
    };
  }

  private static boolean isText(@Nullable Value bound) {
    return bound == null || bound instanceof Value.Text;
  }

  private static @Nullable BytesRef bound(@Nullable Value bound) {
    return bound instanceof Value.Text(String text) ? TextBytes.of(text) : null;
  }

  private Query identityRange(@Nullable BytesRef lower, @Nullable BytesRef upper, boolean from, boolean to) {
    BytesRef prefix = columns.prefix();
    // No identifier has this byte; hashes of long ones begin with it and are found otherwise.
    BytesRef end = TermPatternQuery.concatenation(prefix, new BytesRef(new byte[] {(byte) 0xFF}));
    return new TermRangeQuery(
        IndexLayout.ID,
        lower == null ? prefix : TermPatternQuery.concatenation(prefix, lower),
        upper == null ? end : TermPatternQuery.concatenation(prefix, upper),
        lower == null || from,
        upper != null && to);
  }

  private static boolean isWithin(
      BytesRef text, @Nullable BytesRef lower, @Nullable BytesRef upper, boolean from, boolean to) {
    int above = lower == null ? 1 : text.compareTo(lower);
    int below = upper == null ? -1 : text.compareTo(upper);
    return (above > 0 || (above == 0 && from)) && (below < 0 || (below == 0 && to));
  }

  /// Documents that have a text that fits a pattern.
  Query like(IndexColumn column, Filter.Like filter) {
    LikePattern pattern = filter.pattern();
    if (pattern.parts().isEmpty() && (pattern.openStart() || pattern.openEnd())) {
      return present(column);
    }
    return switch (column.storage()) {
      case NUMBER -> throw new AssertionError(column);
      case IDENTITY -> new TermPatternQuery(IndexLayout.ID, columns.prefix(), filter, lookup);
      case HASH ->
          column.hasTerms()
              ? new TermPatternQuery(column.name(), new BytesRef(), filter, lookup)
              : verified(present(column), filter);
      case RAW -> grams(column, pattern, new RawTextQuery(column.name(), filter, TextCondition.like(pattern)));
      case DICTIONARY -> {
        Query exact = new DictionaryPatternQuery(column.name(), pattern, lookup.deadline());
        yield column.hasGrams() ? grams(column, pattern, exact) : exact;
      }
    };
  }

  /// Documents with all substrings of the pattern that satisfy the exact query, too.
  private static Query grams(IndexColumn column, LikePattern pattern, Query exact) {
    List<BytesRef> grams = Grams.of(pattern);
    if (grams.size() == 1 && Grams.suffice(pattern)) {
      return new TermQuery(new Term(column.gramName(), grams.getFirst()));
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (BytesRef gram : grams) {
      all.add(new TermQuery(new Term(column.gramName(), gram)), Occur.FILTER);
    }
    return all.add(exact, Occur.FILTER).build();
  }

  private Query verified(Query likely, Filter filter) {
    return new BooleanQuery.Builder()
        .add(likely, Occur.FILTER)
        .add(new VerifiedQuery(filter, lookup), Occur.FILTER)
        .build();
  }
}
