package org.openviid.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.wagon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.store.AuditLine;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.LogEntry;
import org.openviid.store.SampleObjects;
import org.openviid.store.SampleSchema;
import org.openviid.store.Search;
import org.openviid.store.StateWrite;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

class StoreRepairTest {
  private static final long SEED = Long.getLong("seed", 46363);
  private static final int OBJECTS = 3_000;

  @TempDir private Path folder;
  private final Map<String, Long> written = new HashMap<>();

  /// Objects of which some are replaced and some deleted, in files.
  @BeforeEach
  void write() {
    Random random = new Random(SEED);
    List<Change> created = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      created.add(put("W" + i, 0, random));
      if (i % 7 == 0) {
        changed.add(put("W" + i, i + 1, random));
      } else if (i % 11 == 0) {
        changed.add(new Change.Delete("W" + i, i + 1, wagon("W" + i).build(), 1, "p"));
      }
    }
    try (EmbeddedStore store = open()) {
      commit(store, created);
      commit(store, changed);
      store.commit(Transaction.of(new StateWrite("space", "key", "value".getBytes(UTF_8))));
      store.commit(Transaction.of(new AuditLine(5, "p", "", "READ", "Wagon", "", 1, "", "")));
      store.kernel().database().flush();
    }
  }

  private static Change put(String id, long expected, Random noise) {
    String remark = Long.toHexString(noise.nextLong()).repeat(9);
    return new Change.Put(id, expected, wagon(id).set("Remark", remark).build(), 1, "p");
  }

  private void commit(EmbeddedStore store, List<Change> changes) {
    List<CommitResult> results = store.commit(Transaction.of(changes));
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      if (change instanceof Change.Delete) {
        written.remove(change.id());
      } else {
        written.put(change.id(), ((CommitResult.Done) results.get(i)).sequence());
      }
    }
  }

  private void addInTransactionsOfTheirOwn(EmbeddedStore store, int count) {
    Random random = new Random(SEED);
    for (int i = 0; i < count; i++) {
      commit(store, List.of(put("X" + i, 0, random)));
    }
  }

  @Test
  void aSoundFolderComesOutAsItWentIn() {
    List<LogEntry> before;
    try (EmbeddedStore store = open()) {
      before = store.log().read(0, Integer.MAX_VALUE);
    }
    RepairReport report = StoreRepair.run(folder, Stores.SETTINGS);
    assertThat(report.holes()).isZero();
    assertThat(report.unreadable()).isZero();
    assertThat(report.objects()).isEqualTo(written.size());
    try (EmbeddedStore store = open()) {
      assertThat(store.log().read(0, Integer.MAX_VALUE)).isEqualTo(before);
      assertThat(store.states().get("space", "key")).hasValue("value".getBytes(UTF_8));
      written.forEach(
          (id, sequence) ->
              assertThat(store.sequenceOf(SampleSchema.WAGON_TYPE, id)).isEqualTo(sequence));
      assertThat(store.sequenceOf(SampleSchema.WAGON_TYPE, "W11")).isZero();
      store.audit().forEach(0, 10, line -> assertThat(line.peer()).isEqualTo("p"));
    }
  }

  @Test
  void damagedBlocksCostOnlyWhatTheyHeld() throws IOException {
    Path file = DatabaseFiles.largest(folder, ".sst");
    Random random = new Random(SEED);
    for (int i = 0; i < 3; i++) {
      DatabaseFiles.flip(file, random.nextLong(Files.size(file) * 3 / 4));
    }
    RepairReport report = StoreRepair.run(folder, Stores.SETTINGS);
    assertThat(report.holes()).isPositive();
    assertThat(report.damaged()).isDirectory();
    // A block has about 16 KiB, or some 100 entries.
    assertThat(surviving()).hasSizeGreaterThan(written.size() - 3 * 400).hasSizeLessThan(written.size());
  }

  @Test
  void aWriteAheadLogThatIsDamagedAmidCostsOnlyWhatWasThere() throws IOException {
    try (EmbeddedStore store = open()) {
      addInTransactionsOfTheirOwn(store, 100);
    }
    Path log = DatabaseFiles.largest(folder, ".log");
    DatabaseFiles.flip(log, Files.size(log) / 2);
    StoreRepair.run(folder, Stores.SETTINGS);
    Set<String> left = surviving();
    assertThat(left).contains("X0", "W1", "W2999");
    assertThat(left).hasSizeGreaterThan(written.size() - 101).hasSizeLessThan(written.size());
  }

  @Test
  void aMissingFileCostsOnlyWhatItHeld() throws IOException {
    try (EmbeddedStore store = open()) {
      addInTransactionsOfTheirOwn(store, 50);
      store.kernel().database().flush();
    }
    Files.delete(DatabaseFiles.largest(folder, ".sst"));
    StoreRepair.run(folder, Stores.SETTINGS);
    surviving();
  }

  /// The objects that are still there. What is there has to be whole, and the store has to work.
  private Set<String> surviving() {
    Set<String> left = new HashSet<>();
    try (EmbeddedStore store = open()) {
      List<StoredObject> found =
          store
              .search(
                  new Search(
                      SampleSchema.WAGON_TYPE, Filter.everything(), List.of(), 0, 10_000, true, Long.MAX_VALUE))
              .objects();
      for (StoredObject object : found) {
        left.add(object.id());
        assertThat(store.read(SampleSchema.WAGON_TYPE, object.id())).hasValue(object);
        assertThat(object.object().id()).isEqualTo(object.id());
      }
      store.commit(Transaction.of(List.of(SampleObjects.creation(wagon("NEW").build()))));
      store.verify();
      assertThat(store.epoch()).isEqualTo(2);
    }
    return left;
  }

  private EmbeddedStore open() {
    return Stores.open(
        folder, SampleSchema.SCHEMA, new InMemoryBlobStore(), (_, _) -> new ScanningIndex(false));
  }
}
