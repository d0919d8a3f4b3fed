package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.openviid.schema.Schema;
import org.openviid.store.StoreException;

/// Checks that the tables have every type that is stored.
final class KnownTypes {
  private KnownTypes() {}

  /// @throws StoreException naming the first type that is stored and not in the tables
  static void check(Database database, Schema schema) {
    for (int type : stored(database)) {
      if (schema.find(type) == null) {
        throw new StoreException("OV-1682", type);
      }
    }
  }

  /// The types of which there are objects, found by leaping from one to the next.
  private static List<Integer> stored(Database database) {
    List<Integer> types = new ArrayList<>();
    int next = 0;
    while (next <= 0xFFFF) {
      byte[] from = {(byte) (next >> 8), (byte) next};
      int before = types.size();
      database.scan(
          Family.HEAD,
          from,
          null,
          (key, _) -> {
            types.add(HeadKey.of(key).type());
            return false;
          });
      if (types.size() == before) {
        return types;
      }
      next = types.getLast() + 1;
    }
    return types;
  }
}
