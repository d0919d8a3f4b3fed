package org.openviid.store.embedded;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;

/// Finds documents by reading their objects: right for whatever the index does not hold, and dear. To
/// be combined with queries that leave few documents.
final class VerifiedQuery extends Query {
  /// What reading an object costs, compared with reading a column.
  private static final float COST = 10_000;

  private final Filter filter;
  private final Lookup lookup;

  VerifiedQuery(Filter filter, Lookup lookup) {
    this.filter = filter;
    this.lookup = lookup;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        DocIdSetIterator all = DocIdSetIterator.all(leaf.reader().maxDoc());
        TwoPhaseIterator documents = documents(all, leaf, filter, lookup);
        return ConstantScoreScorerSupplier.fromIterator(
            TwoPhaseIterator.asDocIdSetIterator(documents), score(), mode, leaf.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  /// Those of some documents whose objects satisfy a condition.
  static TwoPhaseIterator documents(
      DocIdSetIterator some, LeafReaderContext leaf, Filter filter, Lookup lookup) throws IOException {
    NumericDocValues sequences = leaf.reader().getNumericDocValues(IndexLayout.SEQUENCE);
    return new TwoPhaseIterator(some) {
      @Override
      public boolean matches() throws IOException {
        return lookup.matches(filter, sequences, approximation.docID());
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
  public String toString(String field) {
    return "verified " + filter;
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && filter.equals(((VerifiedQuery) other).filter);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + filter.hashCode();
  }
}
