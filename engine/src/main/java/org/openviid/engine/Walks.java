package org.openviid.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Remembers, for walks through the pages of a query, what the first page reflected, so that later pages
/// continue it: records added meanwhile are left out, and the total is counted once. Bounded; a walk that
/// is forgotten goes on with what is there by then. Safe for use by any number of threads.
final class Walks {
  private static final int MAX_WALKS = 10_000;

  private final Map<String, Walk> walks =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Walk> eldest) {
          return size() > MAX_WALKS;
        }
      };

  /// What the first page of a walk reflected.
  ///
  /// @param ceiling the sequence up to which
  /// @param total how many matched
  /// @param splits where its pages begin, when they hold objects of several types
  record Walk(long ceiling, OptionalLong total, Splits splits) {}

  synchronized void begin(String key, Walk walk) {
    walks.put(key, walk);
  }

  synchronized @Nullable Walk find(String key) {
    return walks.get(key);
  }
}
