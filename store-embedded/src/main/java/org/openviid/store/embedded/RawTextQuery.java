package org.openviid.store.embedded;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;

/// Finds documents by the text in a column of [IndexColumn.Storage#RAW].
final class RawTextQuery extends Query {
  private static final float COST = 50;

  private final String field;
  private final Filter filter;
  private final TextCondition test;

  /// A query.
  ///
  /// @param filter what the test tests, by which queries are told apart
  RawTextQuery(String field, Filter filter, TextCondition test) {
    this.field = field;
    this.filter = filter;
    this.test = test;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
        return values == null
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                TwoPhaseIterator.asDocIdSetIterator(matching(values)), score(), mode, leaf.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  private TwoPhaseIterator matching(BinaryDocValues values) {
    return new TwoPhaseIterator(values) {
      @Override
      public boolean matches() throws IOException {
        return test.matches(values.binaryValue());
      }

      @Override
      public float matchCost() {
        return COST;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String unused) {
    return field + " " + filter;
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && field.equals(((RawTextQuery) other).field)
        && filter.equals(((RawTextQuery) other).filter);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * classHash() + field.hashCode()) + filter.hashCode();
  }
}
