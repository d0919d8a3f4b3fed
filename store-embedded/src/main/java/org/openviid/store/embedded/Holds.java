package org.openviid.store.embedded;

import java.util.HashSet;
import java.util.Set;
import org.openviid.schema.Schema;

/// The objects that must not be deleted for their age, because somebody put a hold on them. Immutable.
///
/// A hold is a record of the space `hold` whose key is the name of the type, a slash and the identifier,
/// with any content.
final class Holds {
  /// The space of the records.
  static final String SPACE = "hold";

  private final Set<HeadKey> held = new HashSet<>();

  /// Reads the holds as they are now.
  Holds(RocksStates states, Schema schema) {
    states.forEach(
        SPACE,
        (key, _) -> {
          int slash = key.indexOf('/');
          if (slash > 0) {
            schema
                .find(key.substring(0, slash))
                .ifPresent(type -> held.add(new HeadKey(type.key(), key.substring(slash + 1))));
          }
        });
  }

  boolean contains(HeadKey key) {
    return held.contains(key);
  }
}
