package org.openviid.store.embedded;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The heads that the last commits changed, so that the committer need not look up what a caller has
/// already looked up. Used by the committer only.
///
/// Two generations of maps: when the younger is full the older is dropped, and with it the knowledge
/// of the changes up to [#since].
final class RecentHeads {
  private static final int GENERATION = 1 << 14;

  private Map<HeadKey, Long> younger = new HashMap<>();
  private Map<HeadKey, Long> older = new HashMap<>();

  /// The last sequence when the younger generation began.
  private long youngerSince;

  private long since;

  RecentHeads(long last) {
    youngerSince = last;
    since = last;
  }

  /// All changes after this sequence are known.
  long since() {
    return since;
  }

  /// The sequence of the head after the last known change, 0 when that was a deletion, or null when
  /// no change is known.
  @Nullable Long find(HeadKey key) {
    Long found = younger.get(key);
    return found == null ? older.get(key) : found;
  }

  /// Notes a change.
  ///
  /// @return what [#undo] needs to know of the change before
  @Nullable Long put(HeadKey key, long sequence) {
    return younger.put(key, sequence);
  }

  /// Takes back the last change of a key, within the same turn.
  ///
  /// @param before what [#put] returned
  void undo(HeadKey key, @Nullable Long before) {
    if (before == null) {
      younger.remove(key);
    } else {
      younger.put(key, before);
    }
  }

  /// Says that everything up to `last` is known.
  void turn(long last) {
    if (younger.size() >= GENERATION) {
      older = younger;
      since = youngerSince;
      younger = new HashMap<>();
      youngerSince = last;
    }
  }
}
