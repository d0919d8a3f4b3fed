package org.openviid.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.store.Search;

/// One search: hits of the view, and hits of the tail, in one order. For one thread.
final class SearchRun {
  private final Search search;
  private final TailMatches tail;
  private final HitOrder order;
  private final ViewHits hits;
  private final Lookup lookup;
  private final Walks walks;

  /// A search.
  ///
  /// @param view acquired, for as long as this is used
  SearchRun(Search search, IndexView view, TypeColumns columns, Lookup lookup, Walks walks) {
    this.search = search;
    this.lookup = lookup;
    this.walks = walks;
    FilterTranslation translation = new FilterTranslation(columns, lookup, view::isOdd);
    var filter = translation.query(search.filter());
    this.tail = TailMatches.of(view, search, lookup.deadline());
    this.order = HitOrder.of(search, columns, view, tail.found());
    this.hits = new ViewHits(view, filter, search.ceiling(), tail.superseded(), order, lookup.deadline());
  }

  Hits run() throws IOException {
    long[] page = search.limit() == 0 ? new long[0] : page();
    OptionalLong total =
        search.total() ? OptionalLong.of(hits.count() + tail.found().size()) : OptionalLong.empty();
    return new Hits(page, total, tail.position());
  }

  private long[] page() throws IOException {
    HitKey after = walks.stop(search, order);
    long skip = after == null ? search.skip() : 0;
    List<HitKey> page = order.isIndexed() ? indexedPage(after, skip) : readPage(after, skip);
    if (page.size() == search.limit()) {
      walks.remember(search, order, page.getLast());
    }
    return page.stream().mapToLong(HitKey::sequence).toArray();
  }

  /// Every hit of the tail can come before a given hit of the view, or not: so many more hits of the
  /// view than asked for decide.
  private List<HitKey> indexedPage(@Nullable HitKey after, long skip) throws IOException {
    List<HitKey> late = late(after);
    long ahead = Math.max(0, skip - late.size());
    HitKey from = hits.skip(after, ahead);
    if (ahead > 0 && from == null) {
      return List.of();
    }
    int rest = (int) (skip - ahead);
    List<HitKey> early = hits.first(from, (int) Math.min((long) rest + search.limit(), Integer.MAX_VALUE));
    return merged(early, late, rest);
  }

  private List<HitKey> late(@Nullable HitKey after) {
    List<HitKey> late = new ArrayList<>();
    for (IndexedChange change : tail.found()) {
      HitKey key = order.key(change.object(), change.sequence());
      if (after == null || order.compare(key, after) > 0) {
        late.add(key);
      }
    }
    late.sort(order);
    return late;
  }

  private List<HitKey> merged(List<HitKey> early, List<HitKey> late, int skip) {
    List<HitKey> page = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (page.size() < search.limit() && (i < early.size() || j < late.size())) {
      boolean first = j == late.size() || (i < early.size() && order.compare(early.get(i), late.get(j)) < 0);
      HitKey next = first ? early.get(i) : late.get(j);
      i += first ? 1 : 0;
      j += first ? 0 : 1;
      if (i + j > skip) {
        page.add(next);
      }
    }
    return page;
  }

  /// Reads the objects of all hits, because the index does not have what they are ordered by.
  private List<HitKey> readPage(@Nullable HitKey after, long skip) throws IOException {
    List<HitKey> keys = late(after);
    for (long sequence : hits.all()) {
      lookup.deadline().check();
      DataObject object = lookup.versions().version(sequence);
      if (object != null) {
        HitKey key = order.key(object, sequence);
        if (after == null || order.compare(key, after) > 0) {
          keys.add(key);
        }
      }
    }
    keys.sort(order);
    int start = (int) Math.min(skip, keys.size());
    return keys.subList(start, (int) Math.min((long) start + search.limit(), keys.size()));
  }
}
