package org.openviid.store.embedded;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
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
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.DocIdSetBuilder;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;

/// Finds documents by a pattern on the terms of a field: goes through the terms, or reads the objects
/// of few documents when other conditions leave no more.
final class TermPatternQuery extends Query {
  private static final int CHECK = 1_024;

  /// Reading an object costs as much as going over this many terms.
  private static final int LOOKUP = 64;

  private final String field;
  private final BytesRef prefix;
  private final Filter.Like filter;
  private final Lookup lookup;

  /// A query.
  ///
  /// @param prefix what the terms in question begin with before the text, perhaps nothing
  TermPatternQuery(String field, BytesRef prefix, Filter.Like filter, Lookup lookup) {
    this.field = field;
    this.prefix = prefix;
    this.filter = filter;
    this.lookup = lookup;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        Terms terms = leaf.reader().terms(field);
        if (terms == null) {
          return null;
        }
        int maxDoc = leaf.reader().maxDoc();
        long cost = Math.max(1, terms.getDocCount());
        return new ConstantScoreScorerSupplier(score(), mode, maxDoc) {
          @Override
          public DocIdSetIterator iterator(long leadCost) throws IOException {
            return leadCost < cost / LOOKUP
                ? TwoPhaseIterator.asDocIdSetIterator(
                    VerifiedQuery.documents(DocIdSetIterator.all(maxDoc), leaf, filter, lookup))
                : byTerm(terms, maxDoc);
          }

          @Override
          public long cost() {
            return cost;
          }
        };
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  private DocIdSetIterator byTerm(Terms terms, int maxDoc) throws IOException {
    BytesRef start = concatenation(prefix, TextCondition.prefix(filter.pattern()));
    TextCondition test = TextCondition.like(filter.pattern());
    DocIdSetBuilder found = new DocIdSetBuilder(maxDoc, terms);
    TermsEnum iterator = terms.iterator();
    PostingsEnum postings = null;
    boolean more = iterator.seekCeil(start) != TermsEnum.SeekStatus.END;
    for (int i = 1; more && StringHelper.startsWith(iterator.term(), start); i++) {
      BytesRef term = iterator.term();
      if (test.matches(new BytesRef(term.bytes, term.offset + prefix.length, term.length - prefix.length))) {
        postings = iterator.postings(postings, PostingsEnum.NONE);
        found.add(postings);
      }
      if (i % CHECK == 0) {
        lookup.deadline().check();
      }
      more = iterator.next() != null;
    }
    DocIdSetIterator documents = found.build().iterator();
    return documents == null ? DocIdSetIterator.empty() : documents;
  }

  /// One after the other.
  static BytesRef concatenation(BytesRef a, BytesRef b) {
    BytesRef both = new BytesRef(a.length + b.length);
    System.arraycopy(a.bytes, a.offset, both.bytes, 0, a.length);
    System.arraycopy(b.bytes, b.offset, both.bytes, a.length, b.length);
    both.length = a.length + b.length;
    return both;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String unused) {
    return field + " like " + filter.pattern();
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && field.equals(((TermPatternQuery) other).field)
        && prefix.equals(((TermPatternQuery) other).prefix)
        && filter.equals(((TermPatternQuery) other).filter);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * classHash() + field.hashCode()) + filter.hashCode();
  }
}
