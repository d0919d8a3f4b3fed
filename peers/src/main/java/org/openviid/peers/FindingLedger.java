package org.openviid.peers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.Finding.Subject;
import org.openviid.schema.ErrorText;
import org.openviid.store.StateTable;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

/// Counts what departs from the standard, by peer, and keeps a recent example of each. Durable in the state
/// table under `finding`, as of the last [#save]; what was counted since is lost by a crash. The number of
/// different findings is bounded, for each peer and altogether; beyond that further ones are not kept. Safe
/// for use by any number of threads; counting takes no lock.
public final class FindingLedger {
  private static final int MAX_OF_PEER = 100;
  private static final int MAX = 200_000;

  /// How old an example may become while the same thing keeps coming.
  private static final long EXAMPLE_MILLIS = 1_000;

  private final DurableSpace space;
  private final ConcurrentMap<String, OfPeer> peers = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ReentrantLock saving = new ReentrantLock();

  /// Reads what was saved.
  ///
  /// @param states where it is
  /// @param committer makes changes to it durable: `store::commit`
  /// @throws PeerException when a record is damaged
  public FindingLedger(StateTable states, Consumer<Transaction> committer) {
    this.space = new DurableSpace(states, committer, "finding");
    space.forEach((peerId, record) -> {
      OfPeer restored = new OfPeer();
      for (Finding finding : FindingText.decode(peerId, record)) {
        restored.tallies.put(finding.subject(), new Tally(finding));
        size.incrementAndGet();
      }
      peers.put(peerId, restored);
    });
  }

  /// Counts one.
  ///
  /// @param peerId the peer it came from
  /// @param subject what it is
  /// @param at milliseconds since 1970-01-01T00:00Z
  /// @param sentence the sentence for the vendor; asked for when it is needed, which may be later
  public void note(String peerId, Subject subject, long at, Supplier<ErrorText> sentence) {
    OfPeer peer = peers.get(peerId);
    if (peer == null) {
      peer = peers.computeIfAbsent(peerId, _ -> new OfPeer());
    }
    Tally tally = peer.tallies.get(subject);
    if (tally == null) {
      tally = added(peer, subject, at, sentence);
    }
    if (tally != null) {
      tally.count(at, sentence);
      peer.changed = true;
    }
  }

  private @Nullable Tally added(
      OfPeer peer, Subject subject, long at, Supplier<ErrorText> sentence) {
    if (peer.tallies.size() >= MAX_OF_PEER || size.get() >= MAX) {
      return null;
    }
    Tally fresh = new Tally(0, at, at, sentence);
    Tally there = peer.tallies.putIfAbsent(subject, fresh);
    if (there == null) {
      size.incrementAndGet();
    }
    return there == null ? fresh : there;
  }

  /// What came from a peer, the most frequent first.
  public List<Finding> of(String peerId) {
    OfPeer peer = peers.get(peerId);
    return peer == null ? List.of() : peer.list();
  }

  /// Forgets what came from a peer. Returns when that is durable.
  public void forget(String peerId) {
    saving.lock();
    try {
      OfPeer gone = peers.remove(peerId);
      if (gone != null) {
        size.addAndGet(-gone.tallies.size());
      }
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
      peers.forEach((peerId, peer) -> {
        if (peer.changed) {
          peer.changed = false;
          writes.add(space.write(peerId, FindingText.encode(peer.list())));
        }
      });
      space.commit(writes);
    } finally {
      saving.unlock();
    }
  }

  private static final class OfPeer {
    private final ConcurrentMap<Subject, Tally> tallies = new ConcurrentHashMap<>();
    private volatile boolean changed;

    List<Finding> list() {
      List<Finding> findings = new ArrayList<>();
      tallies.forEach((subject, tally) -> findings.add(tally.finding(subject)));
      findings.sort(
          Comparator.comparingLong(Finding::count)
              .reversed()
              .thenComparing(finding -> finding.subject().name())
              .thenComparing(finding -> finding.subject().place()));
      return findings;
    }
  }

  private static final class Tally {
    private final AtomicLong count;
    private final long firstAt;
    private volatile long lastAt;
    private volatile long exampleAt;
    private volatile Supplier<ErrorText> example;

    Tally(long count, long firstAt, long lastAt, Supplier<ErrorText> example) {
      this.count = new AtomicLong(count);
      this.firstAt = firstAt;
      this.lastAt = lastAt;
      this.exampleAt = lastAt;
      this.example = example;
    }

    Tally(Finding saved) {
      this(saved.count(), saved.firstAt(), saved.lastAt(), saved::example);
    }

    void count(long at, Supplier<ErrorText> sentence) {
      count.incrementAndGet();
      lastAt = at;
      if (at - exampleAt >= EXAMPLE_MILLIS) {
        exampleAt = at;
        example = sentence;
      }
    }

    Finding finding(Subject subject) {
      return new Finding(subject, count.get(), firstAt, lastAt, example.get());
    }
  }
}
