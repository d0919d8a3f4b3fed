package org.openviid.store;

import java.util.Optional;
import java.util.function.BiConsumer;

/// Small durable records by space and key. Written through [ObjectStore#commit].
public interface StateTable {
  /// The value, if there is one.
  Optional<byte[]> get(String space, String key);

  /// Passes all records of a space to `receiver`, ordered by key.
  void forEach(String space, BiConsumer<String, byte[]> receiver);
}
