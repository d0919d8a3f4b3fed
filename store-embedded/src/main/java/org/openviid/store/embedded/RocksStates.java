package org.openviid.store.embedded;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.openviid.store.StateTable;

/// The small records. Safe for use by any number of threads.
final class RocksStates implements StateTable {
  private static final int PIECE = 256;

  private final Supplier<Database> database;

  RocksStates(Supplier<Database> database) {
    this.database = database;
  }

  @Override
  public Optional<byte[]> get(String space, String key) {
    return Optional.ofNullable(database.get().get(Family.STATE, StateKey.of(space, key)));
  }

  @Override
  public void forEach(String space, BiConsumer<String, byte[]> receiver) {
    byte[] prefix = StateKey.prefix(space);
    byte[] from = prefix;
    List<Database.Row> piece;
    do {
      piece = database.get().page(Family.STATE, from, null, PIECE);
      for (Database.Row row : piece) {
        if (!Keys.startsWith(row.key(), prefix)) {
          return;
        }
        receiver.accept(StateKey.key(row.key(), prefix), row.value());
        from = row.next();
      }
    } while (piece.size() == PIECE);
  }
}
