package org.openviid.store.embedded;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The changes that a view of the index does not contain, in the order of their sequence. Grows at its
/// end by one thread at a time; safe for reading by any number.
///
/// An array rather than linked nodes: of a chain whose first nodes have become old, a generational
/// collector keeps everything that came later until it collects the old ones.
final class ChangeTail {
  private volatile @Nullable IndexedChange[] changes;
  private volatile int count;

  ChangeTail() {
    changes = new @Nullable IndexedChange[256];
  }

  private ChangeTail(@Nullable IndexedChange[] changes, int count) {
    this.changes = changes;
    this.count = count;
  }

  /// Adds a change at the end.
  void append(IndexedChange change) {
    @Nullable IndexedChange[] array = changes;
    int at = count;
    if (at == array.length) {
      array = Arrays.copyOf(array, 2 * at);
      array[at] = change;
      changes = array;
    } else {
      array[at] = change;
    }
    count = at + 1;
  }

  /// How many there are now. All of these can be read by [#at].
  int count() {
    return count;
  }

  /// One of them.
  IndexedChange at(int index) {
    IndexedChange change = changes[index];
    if (change == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return change;
  }

  /// What of this tail has a greater sequence.
  ChangeTail after(long sequence) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(middle).sequence() <= sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int rest = count - low;
    @Nullable IndexedChange[] copy = new @Nullable IndexedChange[Math.max(256, 2 * rest)];
    System.arraycopy(changes, low, copy, 0, rest);
    return new ChangeTail(copy, rest);
  }
}
