package org.openviid.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// A store with one fault, for trying whether the comparison with the model finds it.
final class BrokenStore implements ObjectStore {
  /// What is wrong.
  enum Fault {
    IGNORES_EXPECTATIONS,
    FORGETS_UNKNOWN_ATTRIBUTES,
    LOSES_AUDIT_LINES,
    KEEPS_REMOVED_STATES,
    LOSES_PLACEMENTS_OF_CONFLICTS,
    SEARCHES_THE_STATE_BEFORE_THE_LAST_COMMIT,
    IGNORES_THE_CEILING,
    IGNORES_THE_ORDER,
    COUNTS_ONE_PAGE,
    SKIPS_ONE_TOO_MANY,
    FINDS_NOT_LIKE_ITS_OPERAND,
    KEEPS_DELETED_CONTENTS,
    STARTS_THE_LOG_ONE_EARLY,
    FORGETS_THE_PREVIOUS_VERSION
  }

  private final Fault fault;
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final InMemoryObjectStore behind = new InMemoryObjectStore();
  private final Map<Long, byte[]> contents = new HashMap<>();
  private Transaction pending = Transaction.of(List.of());

  BrokenStore(Fault fault) {
    this.fault = fault;
  }

  @Override
  public List<CommitResult> commit(Transaction transaction) {
    behind.commit(pending);
    pending = transaction;
    return store.commit(
        new Transaction(
            transaction.changes().stream().map(this::broken).toList(),
            has(Fault.LOSES_PLACEMENTS_OF_CONFLICTS) && hasConflict(transaction)
                ? List.of()
                : transaction.placements(),
            has(Fault.LOSES_AUDIT_LINES)
                ? transaction.audit().stream().limit(1).toList()
                : transaction.audit(),
            transaction.states().stream().map(this::broken).toList()));
  }

  private boolean has(Fault which) {
    return fault == which;
  }

  private boolean hasConflict(Transaction transaction) {
    return transaction.changes().stream()
        .anyMatch(change -> store.sequenceOf(change.type(), change.id()) != change.expected());
  }

  private Change broken(Change change) {
    long expected =
        has(Fault.IGNORES_EXPECTATIONS)
            ? store.sequenceOf(change.type(), change.id())
            : change.expected();
    return switch (change) {
      case Change.Put put ->
          new Change.Put(put.id(), expected, broken(put.object()), put.receivedAt(), put.peer());
      case Change.Delete delete ->
          new Change.Delete(
              delete.id(), expected, delete.object(), delete.receivedAt(), delete.peer());
    };
  }

  private DataObject broken(DataObject object) {
    DataObject.Builder copy = object.toBuilder();
    if (has(Fault.FORGETS_UNKNOWN_ATTRIBUTES)) {
      object.extras().keySet().forEach(name -> copy.set(name, (Value) null));
    }
    return copy.build();
  }

  private StateWrite broken(StateWrite write) {
    return has(Fault.KEEPS_REMOVED_STATES) && write.value().length == 0
        ? new StateWrite(write.space(), write.key(), new byte[1])
        : write;
  }

  @Override
  public Page search(Search search) {
    Search wrong =
        new Search(
            search.type(),
            has(Fault.FINDS_NOT_LIKE_ITS_OPERAND) && search.filter() instanceof Filter.Not not
                ? not.operand()
                : search.filter(),
            has(Fault.IGNORES_THE_ORDER) ? List.of() : search.sort(),
            has(Fault.SKIPS_ONE_TOO_MANY) && search.skip() > 0 ? search.skip() + 1 : search.skip(),
            search.limit(),
            search.total(),
            has(Fault.IGNORES_THE_CEILING) ? Long.MAX_VALUE : search.ceiling());
    Page page = store.search(wrong);
    if (has(Fault.SEARCHES_THE_STATE_BEFORE_THE_LAST_COMMIT)) {
      Page stale = behind.search(wrong);
      return new Page(stale.objects(), stale.total(), page.position());
    }
    return has(Fault.COUNTS_ONE_PAGE) && search.total()
        ? new Page(page.objects(), OptionalLong.of(page.objects().size()), page.position())
        : page;
  }

  @Override
  public Optional<InputStream> openBlob(long id) {
    Optional<InputStream> opened = store.openBlob(id);
    if (has(Fault.KEEPS_DELETED_CONTENTS)) {
      opened.ifPresent(stream -> contents.put(id, read(stream)));
      return Optional.ofNullable(contents.get(id)).map(ByteArrayInputStream::new);
    }
    return opened;
  }

  private static byte[] read(InputStream stream) {
    try {
      return BlobContents.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ChangeLog log() {
    ChangeLog log = store.log();
    return new ChangeLog() {
      @Override
      public long last() {
        return log.last();
      }

      @Override
      public long trimmedBefore() {
        return log.trimmedBefore();
      }

      @Override
      public List<LogEntry> read(long after, int limit) {
        long from = has(Fault.STARTS_THE_LOG_ONE_EARLY) ? after - 1 : after;
        return log.read(from, limit).stream().map(BrokenStore.this::broken).toList();
      }

      @Override
      public boolean await(long sequence, Duration atMost) throws InterruptedException {
        return log.await(sequence, atMost);
      }
    };
  }

  private LogEntry broken(LogEntry entry) {
    return new LogEntry(
        entry.sequence(),
        entry.operation(),
        entry.id(),
        has(Fault.FORGETS_THE_PREVIOUS_VERSION) ? 0 : entry.previous(),
        entry.receivedAt(),
        entry.peer(),
        entry.object());
  }

  @Override
  public Optional<StoredObject> read(ObjectType type, String id) {
    return store.read(type, id);
  }

  @Override
  public long sequenceOf(ObjectType type, String id) {
    return store.sequenceOf(type, id);
  }

  @Override
  public BlobStore blobs() {
    return store.blobs();
  }

  @Override
  public StateTable states() {
    return store.states();
  }

  @Override
  public AuditTrail audit() {
    return store.audit();
  }

  @Override
  public StoreHealth health() {
    return store.health();
  }

  @Override
  public void close() {
    store.close();
  }
}
