package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.LegalHolds;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Deletes objects (DELETE, clause 8.4). The members of a set stay: they are captures of their own, and
/// others may refer to them (ours). Safe for use by any number of threads.
final class Removal {
  private static final int MAX_ATTEMPTS = 16;

  private final ObjectStore store;
  private final Schema schema;
  private final DataLibraries libraries;

  Removal(ObjectStore store, Schema schema, DataLibraries libraries) {
    this.store = store;
    this.schema = schema;
    this.libraries = libraries;
  }

  /// Deletes what is there; one outcome an identifier, in order.
  List<ItemOutcome> delete(RequestContext context, ObjectType type, List<String> ids) {
    ItemOutcome[] outcomes = new ItemOutcome[ids.size()];
    List<Integer> pending = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      pending.add(i);
    }
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !pending.isEmpty(); attempt++) {
      pending = attempt(context, type, ids, outcomes, pending);
    }
    pending.forEach(i -> outcomes[i] = new ItemOutcome.Refused(ids.get(i), ErrorTexts.of("OV-1906", ids.get(i))));
    return List.of(outcomes);
  }

  private List<Integer> attempt(
      RequestContext context, ObjectType type, List<String> ids, ItemOutcome[] outcomes, List<Integer> pending) {
    List<Change> changes = new ArrayList<>();
    List<Integer> changed = new ArrayList<>();
    LegalHolds holds = LegalHolds.of(store, schema);
    for (int i : pending) {
      Optional<StoredObject> current =
          store.read(type, ids.get(i)).filter(found -> Visibility.sees(context, found.object()));
      if (current.isEmpty()) {
        outcomes[i] = new ItemOutcome.Refused(ids.get(i), ErrorTexts.of("OV-1907", type.name(), ids.get(i)));
        continue;
      }
      StoredObject there = current.get();
      Optional<ErrorText> objection = objection(context, there.object(), holds);
      if (objection.isPresent()) {
        outcomes[i] = new ItemOutcome.Refused(ids.get(i), objection.get());
      } else {
        changes.add(new Change.Delete(there.id(), there.sequence(), placeOf(there.object()), context.receivedAt(), context.as()));
        changed.add(i);
      }
    }
    return changes.isEmpty() ? List.of() : commit(context, type, ids, outcomes, changes, changed);
  }

  private Optional<ErrorText> objection(RequestContext context, DataObject there, LegalHolds holds) {
    return Visibility.objection(context, there)
        .or(() -> held(there, holds))
        .or(() -> libraries.objection(there));
  }

  /// What is on legal hold stays, whoever asks (design, section 4).
  private static Optional<ErrorText> held(DataObject there, LegalHolds holds) {
    String id = String.valueOf(there.id());
    return holds.covers(there.type(), id)
        ? Optional.of(ErrorTexts.of("OV-1950", there.type().name(), id))
        : Optional.empty();
  }

  private List<Integer> commit(
      RequestContext context,
      ObjectType type,
      List<String> ids,
      ItemOutcome[] outcomes,
      List<Change> changes,
      List<Integer> changed) {
    Transaction transaction =
        new Transaction(
            changes,
            List.of(),
            Auditing.written(context, type, "delete", changes.stream().map(Change::id).toList()),
            List.of());
    List<CommitResult> results = store.commit(transaction);
    List<Integer> conflicts = new ArrayList<>();
    for (int k = 0; k < results.size(); k++) {
      int i = changed.get(k);
      switch (results.get(k)) {
        case CommitResult.Done _ -> outcomes[i] = new ItemOutcome.Accepted(ids.get(i), ItemOutcome.Effect.DELETED);
        case CommitResult.Conflict _ -> conflicts.add(i);
      }
    }
    return conflicts;
  }

  /// What readers of the log need in order to tell whether the deletion concerns them.
  static DataObject placeOf(DataObject object) {
    ObjectType type = object.type();
    DataObject.Builder place = DataObject.builder(type);
    List<AttributePath> paths = new ArrayList<>();
    paths.add(type.idPath());
    type.devicePath().ifPresent(paths::add);
    type.pointPath().ifPresent(paths::add);
    type.libraryPath().ifPresent(paths::add);
    type.areaPath().ifPresent(paths::add);
    paths.forEach(path -> copy(object, place, path, 0));
    return place.build();
  }

  private static void copy(DataObject from, DataObject.Builder to, AttributePath path, int depth) {
    Attribute step = path.steps().get(depth);
    Value value = from.value(step);
    if (depth == path.steps().size() - 1) {
      to.set(step, value);
    } else if (value instanceof Value.Nested nested) {
      DataObject.Builder inner =
          to.value(step) instanceof Value.Nested copied
              ? copied.object().toBuilder()
              : DataObject.builder(step.target());
      copy(nested.object(), inner, path, depth + 1);
      to.set(step, new Value.Nested(inner.build()));
    }
  }
}
