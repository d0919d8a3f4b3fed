package org.openviid.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.query.ValueOrder;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;
import org.openviid.store.ObjectStore;
import org.openviid.store.Page;
import org.openviid.store.Search;
import org.openviid.store.StoredObject;

/// Finds objects of several types in one order, as if they were of one: by the criteria asked for, then by
/// sequence. Every page reads at most a page of each type; where a page begins in each of them is remembered
/// for the walk, and found by halving when somebody jumps. Lives for one request.
final class MergedSearch {
  private final ObjectStore store;
  private final List<Source> sources;
  private final long ceiling;
  private final Duration patience;
  private final long begin = System.nanoTime();

  /// The objects of one type.
  ///
  /// @param type the type
  /// @param filter what is looked for
  /// @param sort the criteria; null for one that the type lacks
  record Source(ObjectType type, Filter filter, List<@Nullable SortKey> sort) {}

  /// @param ceiling only objects with a sequence up to this
  /// @param patience how long after its making this begins to read further
  MergedSearch(ObjectStore store, List<Source> sources, long ceiling, Duration patience) {
    this.store = store;
    this.sources = List.copyOf(sources);
    this.ceiling = ceiling;
    this.patience = patience;
  }

  /// A part of the matches.
  ///
  /// @param skip how many to leave out at the start
  /// @param limit how many to return at the most
  /// @param total whether to count all that match
  /// @param walk where pages began and ended before; learns where this one does
  Page page(long skip, int limit, boolean total, Splits walk) {
    long[] split = limit == 0 ? new long[sources.size()] : split(skip, walk);
    List<List<StoredObject>> heads = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < split.length; i++) {
      Page head = search(sources.get(i), split[i], limit, total);
      heads.add(head.objects());
      count += head.total().orElse(0);
    }
    List<StoredObject> merged = merged(heads, limit, split);
    if (limit > 0) {
      walk.learn(skip + merged.size(), split);
    }
    return new Page(merged, total ? OptionalLong.of(count) : OptionalLong.empty(), ceiling);
  }

  /// How many objects of each source stand before place `skip` of all. Of each source, an object some places
  /// on is looked at; the lowest of them, with all before it in its source, is certain to stand before that
  /// place, as the others have fewer before it than that.
  private long[] split(long skip, Splits walk) {
    Map.Entry<Long, long[]> nearest = walk.before(skip, sources.size());
    long[] split = nearest.getValue().clone();
    long left = skip - nearest.getKey();
    long most = Long.MAX_VALUE;
    while (left > 0) {
      long step = Math.min(most, (left + sources.size() - 1) / sources.size());
      int lowest = lowest(split, step - 1);
      if (lowest >= 0) {
        split[lowest] += step;
        left -= step;
      } else if (step == 1) {
        return split; // there is nothing that far
      } else {
        most = step / 2;
      }
    }
    walk.learn(skip, split.clone());
    return split;
  }

  /// The source whose object so many places after its split stands before those of the others, or -1 when
  /// none has one there.
  private int lowest(long[] split, long places) {
    int lowest = -1;
    @Nullable StoredObject first = null;
    for (int i = 0; i < split.length; i++) {
      List<StoredObject> at = search(sources.get(i), split[i] + places, 1, false).objects();
      if (!at.isEmpty() && (first == null || compare(i, at.getFirst(), lowest, first) < 0)) {
        lowest = i;
        first = at.getFirst();
      }
    }
    return lowest;
  }

  /// The first of all heads in order; moves the split behind them.
  private List<StoredObject> merged(List<List<StoredObject>> heads, int limit, long[] split) {
    int[] taken = new int[split.length];
    List<StoredObject> merged = new ArrayList<>();
    while (merged.size() < limit) {
      int next = next(heads, taken);
      if (next < 0) {
        break;
      }
      merged.add(heads.get(next).get(taken[next]++));
      split[next]++;
    }
    return merged;
  }

  private int next(List<List<StoredObject>> heads, int[] taken) {
    int next = -1;
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] < heads.get(i).size()
          && (next < 0 || compare(i, heads.get(i).get(taken[i]), next, heads.get(next).get(taken[next])) < 0)) {
        next = i;
      }
    }
    return next;
  }

  private int compare(int i, StoredObject a, int j, StoredObject b) {
    List<@Nullable SortKey> left = sources.get(i).sort();
    List<@Nullable SortKey> right = sources.get(j).sort();
    for (int k = 0; k < left.size(); k++) {
      int order = compare(value(left.get(k), a), value(right.get(k), b), isDescending(left.get(k), right.get(k)));
      if (order != 0) {
        return order;
      }
    }
    return Long.compare(a.sequence(), b.sequence());
  }

  private static @Nullable Value value(@Nullable SortKey key, StoredObject object) {
    AttributePath path = key == null ? null : key.path();
    return path == null ? null : path.first(object.object());
  }

  private static boolean isDescending(@Nullable SortKey a, @Nullable SortKey b) {
    return (a != null && a.descending()) || (b != null && b.descending());
  }

  /// Objects without the attribute come last in either direction.
  private static int compare(@Nullable Value a, @Nullable Value b, boolean descending) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return descending ? ValueOrder.compare(b, a) : ValueOrder.compare(a, b);
  }

  private Page search(Source source, long skip, int limit, boolean total) {
    if (System.nanoTime() - begin > patience.toNanos()) {
      throw new ViidException("OV-1916", patience.toMillis());
    }
    List<SortKey> sort = source.sort().stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    return store.search(new Search(source.type(), source.filter(), sort, skip, limit, total, ceiling));
  }
}
