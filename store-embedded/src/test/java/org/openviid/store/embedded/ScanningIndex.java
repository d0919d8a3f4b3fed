package org.openviid.store.embedded;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.openviid.query.FilterEvaluation;
import org.openviid.query.SortKey;
import org.openviid.store.LogEntry;
import org.openviid.store.Search;

/// An index that keeps all objects in memory and goes through them, for tests of what feeds it. It says
/// that nothing is on disk, so that it is fed the whole log at every start, and does not put up with
/// changes out of order or left out. Safe for use by any number of threads.
class ScanningIndex implements SearchIndex {
  private record Key(int type, String id) {}

  private final boolean strict;
  private final Map<Key, IndexedChange> objects = new LinkedHashMap<>();
  private long position;

  ScanningIndex() {
    this(true);
  }

  /// @param strict whether every version has to be preceded by the one it says it replaces
  ScanningIndex(boolean strict) {
    this.strict = strict;
  }

  synchronized int size() {
    return objects.size();
  }

  @Override
  public synchronized void submit(IndexedChange change) {
    if (change.sequence() <= position) {
      throw new IllegalStateException(change.sequence() + " after " + position);
    }
    position = change.sequence();
    Key key = new Key(change.object().type().key(), change.id());
    IndexedChange before = objects.remove(key);
    if (change.operation() != LogEntry.Operation.DELETED) {
      objects.put(key, change);
    }
    if (strict && (before == null ? 0 : before.sequence()) != change.previous() && change.previous() != 0) {
      throw new IllegalStateException(change.sequence() + " replaces " + change.previous() + ", not " + before);
    }
  }

  @Override
  public long replayFrom() {
    return 0;
  }

  @Override
  public synchronized Hits search(Search search) {
    List<IndexedChange> matches =
        objects.values().stream()
            .filter(change -> change.object().type() == search.type())
            .filter(change -> change.sequence() <= search.ceiling())
            .filter(change -> FilterEvaluation.matches(search.filter(), change.object()))
            .sorted(order(search.sort()))
            .toList();
    long[] page =
        matches.stream().skip(search.skip()).limit(search.limit()).mapToLong(IndexedChange::sequence).toArray();
    return new Hits(
        page, search.total() ? OptionalLong.of(matches.size()) : OptionalLong.empty(), position);
  }

  private static Comparator<IndexedChange> order(List<SortKey> sort) {
    return Comparator.comparing(IndexedChange::object, SortKey.order(sort)).thenComparingLong(IndexedChange::sequence);
  }

  @Override
  public long lag() {
    return 0;
  }

  @Override
  public Optional<String> fault() {
    return Optional.empty();
  }

  @Override
  public void expungeDeletes() {}

  @Override
  public void close() {}
}
