package org.openviid.store.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.ObjectType;
import org.openviid.store.Search;

/// Where pages ended, so that the next page can begin there rather than at the first hit. Safe for use
/// by any number of threads.
///
/// Only walks under a ceiling are remembered: what is added meanwhile is not in them, and what is
/// updated or deleted leaves them, so that going on after the last hit meets every other object once.
final class Walks {
  private final Map<Place, Stop> stops;

  /// Before a page.
  private record Place(ObjectType type, Filter filter, List<SortKey> sort, long ceiling, long skip) {
    static Place of(Search search, long skip) {
      return new Place(search.type(), search.filter(), search.sort(), search.ceiling(), skip);
    }
  }

  /// The last hit of the page before.
  ///
  /// @param indexed whether the key is one of an order that is [HitOrder#isIndexed]
  private record Stop(HitKey key, boolean indexed) {}

  /// Remembers up to `limit` ends of pages.
  Walks(int limit) {
    stops =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Place, Stop> eldest) {
            return size() > limit;
          }
        };
  }

  /// The last hit before the page that is searched for, or null when that is not known.
  @Nullable HitKey stop(Search search, HitOrder order) {
    if (search.skip() == 0 || search.ceiling() == Long.MAX_VALUE) {
      return null;
    }
    Place place = Place.of(search, search.skip());
    synchronized (stops) {
      Stop stop = stops.get(place);
      return stop == null || stop.indexed() != order.isIndexed() ? null : stop.key();
    }
  }

  /// Remembers the end of a page.
  void remember(Search search, HitOrder order, HitKey last) {
    if (search.ceiling() == Long.MAX_VALUE) {
      return;
    }
    Place place = Place.of(search, search.skip() + search.limit());
    synchronized (stops) {
      stops.put(place, new Stop(last, order.isIndexed()));
    }
  }
}
