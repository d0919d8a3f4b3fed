package org.openviid.store.embedded;

import java.util.HashSet;
import java.util.Set;
import org.openviid.schema.Schema;
import org.openviid.store.LegalHolds;
import org.openviid.store.StoredObject;

/// The objects that must not be deleted, as the store knows them. Immutable.
final class Holds {
  private final Set<HeadKey> held = new HashSet<>();

  /// Reads the holds as they are now.
  Holds(Kernel kernel, Schema schema) {
    LegalHolds holds =
        new LegalHolds(
            new RocksStates(kernel::database),
            schema,
            key -> kernel.read(key.type(), key.id()).map(StoredObject::object));
    holds.all().forEach(key -> held.add(new HeadKey(key.type().key(), key.id())));
  }

  boolean contains(HeadKey key) {
    return held.contains(key);
  }
}
