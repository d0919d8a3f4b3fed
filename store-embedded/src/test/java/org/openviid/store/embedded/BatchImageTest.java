package org.openviid.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

class BatchImageTest {
  @TempDir private Path folder;

  @Test
  void isWhatTheDatabaseItselfWouldWrite() throws RocksDBException {
    RocksDB.loadLibrary();
    byte[] key = "key".getBytes(UTF_8);
    byte[] large = new byte[70_000];
    Arrays.fill(large, (byte) 7);
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB rocks = RocksDB.open(options, folder.toString());
        ColumnFamilyOptions plain = new ColumnFamilyOptions();
        ColumnFamilyHandle family = lastOf(rocks, plain, 130);
        WriteBatch batch = new WriteBatch()) {
      int number = family.getID();
      batch.put(family, key, large);
      batch.delete(family, key);
      batch.merge(family, key, new byte[0]);
      batch.deleteRange(family, key, large);
      batch.put(family, Keys.of(0x0102030405060708L), "value".getBytes(UTF_8));
      batch.put(family, key, Keys.of(-2));

      FormWriter value = new FormWriter(8);
      value.raw("value".getBytes(UTF_8));
      BatchImage image =
          new BatchImage(16)
              .put(number, key, large)
              .delete(number, key)
              .merge(number, key, new byte[0])
              .deleteRange(number, key, large);
      int inKey = image.putUnderHole(number, new byte[0], value);
      int inValue = image.putHole(number, key);
      byte[] bytes = image.toBatch();
      FormWriter.fixedAt(bytes, BatchImage.HEADER + inKey, 0x0102030405060708L);
      FormWriter.fixedAt(bytes, BatchImage.HEADER + inValue, -2);

      assertThat(number).isGreaterThan(127);
      assertThat(bytes).isEqualTo(batch.data());
    }
  }

  /// Creates so many families that the number of the last takes two bytes.
  private static ColumnFamilyHandle lastOf(RocksDB rocks, ColumnFamilyOptions options, int count)
      throws RocksDBException {
    List<byte[]> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(("family" + i).getBytes(UTF_8));
    }
    List<ColumnFamilyHandle> handles = rocks.createColumnFamilies(options, names);
    handles.subList(0, count - 1).forEach(ColumnFamilyHandle::close);
    return handles.getLast();
  }
}
