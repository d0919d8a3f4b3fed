package org.openviid.auth;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Which counts of which nonces have been used, so that no request can be replayed. Only nonces of
/// accepted credentials come in here, so strangers cannot fill it. Safe for use by any number of threads.
///
/// Nonces are grouped by the time they were made. When there are too many, the oldest group is forgotten
/// and all nonces of its time count as stale from then on: memory stays bounded and replay impossible.
final class NonceMemory {
  /// Counts this far behind the highest are still told apart, for clients with parallel connections.
  static final int WINDOW = 64;

  private static final int GROUPS_PER_LIFETIME = 16;

  private final long lifetime;
  private final long groupSpan;
  private final int capacity;
  private final AtomicLong floor;
  private final ConcurrentSkipListMap<Long, ConcurrentHashMap<Long, Window>> groups =
      new ConcurrentSkipListMap<>();

  /// @param lifetime of a nonce, in milliseconds
  /// @param capacity how many nonces are remembered at the most, apart from those of the latest group
  /// @param floor nonces made before this instant have been forgotten: the start of the program
  NonceMemory(long lifetime, int capacity, long floor) {
    this.lifetime = lifetime;
    this.groupSpan = Math.max(1, lifetime / GROUPS_PER_LIFETIME);
    this.capacity = capacity;
    this.floor = new AtomicLong(floor);
  }

  /// The counts of one nonce: the highest, and which of the 63 below it have been used.
  private static final class Window {
    private long highest;
    private long used;

    synchronized boolean use(long count) {
      if (count > highest) {
        long distance = count - highest;
        used = distance >= WINDOW ? 1 : (used << distance) | 1;
        highest = count;
        return true;
      }
      long bit = highest - count;
      if (bit >= WINDOW || (used & (1L << bit)) != 0) {
        return false;
      }
      used |= 1L << bit;
      return true;
    }
  }

  /// Whether uses of nonces of that time have been forgotten.
  boolean hasForgotten(long madeAt) {
    return madeAt < floor.get();
  }

  /// Marks a count of a nonce as used; false when it has been used before or can no longer be told.
  ///
  /// @param count from 1; `Long.MAX_VALUE` uses the nonce up
  boolean use(Nonces.Nonce nonce, long count, long now) {
    forgetExpired(now);
    if (hasForgotten(nonce.at())) {
      return false;
    }
    Window window = groups
        .computeIfAbsent(nonce.at() / groupSpan, group -> new ConcurrentHashMap<>())
        .computeIfAbsent((nonce.number() << 16) | nonce.node(), key -> new Window());
    forgetSurplus();
    return !hasForgotten(nonce.at()) && window.use(count);
  }

  /// How many nonces are remembered.
  int size() {
    int size = 0;
    for (ConcurrentHashMap<Long, Window> group : groups.values()) {
      size += group.size();
    }
    return size;
  }

  private void forgetExpired(long now) {
    while (!groups.isEmpty()) {
      var oldest = groups.firstEntry();
      if (oldest == null || (oldest.getKey() + 1) * groupSpan + lifetime >= now) {
        return;
      }
      forget(oldest.getKey());
    }
  }

  private void forgetSurplus() {
    while (size() > capacity && groups.size() > 1) {
      var oldest = groups.firstEntry();
      if (oldest == null) {
        return;
      }
      forget(oldest.getKey());
    }
  }

  /// The floor rises before the group goes: who finds its window gone finds the floor above it.
  private void forget(long group) {
    floor.accumulateAndGet((group + 1) * groupSpan, Math::max);
    groups.remove(group);
  }
}
