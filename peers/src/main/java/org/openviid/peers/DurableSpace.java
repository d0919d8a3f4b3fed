package org.openviid.peers;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.openviid.store.StateTable;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

/// One space of the state table, with a lock for each share of its keys: whoever describes the state of
/// a key and writes it does both under the lock, so that the last description is the one that lasts. The
/// lock is held while the write becomes durable; it delays only the other keys of its share.
final class DurableSpace {
  static final int SHARES = 64;

  private final StateTable table;
  private final Consumer<Transaction> committer;
  private final String space;
  private final Lock[] locks = new Lock[SHARES];

  DurableSpace(StateTable table, Consumer<Transaction> committer, String space) {
    this.table = table;
    this.committer = committer;
    this.space = space;
    for (int i = 0; i < SHARES; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  void forEach(BiConsumer<String, byte[]> receiver) {
    table.forEach(space, receiver);
  }

  static int shareOf(String key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & (SHARES - 1);
  }

  Lock lockOf(int share) {
    return locks[share];
  }

  StateWrite write(String key, byte[] value) {
    return new StateWrite(space, key, value);
  }

  /// Returns when all of it is durable.
  void commit(List<StateWrite> writes) {
    if (!writes.isEmpty()) {
      committer.accept(new Transaction(List.of(), List.of(), List.of(), writes));
    }
  }

  void commit(String key, byte[] value) {
    commit(List.of(write(key, value)));
  }
}
