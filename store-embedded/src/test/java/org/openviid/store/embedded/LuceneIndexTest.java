package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.embedded.IndexTables.CAR_TYPE;
import static org.openviid.store.embedded.IndexTables.SCHEMA;
import static org.openviid.store.embedded.IndexTables.car;
import static org.openviid.store.embedded.IndexTables.path;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.query.LikePattern;
import org.openviid.query.SortKey;
import org.openviid.schema.DataObject;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.LogEntry;
import org.openviid.store.Search;
import org.openviid.store.StoreException;

class LuceneIndexTest {
  private static final Filter TWO_DOORS = Filter.equal(path("Doors"), new Value.Whole(2));

  @TempDir Path root;

  private IndexTrial trial() {
    return new IndexTrial(root, SCHEMA, IndexTrial.SETTINGS);
  }

  private static DataObject doors(String id, int doors) {
    return car(id).set("Doors", doors).build();
  }

  @Test
  void supersededVersionsAreNeitherFoundNorCounted() {
    try (IndexTrial trial = trial()) {
      for (int i = 0; i < 100; i++) {
        trial.put("C" + i, doors("C" + i, i % 4));
      }
      trial.index().show();
      assertThat(trial.index().search(Search.first(100, CAR_TYPE, TWO_DOORS)).total()).hasValue(25);
      trial.put("C2", doors("C2", 3));
      trial.put("C6", doors("C6", 2));
      trial.put("C6", doors("C6", 2));
      trial.delete("C10", doors("C10", 2));
      trial.put("C3", doors("C3", 2));
      trial.put("new", doors("new", 2));
      trial.delete("new", doors("new", 2));
      Hits hits = trial.index().search(Search.first(100, CAR_TYPE, TWO_DOORS));
      assertThat(hits.total()).hasValue(24);
      assertThat(hits.sequences()).hasSize(24).doesNotContain(3, 7, 11).contains(103, 105).isSorted();
      assertThat(hits.position()).isEqualTo(107);
      trial.check(Search.first(100, CAR_TYPE, TWO_DOORS));
      trial.index().show();
      trial.check(Search.first(100, CAR_TYPE, TWO_DOORS));
    }
  }

  @Test
  void whatTheIndexHasAlreadyIsNotTakenAgain() {
    DataObject object = doors("C1", 2);
    LuceneIndex index = new LuceneIndex(root.resolve("i"), SCHEMA, IndexTrial.SETTINGS, _ -> object);
    index.submit(new IndexedChange(7, LogEntry.Operation.CREATED, "C1", 0, object));
    index.close();
    index = new LuceneIndex(root.resolve("i"), SCHEMA, IndexTrial.SETTINGS, _ -> object);
    assertThat(index.replayFrom()).isEqualTo(7);
    index.submit(new IndexedChange(7, LogEntry.Operation.CREATED, "C1", 0, object));
    index.show();
    assertThat(index.search(Search.first(9, CAR_TYPE, Filter.everything())).sequences()).containsExactly(7);
    assertThat(index.search(Search.first(9, CAR_TYPE, Filter.everything())).position()).isEqualTo(7);
    index.close();
  }

  @Test
  void killedIndexIsExactlyAsOfItsCommitAndCompleteAfterTheReplay() throws IOException {
    try (IndexTrial trial = trial()) {
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 300; i++) {
          trial.put("C" + i % 130, doors("C" + i % 130, (i + round) % 4));
          if (i % 7 == 0) {
            trial.delete("C" + i % 130, doors("C" + i % 130, 0));
          }
        }
        trial.index().commit();
        for (int i = 0; i < 90; i++) {
          trial.put("C" + i, doors("C" + i, 2));
        }
        trial.index().show();
        trial.crash();
        trial.check(Search.first(200, CAR_TYPE, TWO_DOORS));
        trial.check(Search.first(200, CAR_TYPE, Filter.everything()));
        assertThat(trial.index().replayFrom()).isPositive();
      }
    }
  }

  @Test
  void searchThatTakesTooLongIsRefused() {
    IndexSettings impatient =
        new IndexSettings(
            4 << 20, 1, 2_000, 64, 300, Duration.ofSeconds(5), Duration.ofSeconds(5), 4, 4 << 20, Duration.ZERO, 64);
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, impatient)) {
      for (int i = 0; i < 500; i++) {
        trial.put("C" + i, doors("C" + i, 2));
      }
      trial.index().show();
      Search sorted =
          new Search(CAR_TYPE, TWO_DOORS, List.of(new SortKey(path("Source"), false)), 0, 9, false, Long.MAX_VALUE);
      Search verified = Search.first(9, CAR_TYPE, Filter.equal(path("Address"), new Value.Text("x")));
      assertRefused("OV-1701", () -> trial.index().search(Search.first(9, CAR_TYPE, TWO_DOORS)));
      assertRefused("OV-1701", () -> trial.index().search(sorted));
      assertThat(trial.index().search(verified).sequences()).isEmpty();
    }
  }

  @Test
  void searchThatGoesOnTooLongIsCutOffWhereItIs() {
    AtomicLong asked = new AtomicLong();
    IndexSettings patient = // for a hundred looks at the clock, each of which takes a millisecond
        new IndexSettings(
            4 << 20, 1, 9_000, 64, 300, Duration.ofSeconds(5), Duration.ofSeconds(5), 4, 4 << 20, Duration.ofMillis(100), 64);
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, patient, () -> asked.incrementAndGet() * 1_000_000)) {
      for (int i = 0; i < 5_000; i++) {
        trial.put("C" + i, car("C" + i).set("Doors", 2).set("Address", "street " + i).build());
      }
      Filter street = Filter.equal(path("Road"), new Value.Text("x"));
      trial.index().show();
      Search verified = Search.first(9, CAR_TYPE, new Filter.Like(path("Address"), LikePattern.parse("%reet 4_99%")));
      Search sorted =
          new Search(CAR_TYPE, TWO_DOORS, List.of(new SortKey(path("Address"), false)), 0, 9, false, Long.MAX_VALUE);
      for (Search dear : List.of(verified, sorted)) {
        long before = asked.get();
        assertRefused("OV-1701", () -> trial.index().search(dear));
        assertThat(asked.get() - before).isBetween(100L, 110L);
      }
      assertThat(trial.index().search(Search.first(9, CAR_TYPE, street)).sequences()).isEmpty();
    }
  }

  @Test
  void changesThatAreNotInTheIndexYetAreGoneThroughWithinTheDeadlineToo() {
    IndexSettings impatient =
        new IndexSettings(
            4 << 20, 1, 9_000, 9_000, 9_000, Duration.ofHours(1), Duration.ofHours(1), 4, 4 << 20, Duration.ofMillis(20), 64);
    AtomicLong asked = new AtomicLong();
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, impatient, () -> asked.incrementAndGet() * 1_000_000)) {
      for (int i = 0; i < 5_000; i++) {
        trial.put("C" + i, doors("C" + i, 2));
      }
      assertRefused("OV-1701", () -> trial.index().search(Search.first(9, CAR_TYPE, TWO_DOORS)));
    }
  }

  private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(call);
    refusal.isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void damagedIndexIsNotOpened() throws IOException {
    Path folder = root.resolve("0");
    try (IndexTrial trial = trial()) {
      trial.put("C1", doors("C1", 2));
    }
    try (Stream<Path> files = Files.list(folder)) {
      Path commit = files.filter(file -> file.getFileName().toString().startsWith("segments_")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(commit);
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(commit, bytes);
    }
    assertRefused("OV-1706", () -> new LuceneIndex(folder, SCHEMA, IndexTrial.SETTINGS, _ -> null));
  }

  @Test
  void indexThatLacksFilesIsNotOpened() throws IOException {
    Path folder = root.resolve("0");
    try (IndexTrial trial = trial()) {
      trial.put("C1", doors("C1", 2));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.getFileName().toString().startsWith("_")).toList()) {
        Files.delete(file);
      }
    }
    assertRefused("OV-1706", () -> new LuceneIndex(folder, SCHEMA, IndexTrial.SETTINGS, _ -> null));
  }

  @Test
  void indexOfOtherTablesIsNotOpened() {
    Path folder = root.resolve("0");
    trial().close();
    Schema other =
        Schema.load(IndexTables.with("objects/Hull.csv", "1,BoatCode,,,text,=20,R,,gat1400,ours,,id,,\n"));
    assertRefused("OV-1708", () -> new LuceneIndex(folder, other, IndexTrial.SETTINGS, _ -> null));
    new LuceneIndex(folder, SCHEMA, IndexTrial.SETTINGS, _ -> null).close();
  }

  @Test
  void indexOfAnotherFormatOrPartlyAheadIsNotOpened() throws IOException {
    long fingerprint = new IndexLayout(SCHEMA).fingerprint();
    write(root.resolve("a"), Map.of("format", "99"));
    assertRefused("OV-1707", () -> new LuceneIndex(root.resolve("a"), SCHEMA, IndexTrial.SETTINGS, _ -> null));
    write(root.resolve("b"), Map.of("format", "1", "sequence", "4", "fingerprint", Long.toString(fingerprint)));
    assertRefused("OV-1709", () -> new LuceneIndex(root.resolve("b"), SCHEMA, IndexTrial.SETTINGS, _ -> null));
  }

  private static void write(Path folder, Map<String, String> data) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      Document document = new Document();
      document.add(new LongPoint(IndexLayout.SEQUENCE, 5));
      writer.addDocument(document);
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }
  }

  @Test
  void indexIsOpenOnce() {
    try (IndexTrial trial = trial()) {
      assertRefused("OV-1705", () -> new LuceneIndex(trial.folder(), SCHEMA, IndexTrial.SETTINGS, _ -> null));
    }
  }

  @Test
  void changeThatCannotBeIndexedEndsTheIndex() throws InterruptedException {
    LuceneIndex index = new LuceneIndex(root.resolve("i"), SCHEMA, IndexTrial.SETTINGS, _ -> null);
    DataObject foreign = DataObject.builder(Schema.load().type("APE")).set("ApeID", "1").build();
    index.submit(new IndexedChange(1, LogEntry.Operation.CREATED, "1", 0, foreign));
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (index.fault().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(index.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("APE"));
    IndexedChange next = new IndexedChange(2, LogEntry.Operation.CREATED, "C1", 0, doors("C1", 2));
    assertRefused("OV-1703", () -> index.submit(next));
    assertRefused("OV-1703", () -> index.search(Search.first(1, CAR_TYPE, TWO_DOORS)));
    index.close();
    try (IndexTrial trial = new IndexTrial(root.resolve("j"), SCHEMA, IndexTrial.SETTINGS)) {
      trial.put("C1", doors("C1", 2));
    }
  }

  @Test
  void closedIndexRefusesEverything() {
    IndexTrial trial = trial();
    trial.put("C1", doors("C1", 2));
    LuceneIndex index = trial.index();
    trial.close();
    assertRefused("OV-1704", () -> index.search(Search.first(1, CAR_TYPE, TWO_DOORS)));
    assertRefused(
        "OV-1704", () -> index.submit(new IndexedChange(9, LogEntry.Operation.CREATED, "C2", 0, doors("C2", 2))));
    assertThat(index.fault()).isEmpty();
  }

  @Test
  void deletedTextIsGoneFromTheDisk() throws IOException {
    try (IndexTrial trial = trial()) {
      for (int i = 0; i < 500; i++) {
        trial.put("C" + i, car("C" + i).set("Plate", "KEEP" + i).build());
      }
      trial.put("victim", car("victim").set("Plate", "ZZVICTIMZZ").set("Road", "VICTIMROAD").build());
      trial.index().commit();
      assertThat(contains(trial.folder(), "ZZVICTIMZZ")).isTrue();
      trial.delete("victim", car("victim").build());
      trial.index().expungeDeletes();
      assertThat(contains(trial.folder(), "ZZVICTIMZZ")).isFalse();
      assertThat(contains(trial.folder(), "VICTIMROAD")).isFalse();
      assertThat(contains(trial.folder(), "KEEP499")).isTrue();
      trial.check(Search.first(1_000, CAR_TYPE, Filter.everything()));
    }
  }

  private static boolean contains(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void identifiersOfAnyLengthAndScriptAreKeptApart() {
    try (IndexTrial trial = trial()) {
      List<String> ids =
          List.of("a", "京", "\uD842", "?", "x".repeat(1_024), "x".repeat(1_025), "x".repeat(1_026), "y".repeat(400_000), "车".repeat(900));
      for (int round = 0; round < 3; round++) {
        for (String id : ids) {
          trial.put(id, doors(id, round));
        }
        trial.index().show();
        trial.check(Search.first(99, CAR_TYPE, Filter.everything()));
        for (String id : ids) {
          Search byId = Search.first(99, CAR_TYPE, Filter.equal(path("CarCode"), new Value.Text(id)));
          trial.check(byId);
          assertThat(trial.index().search(byId).sequences()).hasSize(1);
        }
      }
      trial.delete(ids.get(5), doors(ids.get(5), 0));
      trial.index().show();
      trial.check(Search.first(99, CAR_TYPE, Filter.everything()));
    }
  }
}
