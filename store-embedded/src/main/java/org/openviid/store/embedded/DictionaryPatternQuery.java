package org.openviid.store.embedded;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DocValuesRangeIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.openviid.query.LikePattern;

/// Finds documents by a pattern on the text in a column of [IndexColumn.Storage#DICTIONARY]: tries the
/// pattern on every different text once, or on the texts of few documents when other conditions leave
/// no more.
final class DictionaryPatternQuery extends Query {
  private static final float COST = 500;
  private static final int CHECK = 4_096;

  /// Looking a text up by document costs as much as going over this many in order.
  private static final int LOOKUP = 8;

  private final String field;
  private final LikePattern pattern;
  private final Deadline deadline;

  DictionaryPatternQuery(String field, LikePattern pattern, Deadline deadline) {
    this.field = field;
    this.pattern = pattern;
    this.deadline = deadline;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        LeafReader reader = leaf.reader();
        if (reader.getFieldInfos().fieldInfo(field) == null) {
          return null;
        }
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        DocValuesSkipper skipper = reader.getDocValuesSkipper(field);
        return new ConstantScoreScorerSupplier(score(), mode, reader.maxDoc()) {
          @Override
          public DocIdSetIterator iterator(long leadCost) throws IOException {
            boolean few = leadCost < values.getValueCount() / LOOKUP;
            return TwoPhaseIterator.asDocIdSetIterator(few ? byDocument(values) : byText(values, skipper));
          }

          @Override
          public long cost() {
            return values.cost();
          }
        };
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  private TwoPhaseIterator byDocument(SortedSetDocValues values) {
    TextCondition test = TextCondition.like(pattern);
    return new TwoPhaseIterator(values) {
      @Override
      public boolean matches() throws IOException {
        for (int i = values.docValueCount(); i > 0; i--) {
          if (test.matches(values.lookupOrd(values.nextOrd()))) {
            return true;
          }
        }
        return false;
      }

      @Override
      public float matchCost() {
        return COST;
      }
    };
  }

  private TwoPhaseIterator byText(SortedSetDocValues values, @Nullable DocValuesSkipper skipper)
      throws IOException {
    LongBitSet fitting = new LongBitSet(Math.max(1, values.getValueCount()));
    TextCondition test = TextCondition.like(pattern);
    BytesRef prefix = TextCondition.prefix(pattern);
    TermsEnum texts = values.termsEnum();
    long first = -1;
    long last = -1;
    boolean more = texts.seekCeil(prefix) != TermsEnum.SeekStatus.END;
    for (int i = 1; more && StringHelper.startsWith(texts.term(), prefix); i++) {
      if (test.matches(texts.term())) {
        last = texts.ord();
        first = first < 0 ? last : first;
        fitting.set(last);
      }
      if (i % CHECK == 0) {
        deadline.check();
      }
      more = texts.next() != null;
    }
    return first < 0
        ? new None()
        : DocValuesRangeIterator.forOrdinalSet(values, skipper, first, last, fitting);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String unused) {
    return field + " like " + pattern;
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && field.equals(((DictionaryPatternQuery) other).field)
        && pattern.equals(((DictionaryPatternQuery) other).pattern);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * classHash() + field.hashCode()) + pattern.hashCode();
  }

  private static final class None extends TwoPhaseIterator {
    None() {
      super(DocIdSetIterator.empty());
    }

    @Override
    public boolean matches() {
      return false;
    }

    @Override
    public float matchCost() {
      return 0;
    }
  }
}
