package org.openviid.store.embedded;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.store.embedded.Database.Row;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// Reads what can be read of a damaged family. Used by one thread.
///
/// Where reading fails it leaps ahead, ever farther until it lands on something whole, and from there
/// back to the other edge of the damage.
final class Salvage {
  /// Keys are taken as numbers of so many bytes for leaping; what follows matters little.
  private static final int LEAP_BYTES = 24;

  private final Database database;
  private final Family family;
  private long holes;

  Salvage(Database database, Family family) {
    this.database = database;
    this.family = family;
  }

  /// How many damaged places have been met.
  long holes() {
    return holes;
  }

  /// Passes every row that can be read to `rows`, in the order of the keys.
  void forEach(Database.Rows rows) {
    byte[] from = new byte[0];
    while (from != null) {
      byte[] last = forward(from, rows);
      from = last == null ? null : overHole(last, rows);
    }
  }

  /// Reads on until the end or until reading fails.
  ///
  /// @return the last key that could be read when reading failed, or null at the end
  private byte @Nullable [] forward(byte[] from, Database.Rows rows) {
    byte[] last = from;
    try (RocksIterator iterator = database.iterator(family)) {
      for (iterator.seek(from); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        rows.accept(key, iterator.value());
        last = Arrays.copyOf(key, key.length + 1);
      }
      iterator.status();
      return null;
    } catch (RocksDBException e) {
      holes++;
      return last;
    }
  }

  /// Finds the other side of a hole and passes what stands between it and where the leap landed.
  ///
  /// @return the key to go on from, or null when nothing more can be read
  private byte @Nullable [] overHole(byte[] before, Database.Rows rows) {
    BigInteger start = new BigInteger(1, Arrays.copyOf(before, LEAP_BYTES));
    for (int power = 0; power < LEAP_BYTES * Byte.SIZE; power++) {
      byte[] target = key(start.add(BigInteger.ONE.shiftLeft(power)));
      if (target == null) {
        return null;
      }
      byte[] landed = landing(target);
      if (landed != null) {
        List<Row> between = backward(landed, before);
        between.reversed().forEach(row -> rows.accept(row.key(), row.value()));
        return landed;
      }
    }
    return null;
  }

  private static byte @Nullable [] key(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes.length > LEAP_BYTES && bytes[0] == 0 ? 1 : 0;
    if (bytes.length - sign > LEAP_BYTES) {
      return null;
    }
    byte[] key = new byte[LEAP_BYTES];
    System.arraycopy(bytes, sign, key, LEAP_BYTES - bytes.length + sign, bytes.length - sign);
    return key;
  }

  private byte @Nullable [] landing(byte[] target) {
    try (RocksIterator iterator = database.iterator(family)) {
      iterator.seek(target);
      byte[] found = iterator.isValid() ? iterator.key() : null;
      iterator.status();
      return found;
    } catch (RocksDBException e) {
      return null;
    }
  }

  private List<Row> backward(byte[] landed, byte[] until) {
    List<Row> found = new ArrayList<>();
    try (RocksIterator iterator = database.iterator(family)) {
      iterator.seek(landed);
      for (iterator.prev(); iterator.isValid(); iterator.prev()) {
        byte[] key = iterator.key();
        if (Arrays.compareUnsigned(key, until) < 0) {
          break;
        }
        found.add(new Row(key, iterator.value()));
      }
      iterator.status();
    } catch (RocksDBException e) {
      // The hole, from the other side.
      return found;
    }
    return found;
  }
}
