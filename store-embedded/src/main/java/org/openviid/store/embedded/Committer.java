package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openviid.store.AuditHead;
import org.openviid.store.Change;
import org.openviid.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that numbers changes and writes them. Commits that arrive while it waits for the disk
/// are written together with one sync. Safe for use by any number of threads.
final class Committer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  /// How many bytes are written at once at the most, unless a single commit has more.
  private static final int GROUP_BYTES = 8 << 20;

  private final Database database;
  private final int audit;
  private final Marks marks;
  private final Aftermath aftermath;
  private final RecentHeads heads;
  private final Thread thread;

  /// The commits handed in and not yet taken, youngest first; [#CLOSED] when no more are taken.
  private final AtomicReference<@Nullable Commit> stack = new AtomicReference<>();

  private final AtomicReference<@Nullable Runnable> errand = new AtomicReference<>();
  private volatile boolean stopping;
  private volatile boolean failed;
  private long last;
  private volatile AuditHead chain;

  private static final Commit CLOSED = Commit.none();

  /// @param last the last sequence in the log
  /// @param chain the newest line of the audit trail
  Committer(Database database, Marks marks, long last, AuditHead chain, Aftermath aftermath) {
    this.database = database;
    this.audit = database.number(Family.AUDIT);
    this.marks = marks;
    this.aftermath = aftermath;
    this.last = last;
    this.chain = chain;
    this.heads = new RecentHeads(last);
    this.thread = Thread.ofPlatform().name("committer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// The newest durable line of the audit trail.
  AuditHead chain() {
    return chain;
  }

  /// Hands in a commit.
  ///
  /// @throws StoreException when no more are taken
  void submit(Commit commit) {
    Commit before;
    do {
      before = stack.get();
      if (before == CLOSED) {
        throw failed ? new StoreException("OV-1685") : new StoreException("OV-1666");
      }
      commit.next = before;
    } while (!stack.compareAndSet(before, commit));
    if (before == null) {
      LockSupport.unpark(thread);
    }
  }

  /// Has the committer do something between two groups.
  void between(Runnable task) {
    if (!errand.compareAndSet(null, task)) {
      throw new IllegalStateException("one errand at a time");
    }
    LockSupport.unpark(thread);
  }

  private void run() {
    List<Commit> group = new ArrayList<>();
    try {
      while (true) {
        Runnable task = errand.getAndSet(null);
        if (task != null) {
          task.run();
        }
        Commit taken = stack.getAndSet(null);
        if (taken != null) {
          write(inOrder(taken), group);
        } else if (stopping) {
          refuse(new StoreException("OV-1687"));
          return;
        } else {
          LockSupport.park(this);
        }
      }
    } catch (RuntimeException | Error e) {
      LOG.error("Nothing more is written until the store has been opened again", e);
      StoreException reason = e instanceof StoreException known ? known : new StoreException(e, "OV-1667");
      failed = true;
      aftermath.failed(reason);
      group.forEach(commit -> commit.fail(reason));
      refuse(reason);
    }
  }

  private void refuse(StoreException reason) {
    for (Commit commit = stack.getAndSet(CLOSED); commit != null && commit != CLOSED; ) {
      Commit next = commit.next;
      commit.fail(reason);
      commit = next;
    }
  }

  private static @Nullable Commit inOrder(Commit youngest) {
    Commit oldest = null;
    for (Commit commit = youngest; commit != null; ) {
      Commit next = commit.next;
      commit.next = oldest;
      oldest = commit;
      commit = next;
    }
    return oldest;
  }

  /// Writes a chain of commits in one or more groups.
  private void write(@Nullable Commit chain, List<Commit> group) {
    Commit rest = chain;
    while (rest != null) {
      int bytes = 0;
      while (rest != null && (bytes == 0 || bytes + rest.image.length() <= GROUP_BYTES)) {
        bytes += rest.image.length();
        group.add(rest);
        rest = rest.next;
      }
      writeGroup(group);
      group.clear();
    }
  }

  private void writeGroup(List<Commit> group) {
    int length = BatchImage.HEADER;
    int operations = 0;
    long sequence = last;
    for (Commit commit : group) {
      sequence = admit(commit, sequence);
      if (!commit.withdrawn) {
        length += commit.image.commonLength();
        operations += commit.image.commonOperations();
      }
      for (Commit.Part part : commit.parts) {
        if (part.sequence != 0) {
          length += part.until - part.from;
          operations += part.operations;
          marks.note(part.sequence, part.change.receivedAt(), part.change.expected() != 0);
        }
      }
    }
    if (operations > 0) {
      BatchImage extra = marks.pending();
      AuditLink.Builder link = new AuditLink.Builder(chain);
      BatchImage linked = chained(group, link);
      byte[] batch = new byte[length + extra.length() + linked.length()];
      BatchImage.header(batch, operations + extra.operations() + linked.operations());
      fill(batch, group, chain.number());
      extra.copyTo(0, extra.length(), batch, length);
      linked.copyTo(0, linked.length(), batch, length + extra.length());
      database.write(batch);
      marks.written();
      chain = link.head();
    }
    last = sequence;
    heads.turn(last);
    aftermath.durable(group, last);
  }

  /// Numbers the changes whose conditions hold.
  ///
  /// @param before the last number given
  /// @return the last number given now
  private long admit(Commit commit, long before) {
    long sequence = before;
    for (Commit.Part part : commit.parts) {
      if (holds(part, commit.asOf)) {
        part.sequence = ++sequence;
        part.recent = heads.put(part.key, part.change instanceof Change.Delete ? 0L : sequence);
      } else if (commit.whole) {
        withdraw(commit);
        return before;
      }
    }
    return sequence;
  }

  /// Takes back what has been numbered of a commit that cannot be done as a whole.
  private void withdraw(Commit commit) {
    commit.withdrawn = true;
    for (int i = commit.parts.length - 1; i >= 0; i--) {
      Commit.Part part = commit.parts[i];
      if (part.sequence != 0) {
        part.sequence = 0;
        heads.undo(part.key, part.recent);
      }
    }
    for (Commit.Part part : commit.parts) {
      part.current = current(part, commit.asOf);
    }
  }

  /// Makes one link of the audit lines of a group.
  private BatchImage chained(List<Commit> group, AuditLink.Builder link) {
    for (Commit commit : group) {
      if (!commit.withdrawn) {
        commit.audited.forEach(line -> link.add(line.key(), line.digest()));
      }
    }
    BatchImage image = new BatchImage(link.isEmpty() ? 0 : 256);
    if (!link.isEmpty()) {
      link.putTo(image, audit);
    }
    return image;
  }

  /// @param lines how many audit lines there have been before
  private static void fill(byte[] batch, List<Commit> group, long lines) {
    int at = BatchImage.HEADER;
    long number = lines;
    for (Commit commit : group) {
      if (!commit.withdrawn) {
        commit.image.copyTo(0, commit.image.commonLength(), batch, at);
        for (Commit.Audited line : commit.audited) {
          FormWriter.fixedAt(batch, at + line.hole(), ++number);
        }
        at += commit.image.commonLength();
      }
      for (Commit.Part part : commit.parts) {
        if (part.sequence != 0) {
          commit.image.copyTo(part.from, part.until, batch, at);
          for (int hole : part.holes) {
            FormWriter.fixedAt(batch, at + hole - part.from, part.sequence);
          }
          at += part.until - part.from;
        }
      }
    }
  }

  private boolean holds(Commit.Part part, long asOf) {
    long expected = part.change.expected();
    long current = current(part, asOf);
    if (current != expected || (current == 0 && part.change instanceof Change.Delete)) {
      part.current = current;
      return false;
    }
    return true;
  }

  private long current(Commit.Part part, long asOf) {
    Long recent = heads.find(part.key);
    if (recent != null) {
      return recent;
    }
    if (part.looked && asOf >= heads.since()) {
      return part.change.expected();
    }
    byte[] stored = database.get(Family.HEAD, part.key.bytes());
    return stored == null ? 0 : Keys.number(stored);
  }

  /// Writes what has been handed in, and stops.
  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// What happens next. Called by the committer thread.
  interface Aftermath {
    /// Takes commits that are durable, and is to let their callers go on.
    ///
    /// @param group in order; the list is used again after the call
    /// @param last the sequence of the last change
    void durable(List<Commit> group, long last);

    /// Hears that nothing will be written any more.
    void failed(StoreException reason);
  }
}
