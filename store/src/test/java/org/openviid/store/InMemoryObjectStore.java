package org.openviid.store;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openviid.query.FilterEvaluation;
import org.openviid.query.SortKey;
import org.openviid.query.ValueOrder;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Everything in sorted maps under one lock, searched from end to end: the reference model that every
/// other store is compared with, and a store for tests of what stands above. Safe for use by any number
/// of threads. Nothing survives the process, and nothing is ever trimmed.
public final class InMemoryObjectStore implements ObjectStore {
  /// Orders text by code point, as UTF-8 bytes do. `String.compareTo` does not.
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> ValueOrder.compare(new Value.Text(a), new Value.Text(b));

  private record Key(int type, String id) {}

  private record StateKey(String space, String key) {}

  private final Map<Key, StoredObject> heads = new HashMap<>();
  private final TreeMap<Long, LogEntry> entries = new TreeMap<>();
  private final TreeMap<StateKey, byte[]> records =
      new TreeMap<>(
          Comparator.comparing(StateKey::space, BY_CODE_POINT)
              .thenComparing(StateKey::key, BY_CODE_POINT));
  private final List<AuditLine> lines = new ArrayList<>();
  private final Map<Long, BlobPlacement> placed = new HashMap<>();
  private final InMemoryBlobStore blobs = new InMemoryBlobStore();
  private boolean closed;

  /// An empty store.
  public InMemoryObjectStore() {}

  @Override
  public synchronized List<CommitResult> commit(Transaction transaction) {
    requireOpen();
    if (transaction.whole() && !canBeDone(transaction.changes())) {
      return transaction.changes().stream()
          .<CommitResult>map(change -> new CommitResult.Conflict(current(change, Map.of())))
          .toList();
    }
    transaction.placements().forEach(placement -> placed.put(placement.id(), placement));
    List<CommitResult> results = transaction.changes().stream().map(this::apply).toList();
    lines.addAll(transaction.audit());
    for (StateWrite write : transaction.states()) {
      StateKey key = new StateKey(write.space(), write.key());
      if (write.value().length == 0) {
        records.remove(key);
      } else {
        records.put(key, write.value().clone());
      }
    }
    notifyAll();
    return results;
  }

  /// Whether the condition of every change holds, each one seeing those before it.
  private boolean canBeDone(List<Change> changes) {
    Map<Key, Long> before = new HashMap<>();
    long sequence = last();
    for (Change change : changes) {
      long current = current(change, before);
      if (current != change.expected() || (current == 0 && change instanceof Change.Delete)) {
        return false;
      }
      sequence++;
      before.put(keyOf(change), change instanceof Change.Delete ? 0L : sequence);
    }
    return true;
  }

  private long current(Change change, Map<Key, Long> before) {
    Long changed = before.get(keyOf(change));
    StoredObject head = heads.get(keyOf(change));
    return changed != null ? changed : head == null ? 0 : head.sequence();
  }

  private static Key keyOf(Change change) {
    return new Key(change.type().key(), change.id());
  }

  private CommitResult apply(Change change) {
    Key key = new Key(change.type().key(), change.id());
    StoredObject head = heads.get(key);
    long current = head == null ? 0 : head.sequence();
    boolean nothingToDelete = change instanceof Change.Delete && head == null;
    if (current != change.expected() || nothingToDelete) {
      return new CommitResult.Conflict(current);
    }
    long sequence = last() + 1;
    LogEntry.Operation operation =
        switch (change) {
          case Change.Put put -> {
            heads.put(
                key,
                new StoredObject(put.id(), sequence, put.receivedAt(), put.peer(), put.object()));
            yield head == null ? LogEntry.Operation.CREATED : LogEntry.Operation.CHANGED;
          }
          case Change.Delete delete -> {
            heads.remove(key);
            deleteBlobsOf(delete.expected());
            yield LogEntry.Operation.DELETED;
          }
        };
    entries.put(
        sequence,
        new LogEntry(
            sequence,
            operation,
            change.id(),
            current,
            change.receivedAt(),
            change.peer(),
            change.object()));
    return new CommitResult.Done(sequence);
  }

  private void deleteBlobsOf(long sequence) {
    for (LogEntry entry = entries.get(sequence);
        entry != null;
        entry = entries.get(entry.previous())) {
      for (long id : BlobReferences.in(entry.object())) {
        @Nullable BlobPlacement placement = placed.remove(id);
        if (placement != null) {
          blobs.erase(List.of(placement));
        }
      }
    }
  }

  @Override
  public synchronized Optional<StoredObject> read(ObjectType type, String id) {
    requireOpen();
    return Optional.ofNullable(heads.get(new Key(type.key(), id)));
  }

  @Override
  public long sequenceOf(ObjectType type, String id) {
    return read(type, id).map(StoredObject::sequence).orElse(0L);
  }

  @Override
  public synchronized Page search(Search search) {
    requireOpen();
    List<StoredObject> matches =
        heads.values().stream()
            .filter(stored -> stored.object().type() == search.type())
            .filter(stored -> stored.sequence() <= search.ceiling())
            .filter(stored -> FilterEvaluation.matches(search.filter(), stored.object()))
            .sorted(order(search.sort()))
            .toList();
    return new Page(
        matches.stream().skip(search.skip()).limit(search.limit()).toList(),
        search.total() ? OptionalLong.of(matches.size()) : OptionalLong.empty(),
        last());
  }

  private static Comparator<StoredObject> order(List<SortKey> sort) {
    return Comparator.comparing(StoredObject::object, SortKey.order(sort)).thenComparingLong(StoredObject::sequence);
  }

  @Override
  public synchronized Optional<InputStream> openBlob(long id) {
    requireOpen();
    return Optional.ofNullable(placed.get(id)).map(blobs::open);
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public ChangeLog log() {
    return new Log();
  }

  @Override
  public StateTable states() {
    return new States();
  }

  @Override
  public AuditTrail audit() {
    return new Trail();
  }

  @Override
  public synchronized StoreHealth health() {
    return closed
        ? new StoreHealth(false, false, 0, List.of("closed"))
        : new StoreHealth(true, true, 0, List.of());
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /// Serves again what was there when it was closed.
  synchronized InMemoryObjectStore reopened() {
    closed = false;
    return this;
  }

  private synchronized long last() {
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException("OV-1500");
    }
  }

  private synchronized boolean awaitAfter(long sequence, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    requireOpen();
    while (last() <= sequence) {
      long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
      requireOpen();
    }
    return true;
  }

  private synchronized List<LogEntry> entriesAfter(long sequence, int limit) {
    requireOpen();
    return entries.tailMap(sequence, false).values().stream().limit(limit).toList();
  }

  private synchronized Map<String, byte[]> recordsOf(String space) {
    requireOpen();
    Map<String, byte[]> found = new TreeMap<>(BY_CODE_POINT);
    records.forEach(
        (key, value) -> {
          if (key.space().equals(space)) {
            found.put(key.key(), value.clone());
          }
        });
    return found;
  }

  private synchronized List<AuditLine> linesBetween(long from, long until) {
    requireOpen();
    return lines.stream()
        .filter(line -> line.at() >= from && line.at() < until)
        .sorted(Comparator.comparingLong(AuditLine::at))
        .toList();
  }

  private final class Log implements ChangeLog {
    @Override
    public long last() {
      return InMemoryObjectStore.this.last();
    }

    @Override
    public long trimmedBefore() {
      return 1;
    }

    @Override
    public List<LogEntry> read(long after, int limit) {
      return entriesAfter(after, limit);
    }

    @Override
    public boolean await(long sequence, Duration atMost) throws InterruptedException {
      return awaitAfter(sequence, atMost);
    }
  }

  private final class States implements StateTable {
    @Override
    public Optional<byte[]> get(String space, String key) {
      return Optional.ofNullable(recordsOf(space).get(key));
    }

    @Override
    public void forEach(String space, BiConsumer<String, byte[]> receiver) {
      recordsOf(space).forEach(receiver);
    }
  }

  private synchronized List<AuditEntry> entries() {
    requireOpen();
    List<AuditEntry> chain = new ArrayList<>();
    AuditHead head = AuditHead.NONE;
    for (AuditLine line : lines) {
      AuditHead next = head.then(AuditHash.digest(line));
      chain.add(new AuditEntry(line, head, next));
      head = next;
    }
    return chain;
  }

  private final class Trail implements AuditTrail {
    @Override
    public void forEach(long from, long until, Consumer<AuditLine> receiver) {
      linesBetween(from, until).forEach(receiver);
    }

    @Override
    public void forEachEntry(
        long from, long until, Predicate<AuditLine> wanted, Predicate<AuditEntry> receiver) {
      List<AuditEntry> found =
          entries().stream()
              .filter(entry -> entry.line().at() >= from && entry.line().at() < until)
              .filter(entry -> wanted.test(entry.line()))
              .sorted(Comparator.comparingLong(entry -> entry.line().at()))
              .toList();
      for (AuditEntry entry : found) {
        if (!receiver.test(entry)) {
          return;
        }
      }
    }

    @Override
    public AuditHead head() {
      List<AuditEntry> all = entries();
      return all.isEmpty() ? AuditHead.NONE : all.getLast().here();
    }

    /// Nobody can change what is in memory, so that only what was noted elsewhere can be wrong.
    @Override
    public AuditVerdict verify(List<AuditHead> anchors, LongConsumer progress) {
      List<AuditEntry> all = entries();
      List<AuditProblem> problems = new ArrayList<>();
      for (AuditHead anchor : anchors) {
        if (anchor.number() > all.size()) {
          problems.add(new AuditProblem(AuditProblem.Kind.CUT, anchor.number(), 0));
        } else if (anchor.number() > 0 && !all.get((int) anchor.number() - 1).here().equals(anchor)) {
          problems.add(new AuditProblem(AuditProblem.Kind.OTHER, anchor.number(), 0));
        }
      }
      long within = anchors.stream().filter(anchor -> anchor.number() <= all.size()).count();
      progress.accept(all.size());
      return new AuditVerdict(1, head(), all.size(), 0, 0, within, problems, problems.size());
    }
  }
}
