package org.openviid.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/// The current versions in a view that a search finds. For one thread at a time.
final class ViewHits {
  /// How many hits are ordered at once on the way to a deep page, which bounds the memory it takes.
  private static final int STRIDE = 20_000;

  private final IndexView view;
  private final HitOrder order;
  private final Deadline deadline;
  private final Query matching;
  private final @Nullable Query superseded;

  /// Hits.
  ///
  /// @param filter the condition
  /// @param ceiling only versions with a sequence up to this
  /// @param superseded versions to leave out
  ViewHits(IndexView view, Query filter, long ceiling, List<Long> superseded, HitOrder order, Deadline deadline) {
    this.view = view;
    this.order = order;
    this.deadline = deadline;
    this.matching = ceiling < view.sequence() ? both(filter, upTo(ceiling)) : filter;
    this.superseded = superseded.isEmpty() ? null : LongPoint.newSetQuery(IndexLayout.SEQUENCE, superseded);
  }

  private static Query upTo(long ceiling) {
    return new IndexOrDocValuesQuery(
        LongPoint.newRangeQuery(IndexLayout.SEQUENCE, Long.MIN_VALUE, ceiling),
        NumericDocValuesField.newSlowRangeQuery(IndexLayout.SEQUENCE, Long.MIN_VALUE, ceiling));
  }

  private static Query both(Query a, Query b) {
    return new BooleanQuery.Builder().add(a, Occur.FILTER).add(b, Occur.FILTER).build();
  }

  private Query current() {
    return superseded == null
        ? matching
        : new BooleanQuery.Builder().add(matching, Occur.FILTER).add(superseded, Occur.MUST_NOT).build();
  }

  private IndexSearcher searcher() {
    IndexSearcher searcher = new IndexSearcher(view.reader());
    searcher.setQueryCache(null);
    searcher.setTimeout(deadline);
    return searcher;
  }

  private void checkComplete(IndexSearcher searcher) {
    if (searcher.timedOut()) {
      deadline.check();
    }
  }

  /// How many there are.
  long count() throws IOException {
    long count = count(matching);
    return superseded == null || count == 0 ? count : count - count(both(superseded, matching));
  }

  private long count(Query query) throws IOException {
    IndexSearcher searcher = searcher();
    int count = searcher.count(query);
    checkComplete(searcher);
    return count;
  }

  /// The first hits in the order of [HitOrder#sort].
  ///
  /// @param after only hits that come after this one
  List<HitKey> first(@Nullable HitKey after, int limit) throws IOException {
    return slice(after, 0, limit);
  }

  /// The last of so many hits, or null when there are fewer.
  ///
  /// @param after only hits that come after this one
  @Nullable HitKey skip(@Nullable HitKey after, long count) throws IOException {
    HitKey last = after;
    for (long rest = count; rest > 0; rest -= STRIDE) {
      int stride = (int) Math.min(rest, STRIDE);
      List<HitKey> end = slice(last, stride - 1, 1);
      if (end.isEmpty()) {
        return null;
      }
      last = end.getFirst();
    }
    return last;
  }

  private List<HitKey> slice(@Nullable HitKey after, int start, int limit) throws IOException {
    int wanted = Math.clamp((long) start + limit, 1, Math.max(1, view.reader().maxDoc()));
    FieldDoc begin = after == null ? null : order.document(after);
    TopFieldCollectorManager best = new TopFieldCollectorManager(order.sort(), wanted, begin, 1);
    List<HitKey> keys = new ArrayList<>();
    for (ScoreDoc found : collect(best.newCollector()).topDocs(start, limit).scoreDocs) {
      keys.add(order.key((FieldDoc) found));
    }
    return keys;
  }

  private <C extends Collector> C collect(C collector) throws IOException {
    IndexSearcher searcher = searcher();
    searcher.search(current(), new Single<>(collector));
    checkComplete(searcher);
    return collector;
  }

  /// A collector for all segments, as they are searched one after the other.
  private record Single<C extends Collector>(C collector) implements CollectorManager<C, C> {
    @Override
    public C newCollector() {
      return collector;
    }

    @Override
    public C reduce(Collection<C> collectors) {
      return collector;
    }
  }

  /// The sequences of all hits, in no order.
  long[] all() throws IOException {
    Sequences sequences = collect(new Sequences());
    return Arrays.copyOf(sequences.found, sequences.count);
  }

  private static final class Sequences extends SimpleCollector {
    private long[] found = new long[1_024];
    private int count;
    private @Nullable NumericDocValues values;

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      values = leaf.reader().getNumericDocValues(IndexLayout.SEQUENCE);
    }

    @Override
    public void collect(int document) throws IOException {
      if (values != null && values.advanceExact(document)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = values.longValue();
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
