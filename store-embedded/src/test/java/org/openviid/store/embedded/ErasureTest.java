package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.store.AuditLine;
import org.openviid.store.LegalHolds;
import org.openviid.store.LogEntry;
import org.openviid.store.ObjectKey;
import org.openviid.store.SampleSchema;
import org.openviid.store.Search;

/// What is erased is gone from every file at once, and everything else stays.
class ErasureTest {
  private static final int OBJECTS = 200;

  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /// Texts that compression hardly ever takes apart, so that nearly all are found wherever they are.
  private static String secret(String what, int number) {
    Random random = new Random(what.hashCode() * 1_000L + number);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /// Some of what must not be found.
  private static List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    for (String what : List.of("plate", "vendor", "remark", "picture")) {
      for (int i = 0; i < OBJECTS; i += 17) {
        secrets.add(secret(what, i));
      }
    }
    secrets.add(secret("again", 0));
    secrets.add(secret("second life", 1));
    return secrets;
  }

  @TempDir private Path folder;

  private AgingStore filled() {
    AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS);
    for (int i = 0; i < OBJECTS; i++) {
      store.put(wagon("KEPT" + i).set("Plate", "stays" + i).set("Vendor", "stays").build());
      store.put(wagon("GONE" + i).set("Plate", secret("plate", i)).set("Remark", secret("remark", i)).build());
      store.putWithPicture("GONE" + i, secret("picture", i));
      store.put(wagon("GONE" + i).set("Vendor", secret("vendor", i)).build());
    }
    store.putWithPicture("KEPT1", "stays: a picture");
    // so that what is erased is in files and not only in memory
    store.store().purge();
    store.put(wagon("GONE0").set("Vendor", secret("again", 0)).build());
    store.delete("GONE1");
    store.put(wagon("GONE1").set("Plate", secret("second life", 1)).build());
    return store;
  }

  private static List<ObjectKey> gone() {
    return IntStream.range(0, OBJECTS).mapToObj(i -> key("GONE" + i)).toList();
  }

  private static ObjectKey key(String id) {
    return new ObjectKey(SampleSchema.WAGON_TYPE, id);
  }

  private static AuditLine line(ObjectType type, List<String> ids) {
    return new AuditLine(
        AgingStore.START, "operator", "", "erase", type.name(), "", ids.size(), "asked for", "", ids);
  }

  private static int leftOver(AgingStore store) throws IOException {
    int found = 0;
    for (String secret : secrets()) {
      found += store.filesWith(secret).isEmpty() ? 0 : 1;
    }
    return found;
  }

  private static void nothingIsLeft(AgingStore store) throws IOException {
    for (String secret : secrets()) {
      assertThat(store.filesWith(secret)).as(secret).isEmpty();
    }
  }

  private static void theRestIsThere(AgingStore store) throws IOException {
    assertThat(store.filesWith("stays: a picture")).isNotEmpty();
    for (int i = 2; i < OBJECTS; i++) {
      assertThat(store.store().read(SampleSchema.WAGON_TYPE, "KEPT" + i).orElseThrow().object())
          .isEqualTo(wagon("KEPT" + i).set("Plate", "stays" + i).set("Vendor", "stays").build());
    }
    assertThat(
            store
                .store()
                .search(Search.first(0, SampleSchema.WAGON_TYPE, Filter.everything()))
                .total())
        .hasValue(200);
  }

  @Test
  void noFileHoldsAnythingOfWhatWasErasedAndTheRestStays() throws IOException {
    try (AgingStore store = filled()) {
      assertThat(leftOver(store)).as("what the search of the files finds").isGreaterThan(secrets().size() * 3 / 4);
      ErasureReport report = store.store().erase(gone(), ErasureTest::line, _ -> {});
      assertThat(report.objects()).isEqualTo(200);
      assertThat(report.versions()).isGreaterThanOrEqualTo(600);
      assertThat(report.held()).isEmpty();
      assertThat(report.complete()).isTrue();
      nothingIsLeft(store);
      theRestIsThere(store);
      store.reopen();
      nothingIsLeft(store);
      theRestIsThere(store);
    }
  }

  @Test
  void readersOfTheLogLearnOfTheDeletionAndNothingElse() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(wagon("W1").set("SourceCode", "S1").set("Plate", "京A1").build());
      store.put(wagon("W1").set("SourceCode", "S1").set("Plate", "京A2").build());
      store.store().erase(List.of(key("W1")), ErasureTest::line, _ -> {});
      assertThat(store.store().log().read(0, 10))
          .containsExactly(
              new LogEntry(
                  3,
                  LogEntry.Operation.DELETED,
                  "W1",
                  2,
                  AgingStore.START,
                  Retention.PEER,
                  wagon("W1").set("SourceCode", "S1").build()));
      assertThat(store.store().log().trimmedBefore()).isEqualTo(1);
    }
  }

  @Test
  void theTrailSaysWhatWasErasedAndWhy() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(wagon("W1").build());
      store.store().erase(List.of(key("W1"), key("W2")), ErasureTest::line, _ -> {});
      List<AuditLine> lines = new ArrayList<>();
      store.store().audit().forEach(0, Long.MAX_VALUE, lines::add);
      assertThat(lines).containsExactly(line(SampleSchema.WAGON_TYPE, List.of("W1", "W2")));
    }
  }

  @Test
  void whatACrashInterruptedIsFinishedAfterTheNextOpening() throws IOException {
    try (AgingStore store = filled()) {
      long deleted =
          new Erasure(store.store().kernel(), SampleSchema.SCHEMA, AgingStore.START)
              .delete(gone(), ErasureTest::line, _ -> {});
      assertThat(deleted).isEqualTo(200);
      assertThat(leftOver(store)).as("older versions are still there").isPositive();
      store.reopen();
      store.store().finishErasures();
      nothingIsLeft(store);
      theRestIsThere(store);
      assertThat(store.store().states().get("erasing", "Wagon/GONE0")).isEmpty();
    }
  }

  @Test
  void anIndexThatIsBuiltMeanwhileKeepsNothingEither() throws IOException {
    try (AgingStore store = filled()) {
      assertThat(store.store().reindex()).isTrue();
      ErasureReport report = store.store().erase(gone(), ErasureTest::line, _ -> {});
      assertThat(report.complete()).isTrue();
      nothingIsLeft(store);
      theRestIsThere(store);
    }
  }

  @Test
  void oldVersionsOfWhatWasDeletedBeforeGoToo() throws IOException {
    try (AgingStore store = filled()) {
      IntStream.range(0, OBJECTS).forEach(i -> store.delete("GONE" + i));
      assertThat(leftOver(store)).isPositive();
      ErasureReport report = store.store().erase(gone(), ErasureTest::line, _ -> {});
      assertThat(report.objects()).isZero();
      assertThat(report.versions()).isPositive();
      nothingIsLeft(store);
      theRestIsThere(store);
    }
  }

  @Test
  void whatIsOnHoldIsLeftAlone() {
    try (AgingStore store = filled()) {
      store.state(LegalHolds.SPACE, "Wagon/GONE7", "case 7");
      ErasureReport report = store.store().erase(gone(), ErasureTest::line, _ -> {});
      assertThat(report.objects()).isEqualTo(199);
      assertThat(report.held()).containsExactly(key("GONE7"));
      assertThat(store.has("GONE7")).isTrue();
      store.retainAfter(Duration.ofDays(100));
      assertThat(store.has("GONE7")).isTrue();
    }
  }

  @Test
  void everybodyIsServedMeanwhile() throws Exception {
    try (AgingStore store = filled()) {
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> others = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Stream.of("A", "B", "C").forEach(name -> others.add(threads.submit(() -> serve(store, name, done))));
        store.store().erase(gone(), ErasureTest::line, _ -> {});
        done.set(true);
      }
      for (Future<Integer> other : others) {
        assertThat(other.get()).isGreaterThanOrEqualTo(20);
      }
      nothingIsLeft(store);
      theRestIsThere(store);
    }
  }

  private static int serve(AgingStore store, String name, AtomicBoolean done) {
    Filter one = Filter.equal(SampleSchema.wagon("Plate"), new Value.Text("stays5"));
    int served = 0;
    while (!done.get() || served < 20) {
      store.put(visitor(name + served).set("Name", "stays" + served).build());
      assertThat(store.has("KEPT" + served % 200)).isTrue();
      assertThat(store.store().search(Search.first(9, SampleSchema.WAGON_TYPE, one)).total()).hasValue(1);
      served++;
    }
    return served;
  }
}
