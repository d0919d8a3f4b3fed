package org.openviid.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.openviid.query.Filter;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;
import org.openviid.store.LegalHolds;
import org.openviid.store.LogEntry;
import org.openviid.store.ObjectKey;
import org.openviid.store.ObjectStore;
import org.openviid.store.Search;
import org.openviid.store.StoredObject;

/// Finds objects for an operator. Safe for use by any number of threads.
final class KnownObjects {
  private static final int PIECE = 1_000;

  private final ObjectStore store;
  private final Schema schema;
  private final List<ObjectType> types;

  KnownObjects(ObjectStore store, Schema schema) {
    this.store = store;
    this.schema = schema;
    this.types =
        schema.types().stream()
            .filter(type -> type.kind() == TypeKind.RESOURCE && type.hasIdentity())
            .toList();
  }

  /// All types whose objects are stored.
  List<ObjectType> types() {
    return types;
  }

  /// What an operator calls an object: its identifier, or the name of its type, a slash and the identifier.
  /// By the latter, objects are found that are not there.
  ///
  /// @throws ViidException when there is none
  List<ObjectKey> named(String word) {
    Optional<ObjectKey> exact = LegalHolds.key(schema, word);
    if (exact.isPresent()) {
      return List.of(exact.get());
    }
    List<ObjectKey> found = withId(word);
    if (found.isEmpty()) {
      throw new ViidException("OV-2444", word);
    }
    return found;
  }

  /// The objects of that identifier.
  List<ObjectKey> withId(String id) {
    return types.stream()
        .filter(type -> store.sequenceOf(type, id) != 0)
        .map(type -> new ObjectKey(type, id))
        .toList();
  }

  Optional<StoredObject> read(ObjectKey key) {
    return store.read(key.type(), key.id());
  }

  /// The objects of a type of which an attribute is a text.
  List<StoredObject> naming(ObjectType type, AttributePath path, String text) {
    List<StoredObject> found = new ArrayList<>();
    Filter filter = Filter.equal(path, new Value.Text(text));
    long ceiling = store.log().last();
    List<StoredObject> piece;
    do {
      piece =
          store
              .search(new Search(type, filter, List.of(), found.size(), PIECE, false, ceiling))
              .objects();
      found.addAll(piece);
    } while (piece.size() == PIECE);
    return found;
  }

  /// Passes the current version of every object to `receiver`, in the order of receipt.
  ///
  /// @param progress is told now and then how many changes have been looked at
  void forEach(Consumer<StoredObject> receiver, LongConsumer progress) {
    long after = 0;
    long looked = 0;
    List<LogEntry> piece;
    do {
      piece = store.log().read(after, PIECE);
      for (LogEntry entry : piece) {
        after = entry.sequence();
        ObjectType type = entry.object().type();
        if (store.sequenceOf(type, entry.id()) == after) {
          receiver.accept(
              new StoredObject(entry.id(), after, entry.receivedAt(), entry.peer(), entry.object()));
        }
      }
      looked += piece.size();
      progress.accept(looked);
    } while (piece.size() == PIECE);
  }
}
