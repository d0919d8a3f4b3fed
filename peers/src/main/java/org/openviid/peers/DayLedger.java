package org.openviid.peers;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.openviid.store.StateTable;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

/// Counts what each peer sent today, so that an operator sees at once which one has fallen silent. Durable in
/// the state table under `day`, as of the last [#save]; what was counted since is lost by a crash. Days begin
/// at midnight of the library's zone. Safe for use by any number of threads.
public final class DayLedger {
  private static final long DAY_MILLIS = 86_400_000;

  private final DurableSpace space;
  private final long offset;
  private final ConcurrentMap<String, Tally> peers = new ConcurrentHashMap<>();
  private final ReentrantLock saving = new ReentrantLock();

  /// What came on one day.
  ///
  /// @param date the day in the library's zone
  /// @param stored objects that were new
  /// @param resent objects that were there already, with the same content
  /// @param refused objects that were refused
  /// @param storedBefore objects that were new on the day before
  public record Day(LocalDate date, long stored, long resent, long refused, long storedBefore) {
    private Day plus(Day other) {
      return new Day(
          date, stored + other.stored, resent + other.resent, refused + other.refused,
          storedBefore + other.storedBefore);
    }
  }

  /// Reads what was saved.
  ///
  /// @param states where it is
  /// @param committer makes changes to it durable: `store::commit`
  /// @param zone in which days begin
  /// @throws PeerException when a record is damaged
  public DayLedger(StateTable states, Consumer<Transaction> committer, ZoneOffset zone) {
    this.space = new DurableSpace(states, committer, "day");
    this.offset = zone.getTotalSeconds() * 1_000L;
    space.forEach((peerId, record) -> peers.put(peerId, Tally.decode(peerId, record)));
  }

  /// Counts what a request brought.
  ///
  /// @param peerId the peer it came from
  /// @param at milliseconds since 1970-01-01T00:00Z
  /// @param parts how many of each sort
  public void count(String peerId, long at, Parts parts) {
    Tally tally = peers.get(peerId);
    if (tally == null) {
      tally = peers.computeIfAbsent(peerId, _ -> new Tally());
    }
    tally.add(dayOf(at), parts);
  }

  /// How many objects of a request were new, known already, and refused.
  public record Parts(long stored, long resent, long refused) {}

  private long dayOf(long at) {
    return Math.floorDiv(at + offset, DAY_MILLIS);
  }

  /// What a peer has sent today.
  ///
  /// @param now milliseconds since 1970-01-01T00:00Z
  public Day of(String peerId, long now) {
    Tally tally = peers.get(peerId);
    return (tally == null ? new Tally() : tally).on(dayOf(now));
  }

  /// What all peers have sent today.
  ///
  /// @param now milliseconds since 1970-01-01T00:00Z
  public Day total(long now) {
    Day total = new Tally().on(dayOf(now));
    for (Tally tally : peers.values()) {
      total = total.plus(tally.on(dayOf(now)));
    }
    return total;
  }

  /// Forgets a peer. Returns when that is durable.
  public void forget(String peerId) {
    saving.lock();
    try {
      peers.remove(peerId);
      space.commit(peerId, new byte[0]);
    } finally {
      saving.unlock();
    }
  }

  /// Makes durable what has changed since the last time.
  public void save() {
    saving.lock();
    try {
      List<StateWrite> writes = new ArrayList<>();
      peers.forEach((peerId, tally) -> {
        byte[] changed = tally.takeChanged();
        if (changed.length > 0) {
          writes.add(space.write(peerId, changed));
        }
      });
      space.commit(writes);
    } finally {
      saving.unlock();
    }
  }

  /// The count of one peer.
  private static final class Tally {
    private long day;
    private long stored;
    private long resent;
    private long refused;
    private long before;
    private boolean changed;

    synchronized void add(long today, Parts parts) {
      turnTo(today);
      stored += parts.stored();
      resent += parts.resent();
      refused += parts.refused();
      changed = true;
    }

    /// A clock that is set back counts on within the day that had begun.
    private void turnTo(long today) {
      if (today > day) {
        before = today == day + 1 ? stored : 0;
        stored = 0;
        resent = 0;
        refused = 0;
        day = today;
      }
    }

    synchronized Day on(long today) {
      LocalDate date = LocalDate.ofEpochDay(today);
      if (today > day) {
        return new Day(date, 0, 0, 0, today == day + 1 ? stored : 0);
      }
      return new Day(date, stored, resent, refused, before);
    }

    synchronized byte[] takeChanged() {
      if (!changed) {
        return new byte[0];
      }
      changed = false;
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("day", Long.toString(day));
      fields.put("stored", Long.toString(stored));
      fields.put("resent", Long.toString(resent));
      fields.put("refused", Long.toString(refused));
      fields.put("before", Long.toString(before));
      return Lines.encode(fields);
    }

    static Tally decode(String peerId, byte[] record) {
      Map<String, String> fields = Lines.decode(record);
      Tally tally = new Tally();
      try {
        tally.day = number(fields, "day");
        tally.stored = number(fields, "stored");
        tally.resent = number(fields, "resent");
        tally.refused = number(fields, "refused");
        tally.before = number(fields, "before");
      } catch (NumberFormatException e) {
        throw new PeerException(e, "OV-1814", peerId);
      }
      return tally;
    }

    private static long number(Map<String, String> fields, String key) {
      return Long.parseLong(fields.getOrDefault(key, ""));
    }
  }
}
