package org.openviid.engine;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.store.Change;

/// One element on its way into the store: what is to be written, under which condition, and what came
/// of it. Used by one thread.
final class Draft {
  private final int index;
  private final DataObject received;
  private DataObject object;
  private String id;
  private long expected;
  private ItemOutcome.Effect effect;
  private @Nullable ItemOutcome outcome;

  private Draft(int index, DataObject received, String id) {
    this.index = index;
    this.received = received;
    this.object = received;
    this.id = id;
    this.effect = ItemOutcome.Effect.CREATED;
  }

  /// An element that is to be stored under `id`, where nothing is expected to be.
  static Draft of(int index, DataObject object, String id) {
    return new Draft(index, object, id);
  }

  int index() {
    return index;
  }

  ObjectType type() {
    return received.type();
  }

  /// The object as it came, or with the identifier it got for want of one.
  DataObject received() {
    return received;
  }

  String id() {
    return id;
  }

  boolean isDecided() {
    return outcome != null;
  }

  ItemOutcome outcome() {
    if (outcome == null) {
      throw new IllegalStateException("element " + index + " is undecided");
    }
    return outcome;
  }

  /// To be written in place of the version with that sequence, 0 for none.
  void write(DataObject version, String versionId, long expectedSequence, ItemOutcome.Effect how) {
    object = version;
    id = versionId;
    expected = expectedSequence;
    effect = how;
  }

  Change.Put change(long receivedAt, String peer) {
    return new Change.Put(id, expected, object, receivedAt, peer);
  }

  void done() {
    outcome = new ItemOutcome.Accepted(id, effect);
  }

  void decide(ItemOutcome decided) {
    outcome = decided;
  }
}
