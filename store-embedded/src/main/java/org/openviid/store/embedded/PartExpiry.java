package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.LogEntry;
import org.openviid.store.Transaction;

/// Removes nested objects of a type, such as feature vectors, from objects that have been kept for longer than
/// these may be; what else the objects say stays, and so does the time of their receipt. Used by one thread at
/// a time.
///
/// The version with them is removed from the log at once; should a crash come between, it goes as superseded
/// versions do.
final class PartExpiry {
  private static final int PIECE = 500;

  private final Kernel kernel;
  private final Database database;
  private final Holds holds;
  private final long now;
  private final ObjectType part;
  private final Set<Integer> containing = new HashSet<>();
  private final Map<ObjectType, Boolean> known = new HashMap<>();
  private long removed;

  /// @param part the type of the nested objects
  PartExpiry(Kernel kernel, Schema schema, Holds holds, long now, ObjectType part) {
    this.kernel = kernel;
    this.database = kernel.database();
    this.holds = holds;
    this.now = now;
    this.part = part;
    for (ObjectType type : schema.types()) {
      if (mayContain(type)) {
        containing.add(type.key());
      }
    }
  }

  private boolean mayContain(ObjectType type) {
    Boolean before = known.putIfAbsent(type, false);
    if (before == null) {
      boolean contains =
          type.attributes().stream()
              .filter(attribute -> attribute.kind().nests())
              .anyMatch(attribute -> attribute.target() == part || mayContain(attribute.target()));
      known.put(type, contains);
      return contains;
    }
    return before;
  }

  /// Removes those of objects that were received up to a time.
  ///
  /// @return from how many objects
  long run(long cutoff) {
    again(cutoff);
    long end = Math.min(kernel.marks().before(cutoff, now), kernel.log().last() + 1);
    byte[] stored = database.get(Family.META, cursor());
    long cursor = stored == null ? 0 : Keys.number(stored);
    while (cursor + 1 < end) {
      List<Database.Row> piece = database.page(Family.LOG, Keys.of(cursor + 1), Keys.of(end), PIECE);
      Step step = new Step();
      piece.forEach(row -> step.look(Keys.number(row.key()), row.value(), cutoff));
      cursor = piece.size() < PIECE ? end - 1 : Keys.number(piece.getLast().key());
      step.finish();
      database.writeBuffered(
          new BatchImage(64).put(database.number(Family.META), cursor(), Keys.of(cursor)).toBatch());
    }
    return removed;
  }

  private byte[] cursor() {
    return Keys.of(Meta.PARTS, part.key());
  }

  private byte[] kept() {
    return Keys.of(Meta.PARTS_KEPT, part.key());
  }

  /// Looks at those whose turn was before they were old enough, or that were on hold.
  private void again(long cutoff) {
    List<Database.Row> notes = database.page(Family.META, kept(), Meta.end(kept()), Integer.MAX_VALUE);
    Step step = new Step();
    for (Database.Row note : notes) {
      long sequence = FormReader.fixedAt(note.key(), kept().length);
      byte[] entry = database.get(Family.LOG, Keys.of(sequence));
      step.notes.delete(database.number(Family.META), note.key());
      if (entry != null) {
        step.look(sequence, entry, cutoff);
      }
    }
    step.finish();
  }

  /// Objects that are changed together.
  private final class Step {
    private final List<Change> changes = new ArrayList<>();
    private final List<LogEntry> before = new ArrayList<>();
    private final BatchImage notes = new BatchImage(256);

    void look(long sequence, byte[] bytes, long cutoff) {
      HeadKey key = LogForm.key(bytes);
      if (!containing.contains(key.type()) || kernel.sequenceOf(key) != sequence) {
        return;
      }
      LogEntry entry = kernel.log().entry(sequence);
      DataObject without = entry == null ? null : without(entry.object());
      if (entry == null || without == null || without.equals(entry.object())) {
        return;
      }
      if (entry.receivedAt() > cutoff || holds.contains(key)) {
        notes.put(database.number(Family.META), Keys.of(kept(), sequence), new byte[0]);
      } else {
        changes.add(new Change.Put(entry.id(), sequence, without, entry.receivedAt(), entry.peer()));
        before.add(entry);
      }
    }

    void finish() {
      if (!changes.isEmpty()) {
        List<CommitResult> results = kernel.commitOnly(Transaction.of(changes));
        BatchImage batch = new BatchImage(1024);
        Set<Long> contents = new LinkedHashSet<>();
        for (int i = 0; i < results.size(); i++) {
          if (results.get(i) instanceof CommitResult.Done) {
            Set<Long> dropped = Disposal.contentsOf(before.get(i));
            LogForm.blobs(changes.get(i).object(), blob -> dropped.remove(blob.id()));
            contents.addAll(dropped);
            forget(batch, before.get(i).sequence());
            removed++;
          }
        }
        kernel.disposal().erase(contents);
        database.write(batch.toBatch());
      }
      if (notes.operations() > 0) {
        database.writeBuffered(notes.toBatch());
      }
    }

    private void forget(BatchImage batch, long sequence) {
      batch.delete(database.number(Family.LOG), Keys.of(sequence));
      batch.delete(database.number(Family.GARBAGE), Keys.of(sequence));
      batch.put(
          database.number(Family.META),
          Keys.of(Meta.COMPACTION, sequence >> Trimming.BLOCK_BITS),
          new byte[0]);
    }
  }

  private DataObject without(DataObject object) {
    DataObject.Builder left = object.toBuilder();
    for (Attribute attribute : object.type().attributes()) {
      Value value = attribute.kind().nests() ? object.value(attribute) : null;
      if (value != null) {
        left.set(attribute, attribute.target() == part ? null : without(value));
      }
    }
    return left.build();
  }

  private Value without(Value value) {
    if (value instanceof Value.Nested nested) {
      return new Value.Nested(without(nested.object()));
    }
    return value instanceof Value.Sequence sequence
        ? new Value.Sequence(
            sequence.values().stream()
                .map(each -> each instanceof Value.Nested nested ? new Value.Nested(without(nested.object())) : each)
                .toList())
        : value;
  }
}
