package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.StoreException;

/// A transaction on its way through the [Committer]: put into bytes by the thread that commits it, but
/// for the sequence numbers. Handed from that thread to the committer and back.
final class Commit {
  /// All records; those that depend on no condition come first.
  final BatchImage image;

  /// Its lines of the audit trail, which are among those that depend on no condition.
  final List<Audited> audited;

  final Part[] parts;

  /// The sequence up to which the heads had been published before they were checked.
  final long asOf;

  /// Whether it is done as a whole or not at all.
  final boolean whole;

  /// Whether nothing of it is done, because it could not be done as a whole; the committer's.
  boolean withdrawn;

  /// The commit that was handed in before; the committer's.
  @Nullable Commit next;

  private final Thread caller = Thread.currentThread();
  private @Nullable StoreException failure;
  private volatile boolean finished;

  Commit(BatchImage image, List<Audited> audited, Part[] parts, long asOf, boolean whole) {
    this.image = image;
    this.audited = audited;
    this.parts = parts;
    this.asOf = asOf;
    this.whole = whole;
  }

  /// A commit of nothing.
  static Commit none() {
    return new Commit(new BatchImage(0), List.of(), new Part[0], 0, false);
  }

  /// How many changes are to be applied, once the committer has checked them.
  int applied() {
    int applied = 0;
    for (Part part : parts) {
      applied += part.sequence == 0 ? 0 : 1;
    }
    return applied;
  }

  /// Lets the caller go on.
  void finish() {
    finished = true;
    LockSupport.unpark(caller);
  }

  /// Lets the caller fail.
  void fail(StoreException reason) {
    failure = reason;
    finish();
  }

  /// Waits for the end. An interrupt does not end the wait, as it would not undo the commit.
  List<CommitResult> await() {
    boolean interrupted = false;
    while (!finished) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      caller.interrupt();
    }
    if (failure != null) {
      throw failure;
    }
    List<CommitResult> results = new ArrayList<>(parts.length);
    for (Part part : parts) {
      results.add(
          part.sequence == 0
              ? new CommitResult.Conflict(part.current)
              : new CommitResult.Done(part.sequence));
    }
    return results;
  }

  /// One line of the audit trail.
  ///
  /// @param key its key
  /// @param digest its digest
  /// @param hole where its number has to be put
  @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
  record Audited(byte[] key, byte[] digest, int hole) {}

  /// One change of the transaction.
  static final class Part {
    final Change change;
    final HeadKey key;

    /// Where its records are, and how many.
    int from;

    int until;
    int operations;

    /// Where its sequence has to be put.
    int[] holes = {};

    /// Whether the head was as expected when the caller looked.
    boolean looked;

    /// What the committer knew of the head before it numbered this change; for taking it back.
    @Nullable Long recent;

    /// The sequence it was given; 0 when its condition did not hold.
    long sequence;

    /// The sequence of the version that is there instead of the one expected.
    long current;

    Part(Change change) {
      this.change = change;
      this.key = HeadKey.of(change);
    }
  }
}
