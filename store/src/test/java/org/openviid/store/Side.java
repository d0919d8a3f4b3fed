package org.openviid.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// One of two stores whose answers are compared. The two give the same content different identifiers;
/// outside of this class a content has a name that means the same to both. Not safe for use by several
/// threads.
final class Side {
  private final Supplier<ObjectStore> reopening;
  private final Map<Long, BlobPlacement> placements = new HashMap<>();
  private final Map<Long, Long> names = new HashMap<>();
  private ObjectStore store;

  Side(ObjectStore store, Supplier<ObjectStore> reopening) {
    this.store = store;
    this.reopening = reopening;
  }

  void reopen() {
    store = reopening.get();
  }

  ObjectStore store() {
    return store;
  }

  void upload(long name, byte[] content) {
    BlobPlacement placement = BlobContents.persist(store.blobs(), content, "class" + name % 2);
    placements.put(name, placement);
    names.put(placement.id(), name);
  }

  List<CommitResult> commit(
      List<Change> changes,
      List<Long> contents,
      List<AuditLine> lines,
      List<StateWrite> states,
      boolean whole) {
    return store.commit(
        new Transaction(
            changes.stream().map(this::inward).toList(),
            contents.stream().map(this::placement).toList(),
            lines,
            states,
            whole));
  }

  Optional<StoredObject> read(ObjectType type, String id) {
    return store.read(type, id).map(this::outward);
  }

  Page search(Search search) {
    Page page = store.search(search);
    return new Page(
        page.objects().stream().map(this::outward).toList(), page.total(), page.position());
  }

  List<LogEntry> log(long after, int limit) {
    return store.log().read(after, limit).stream().map(this::outward).toList();
  }

  List<String> states(String space) {
    List<String> records = new ArrayList<>();
    store.states().forEach(space, (key, value) -> records.add(key + "=" + Arrays.toString(value)));
    return records;
  }

  List<AuditLine> audit(long from, long until) {
    List<AuditLine> lines = new ArrayList<>();
    store.audit().forEach(from, until, lines::add);
    return lines;
  }

  Optional<byte[]> content(long name) {
    return store
        .openBlob(placement(name).id())
        .map(
            stream -> {
              try {
                return BlobContents.read(stream);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private Change inward(Change change) {
    return switch (change) {
      case Change.Put put ->
          new Change.Put(
              put.id(), put.expected(), renamedInward(put.object()), put.receivedAt(), put.peer());
      case Change.Delete delete -> delete;
    };
  }

  private DataObject renamedInward(DataObject object) {
    return BlobReferences.renamed(object, name -> placement(name).id());
  }

  private StoredObject outward(StoredObject stored) {
    DataObject object = BlobReferences.renamed(stored.object(), this::name);
    return new StoredObject(
        stored.id(), stored.sequence(), stored.receivedAt(), stored.peer(), object);
  }

  private LogEntry outward(LogEntry entry) {
    return new LogEntry(
        entry.sequence(),
        entry.operation(),
        entry.id(),
        entry.previous(),
        entry.receivedAt(),
        entry.peer(),
        BlobReferences.renamed(entry.object(), this::name));
  }

  private long name(long id) {
    return Optional.ofNullable(names.get(id))
        .orElseThrow(() -> new AssertionError("nobody uploaded content " + id));
  }

  private BlobPlacement placement(long name) {
    return Optional.ofNullable(placements.get(name)).orElseThrow();
  }
}
