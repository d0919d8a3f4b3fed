package org.openviid.store.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.store.AuditLine;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.LegalHolds;
import org.openviid.store.LogEntry;
import org.openviid.store.ObjectKey;
import org.openviid.store.StateWrite;
import org.openviid.store.StoreException;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Removes objects at once and for good: the current version, all older ones that the log still has, their
/// contents, and what of them is left in the files of records and index. Used by one thread at a time.
///
/// With the deletion of each object goes a note, which is removed when nothing of the object is left: what a
/// crash interrupts is done later. The log keeps that it was deleted, with nothing but what identifies and
/// places it, for as long as it keeps deletions, since readers of the log have to learn of it.
final class Erasure {
  private static final String SPACE = "erasing";
  private static final int PIECE = 500;
  private static final int MAX_ATTEMPTS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] NOTE = "1".getBytes(StandardCharsets.US_ASCII);

  private final Kernel kernel;
  private final Database database;
  private final Schema schema;
  private final long now;
  private boolean complete = true;

  Erasure(Kernel kernel, Schema schema, long now) {
    this.kernel = kernel;
    this.database = kernel.database();
    this.schema = schema;
    this.now = now;
  }

  /// Deletes objects and their contents, and notes that older versions have still to go.
  ///
  /// @param audit makes the line of the trail for objects of a type
  /// @param progress is told now and then how many have been deleted
  /// @return how many were deleted; no object is counted that was not there
  long delete(
      List<ObjectKey> keys, BiFunction<ObjectType, List<String>, AuditLine> audit, LongConsumer progress) {
    long deleted = 0;
    Map<ObjectType, List<String>> byType = new LinkedHashMap<>();
    keys.forEach(key -> byType.computeIfAbsent(key.type(), _ -> new ArrayList<>()).add(key.id()));
    for (Map.Entry<ObjectType, List<String>> entry : byType.entrySet()) {
      List<String> ids = entry.getValue();
      for (int i = 0; i < ids.size(); i += PIECE) {
        deleted += delete(entry.getKey(), ids.subList(i, Math.min(ids.size(), i + PIECE)), audit);
        progress.accept(deleted);
      }
    }
    return deleted;
  }

  private long delete(
      ObjectType type, List<String> ids, BiFunction<ObjectType, List<String>, AuditLine> audit) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      List<Change> changes = new ArrayList<>();
      for (String id : ids) {
        Optional<StoredObject> there = kernel.read(type, id);
        there.ifPresent(
            object ->
                changes.add(
                    new Change.Delete(
                        id, object.sequence(), Tombstone.of(object.object()), now, Retention.PEER)));
      }
      List<StateWrite> notes =
          ids.stream().map(id -> new StateWrite(SPACE, new ObjectKey(type, id).toString(), NOTE)).toList();
      Transaction transaction =
          new Transaction(changes, List.of(), List.of(audit.apply(type, ids)), notes).asWhole();
      List<CommitResult> results = kernel.commit(transaction);
      if (results.stream().allMatch(result -> result instanceof CommitResult.Done)) {
        return changes.size();
      }
    }
    throw new StoreException("OV-1740", type, ids.getFirst());
  }

  /// Whether nothing is left in any file.
  boolean isComplete() {
    return complete;
  }

  /// Removes what is left of the objects that have been noted, from the log and from all files. While a search
  /// index is being built the notes stay, since it may have taken in what is removed.
  ///
  /// @return how many older versions were removed
  long finish() {
    Set<HeadKey> noted = new HashSet<>();
    List<StateWrite> done = new ArrayList<>();
    new RocksStates(() -> database)
        .forEach(
            SPACE,
            (text, _) -> {
              done.add(new StateWrite(SPACE, text, new byte[0]));
              LegalHolds.key(schema, text)
                  .ifPresent(key -> noted.add(new HeadKey(key.type().key(), key.id())));
            });
    if (done.isEmpty()) {
      return 0;
    }
    kernel.disposal().eraseLeftovers();
    // The index first: as long as it has versions of an object, it asks the log for them.
    Purge purge = new Purge(kernel);
    complete = kernel.builder().awaitEnd(PATIENCE) && kernel.host().active() != null;
    purge.index();
    long versions = removeVersions(noted);
    purge.log();
    if (!complete) {
      return versions;
    }
    kernel.commitOnly(new Transaction(List.of(), List.of(), List.of(), done));
    return versions;
  }

  private long removeVersions(Set<HeadKey> noted) {
    long versions = 0;
    byte[] from = Keys.of(0);
    List<Database.Row> piece;
    do {
      piece = database.page(Family.GARBAGE, from, null, PIECE);
      List<byte[]> keys = piece.stream().map(Database.Row::key).toList();
      List<byte @Nullable []> entries = database.getAll(Family.LOG, keys);
      Step step = new Step();
      for (int i = 0; i < keys.size(); i++) {
        from = piece.get(i).next();
        byte[] entry = entries.get(i);
        if (entry != null && noted.contains(LogForm.key(entry))) {
          step.look(keys.get(i), entry);
        }
      }
      versions += step.finish();
    } while (piece.size() == PIECE);
    return versions;
  }

  /// Versions that are removed in one write.
  private final class Step {
    private final BatchImage batch = new BatchImage(4096);
    private final Set<Long> contents = new LinkedHashSet<>();
    private final Set<Long> blocks = new LinkedHashSet<>();
    private long versions;

    void look(byte[] key, byte[] bytes) {
      long sequence = Keys.number(key);
      if (LogForm.header(sequence, bytes).operation() == LogEntry.Operation.DELETED) {
        return;
      }
      contents.addAll(Disposal.contentsOf(kernel.log().entry(sequence)));
      batch.delete(database.number(Family.LOG), key);
      batch.delete(database.number(Family.GARBAGE), key);
      blocks.add(sequence >> Trimming.BLOCK_BITS);
      versions++;
    }

    long finish() {
      if (versions > 0) {
        kernel.disposal().erase(contents);
        int meta = database.number(Family.META);
        blocks.forEach(block -> batch.put(meta, Keys.of(Meta.COMPACTION, block), new byte[0]));
        batch.put(meta, Meta.LAST, Keys.of(kernel.log().last()));
        database.write(batch.toBatch());
      }
      return versions;
    }
  }
}
