package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.wagon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.LogEntry;
import org.openviid.store.SampleSchema;
import org.openviid.store.StoreException;
import org.openviid.store.Transaction;

/// What is found after files of the database were cut off or damaged.
class DamageFaultTest {
  private static final long SEED = Long.getLong("seed", 46363);

  @TempDir private Path root;

  /// Whatever is written has reached the log file when it is acknowledged, and a file that ends anywhere
  /// (which is how a loss of power leaves it) gives back all that was acknowledged by then.
  @Test
  void aLogThatEndsAnywhereHoldsWhatWasAcknowledgedUpToThere() throws IOException {
    Path folder = root.resolve("whole");
    List<Long> lengths = new ArrayList<>();
    Path wal;
    try (EmbeddedStore store = open(folder)) {
      wal = DatabaseFiles.onlyLog(folder);
      for (int i = 0; i < 60; i++) {
        create(store, i);
        lengths.add(Files.size(wal));
      }
    }
    Random random = new Random(SEED);
    for (int i = 0; i < 25; i++) {
      long length = i == 0 ? lengths.getLast() : random.nextLong(lengths.getFirst(), lengths.getLast());
      Path cut = DatabaseFiles.copy(folder, root.resolve("cut" + i));
      DatabaseFiles.truncate(DatabaseFiles.onlyLog(cut), length);
      long acknowledged = lengths.stream().filter(known -> known <= length).count();
      try (EmbeddedStore store = open(cut)) {
        assertThat(store.log().last()).as("seed %d, length %d", SEED, length).isEqualTo(acknowledged);
        assertThat(store.log().read(0, 100))
            .extracting(LogEntry::id)
            .isEqualTo(ids((int) acknowledged));
        create(store, 99);
      }
      HostedIndex.delete(cut);
    }
  }

  @Test
  void damageAmidTheLogRefusesTheStartAndNamesRepair() throws IOException {
    Path wal = written();
    DatabaseFiles.flip(wal, Files.size(wal) / 2);
    refused();
  }

  @Test
  void aMissingFileRefusesTheStartAndNamesRepair() throws IOException {
    written();
    flushed();
    Files.delete(DatabaseFiles.largest(root, ".sst"));
    refused();
  }

  @Test
  void aShortenedFileRefusesTheStartAndNamesRepair() throws IOException {
    written();
    flushed();
    Path file = DatabaseFiles.largest(root, ".sst");
    DatabaseFiles.truncate(file, Files.size(file) - 1);
    refused();
  }

  @Test
  void aDamagedListOfFilesRefusesTheStartAndNamesRepair() throws IOException {
    written();
    flushed();
    Path manifest = DatabaseFiles.largest(root, "MANIFEST-");
    DatabaseFiles.flip(manifest, Files.size(manifest) / 2);
    refused();
  }

  @Test
  void damageThatIsMetWhileReadingIsToldAndShown() throws IOException {
    written();
    flushed();
    Path file = DatabaseFiles.largest(root, ".sst");
    DatabaseFiles.flip(file, Files.size(file) / 4);
    try (EmbeddedStore store =
        Stores.open(root, SampleSchema.SCHEMA, new InMemoryBlobStore(), (_, _) -> new AheadIndex())) {
      assertThatThrownBy(() -> store.log().read(0, 1_000))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("OV-1663")
          .hasMessageContaining("repair");
      assertThat(store.health().causes()).anySatisfy(cause -> assertThat(cause).contains("repair"));
      assertThatThrownBy(store::verify).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void anUndamagedStoreVerifies() throws IOException {
    written();
    flushed();
    try (EmbeddedStore store = open(root)) {
      store.verify();
      assertThat(store.health().causes()).isEmpty();
    }
  }

  private Path written() throws IOException {
    try (EmbeddedStore store = open(root)) {
      for (int i = 0; i < 200; i++) {
        create(store, i);
      }
    }
    return DatabaseFiles.onlyLog(root);
  }

  private void flushed() {
    try (EmbeddedStore store = open(root)) {
      store.kernel().database().flush();
    }
  }

  private void refused() {
    assertThatThrownBy(() -> open(root))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1660")
        .hasMessageContaining("repair");
    // The folder was let go of.
    assertThatThrownBy(() -> open(root)).hasMessageContaining("OV-1660");
  }

  private static EmbeddedStore open(Path folder) {
    return Stores.open(folder, SampleSchema.SCHEMA);
  }

  private static void create(EmbeddedStore store, int number) {
    store.commit(
        Transaction.of(
            List.of(creation(wagon("W" + number).set("Remark", "r".repeat(number * 7 % 300)).build()))));
  }

  private static List<String> ids(int count) {
    return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "W" + i).toList();
  }

  /// An index that needs nothing replayed.
  private static final class AheadIndex extends ScanningIndex {
    @Override
    public long replayFrom() {
      return 200;
    }
  }
}
