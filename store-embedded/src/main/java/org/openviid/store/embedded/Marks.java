package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;

/// Which change was received when, noted every ten minutes: the way from a point in time to a sequence.
/// Writing is the committer's; reading is safe for any thread.
final class Marks {
  private static final long EVERY = 600_000;
  private static final long DAY = 86_400_000;

  private final Database database;
  private final int meta;
  private long time;
  private BatchImage pending = new BatchImage(0);

  Marks(Database database) {
    this.database = database;
    this.meta = database.number(Family.META);
    List<Mark> all = all();
    time = all.isEmpty() ? Long.MIN_VALUE : all.getLast().time();
  }

  /// Notes a change if it is time.
  ///
  /// @param replaces whether it replaces a version: of these, old ones were not received now, but changed for
  ///     their age
  void note(long sequence, long receivedAt, boolean replaces) {
    boolean aged = replaces && time - receivedAt >= DAY;
    if (time == Long.MIN_VALUE || (Math.abs(receivedAt - time) >= EVERY && !aged)) {
      if (pending.operations() == 0) {
        pending = new BatchImage(64);
      }
      pending.put(meta, Keys.of(Meta.MARK, sequence), Keys.of(receivedAt));
      time = receivedAt;
    }
  }

  /// What has to be written.
  BatchImage pending() {
    return pending;
  }

  /// Says that it has been written.
  void written() {
    if (pending.operations() > 0) {
      pending = new BatchImage(0);
    }
  }

  /// The sequence before which changes received by `time` are to be looked for. Not all that is before
  /// it was received by then, since clocks are set and requests overtake each other.
  ///
  /// Marks later than `now` come from a clock that was wrong, and are passed over.
  long before(long time, long now) {
    for (Mark mark : all()) {
      if (mark.time() > time && mark.time() <= now) {
        return mark.sequence();
      }
    }
    return Long.MAX_VALUE;
  }

  /// The keys of the marks below `sequence`.
  List<byte[]> keysBelow(long sequence) {
    List<byte[]> keys = new ArrayList<>();
    for (Mark mark : all()) {
      if (mark.sequence() < sequence) {
        keys.add(Keys.of(Meta.MARK, mark.sequence()));
      }
    }
    return keys;
  }

  private List<Mark> all() {
    List<Mark> marks = new ArrayList<>();
    database.scan(
        Family.META,
        Meta.MARK,
        Meta.end(Meta.MARK),
        (key, value) ->
            marks.add(new Mark(FormReader.fixedAt(key, Meta.MARK.length), Keys.number(value))));
    return marks;
  }

  private record Mark(long sequence, long time) {}
}
