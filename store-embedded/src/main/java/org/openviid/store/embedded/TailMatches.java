package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openviid.query.FilterEvaluation;
import org.openviid.store.LogEntry;
import org.openviid.store.Search;

/// What the changes that a view does not contain mean for a search.
///
/// @param found the current versions among them that match, in the order of their sequence
/// @param superseded the sequences of versions in the view that are no longer current
/// @param position the sequence up to which changes are taken into account
record TailMatches(List<IndexedChange> found, List<Long> superseded, long position) {

  private static final int BETWEEN_CHECKS = 64;

  /// Goes through the tail as it is now.
  ///
  /// @throws org.openviid.store.StoreException after the deadline
  static TailMatches of(IndexView view, Search search, Deadline deadline) {
    ChangeTail tail = view.tail();
    int count = tail.count();
    List<IndexedChange> found = new ArrayList<>();
    List<Long> superseded = new ArrayList<>();
    Set<Long> replaced = new HashSet<>();
    for (int i = 0; i < count; i++) {
      if (i % BETWEEN_CHECKS == 0) {
        deadline.check();
      }
      IndexedChange change = tail.at(i);
      if (change.object().type() != search.type()) {
        continue;
      }
      if (change.previous() > view.sequence()) {
        replaced.add(change.previous());
      } else if (change.previous() > 0) {
        superseded.add(change.previous());
      }
      if (isFound(change, search)) {
        found.add(change);
      }
    }
    if (!replaced.isEmpty()) {
      found.removeIf(change -> replaced.contains(change.sequence()));
    }
    return new TailMatches(found, superseded, count == 0 ? view.sequence() : tail.at(count - 1).sequence());
  }

  private static boolean isFound(IndexedChange change, Search search) {
    return change.operation() != LogEntry.Operation.DELETED
        && change.sequence() <= search.ceiling()
        && FilterEvaluation.matches(search.filter(), change.object());
  }
}
