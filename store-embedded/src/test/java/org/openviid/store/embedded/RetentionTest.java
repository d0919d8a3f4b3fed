package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import org.openviid.store.AuditLine;
import org.openviid.store.LegalHolds;
import org.openviid.store.LogEntry;
import org.openviid.store.SampleSchema;
import org.openviid.store.Search;
import org.openviid.store.StoreException;
import org.openviid.store.Transaction;

class RetentionTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  @Test
  void anObjectExpiresWhenItsDaysAreOver() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(wagon("W1").build());
      store.clock.advance(DAY);
      store.put(wagon("W2").build());

      assertThat(store.retainAfter(Duration.ofDays(29).minusMillis(1)).expired()).isZero();
      assertThat(store.retainAfter(Duration.ofMillis(1)).expired()).isEqualTo(1);
      assertThat(store.has("W1")).isFalse();
      assertThat(store.has("W2")).isTrue();
      assertThat(store.retainAfter(DAY).expired()).isEqualTo(1);
      assertThat(store.has("W2")).isFalse();
    }
  }

  @Test
  void aNewVersionBeginsANewLife() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(wagon("W1").build());
      store.clock.advance(Duration.ofDays(20));
      store.put(wagon("W1").set("Speed", 1).build());
      store.retainAfter(Duration.ofDays(20));
      assertThat(store.has("W1")).isTrue();
      store.retainAfter(Duration.ofDays(10));
      assertThat(store.has("W1")).isFalse();
    }
  }

  @Test
  void typesWithoutDaysStay() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(visitor("V1").build());
      assertThat(store.retainAfter(Duration.ofDays(3650)).expired()).isZero();
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V1")).isPresent();
    }
  }

  @Test
  void anExpiredObjectIsNowhereAndItsDeletionIsInTheLog() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(
          wagon("W1").set("SourceCode", "S1").set("PlaceCode", "P1").set("Plate", "京A12345").build());
      long picture = store.putWithPicture("W2", "a picture");
      store.retainAfter(Duration.ofDays(31));

      assertThat(store.has("W1")).isFalse();
      assertThat(store.picture(picture)).isEmpty();
      assertThat(
              store
                  .store()
                  .search(Search.first(9, SampleSchema.WAGON_TYPE, Filter.everything()))
                  .objects())
          .isEmpty();
      LogEntry deletion = store.store().log().read(2, 1).getFirst();
      assertThat(deletion)
          .isEqualTo(
              new LogEntry(
                  3,
                  LogEntry.Operation.DELETED,
                  "W1",
                  1,
                  store.clock.millis(),
                  Retention.PEER,
                  wagon("W1").set("SourceCode", "S1").set("PlaceCode", "P1").build()));
    }
  }

  @Test
  void supersededVersionsLeaveTheLogWhenTheyAreOldEnough() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(visitor("V1").build());
      store.put(visitor("V1").set("Age", 1).build());
      store.clock.advance(Duration.ofDays(5));
      store.put(visitor("V1").set("Age", 2).build());
      store.put(visitor("V1").set("Age", 3).build());

      store.retainAfter(Duration.ofDays(2).minusMillis(1));
      assertThat(store.sequences()).containsExactly(1L, 2L, 3L, 4L);
      assertThat(store.retainAfter(Duration.ofMillis(1)).trimmed()).isEqualTo(2);
      assertThat(store.sequences()).containsExactly(3L, 4L);
      store.retainAfter(Duration.ofDays(300));
      assertThat(store.sequences()).containsExactly(4L);
      assertThat(store.store().log().trimmedBefore()).isEqualTo(1);
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V1")).isPresent();
    }
  }

  @Test
  void aTrimmedDeletionMovesTheStartOfTheLogAndNoNumberIsGivenTwice() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(visitor("V1").build());
      store.put(wagon("W1").build());
      store.delete("W1");
      store.retainAfter(Duration.ofDays(8));

      assertThat(store.sequences()).containsExactly(1L);
      assertThat(store.store().log().trimmedBefore()).isEqualTo(4);
      store.reopen();
      assertThat(store.store().log().trimmedBefore()).isEqualTo(4);
      assertThat(store.store().log().last()).isEqualTo(3);
      assertThat(store.put(wagon("W1").build())).isEqualTo(4);
    }
  }

  @Test
  void aPictureGoesWithTheLastVersionThatShowsIt() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      long first = store.putWithPicture("W1", "first");
      long second = store.putWithPicture("W1", "second");
      assertThat(store.picture(first)).hasValue("first");
      store.retainAfter(Duration.ofDays(8));
      assertThat(store.picture(first)).isEmpty();
      assertThat(store.picture(second)).hasValue("second");
      store.delete("W1");
      assertThat(store.picture(second)).isEmpty();
    }
  }

  @Test
  void deletingErasesThePicturesOfAllVersions() throws IOException {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      long first = store.putWithPicture("W1", "picture-one");
      long second = store.putWithPicture("W1", "picture-two");
      assertThat(store.filesWith("picture-")).hasSize(1);
      store.delete("W1");
      assertThat(store.picture(first)).isEmpty();
      assertThat(store.picture(second)).isEmpty();
      assertThat(store.filesWith("picture-")).isEmpty();
    }
  }

  @Test
  void whatIsOnHoldStaysUntilItIsReleased() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(wagon("W0").build());
      store.put(wagon("W1").build());
      store.put(wagon("W2").build());
      store.put(wagon("W1").set("Speed", 2).build());
      store.state(LegalHolds.SPACE, "Wagon/W1", "case 7");
      assertThat(store.retainAfter(Duration.ofDays(100)).expired()).isEqualTo(2);
      assertThat(store.has("W1")).isTrue();
      assertThat(store.sequences()).contains(2L, 4L);

      store.state(LegalHolds.SPACE, "Wagon/W1", "");
      assertThat(store.retainAfter(DAY).expired()).isEqualTo(1);
      assertThat(store.has("W1")).isFalse();
      assertThat(store.sequences()).doesNotContain(2L, 4L);
    }
  }

  @Test
  void aClockThatWasWrongNeitherDeletesTooEarlyNorStopsTheRest() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(wagon("W1").build());
      store.clock.advance(Duration.ofDays(3650));
      store.put(wagon("Future").build());
      store.clock.set(0);
      store.put(wagon("Past").build());
      store.clock.set(AgingStore.START + DAY.toMillis());
      store.put(wagon("W2").build());

      store.retainAfter(Duration.ofDays(29));
      assertThat(List.of(store.has("W1"), store.has("Future"), store.has("Past"), store.has("W2")))
          .containsExactly(false, true, false, true);
      store.retainAfter(DAY);
      assertThat(store.has("W2")).isFalse();
      assertThat(store.has("Future")).isTrue();
      store.retainAfter(Duration.ofDays(3650));
      assertThat(store.has("Future")).isFalse();
    }
  }

  @Test
  void changedSettingsCountForWhatIsThereToo() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      store.put(wagon("W1").build());
      store.put(visitor("V1").build());
      store.retainAfter(Duration.ofDays(10));
      assertThat(store.has("W1")).isTrue();
    }
    RetentionSettings both =
        new RetentionSettings(Map.of("Wagon", 20, "Visitor", 10), 0, 30, Duration.ofDays(7), 180);
    try (AgingStore store = new AgingStore(folder, both)) {
      assertThat(store.retainAfter(Duration.ofDays(15)).expired()).isEqualTo(1);
      assertThat(store.has("W1")).isTrue();
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V1")).isEmpty();
      assertThat(store.retainAfter(Duration.ofDays(5)).expired()).isEqualTo(1);
    }
  }

  @Test
  void theOldestGoWhenTheVolumeIsFullButNothingYoung() {
    RetentionSettings small =
        new RetentionSettings(Map.of("Wagon", 365), 2_000_000, 30, Duration.ofDays(7), 180);
    try (AgingStore store = new AgingStore(folder, small)) {
      for (int i = 0; i < 40; i++) {
        store.putWithPicture("W" + i, "x".repeat(100_000));
        store.clock.advance(DAY);
      }
      assertThat(store.retainAfter(Duration.ZERO).overfull()).isTrue();
      assertThat(store.has("W9")).isFalse();
      assertThat(store.has("W11")).isTrue();
      assertThatThrownBy(() -> store.put(wagon("X").build()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("OV-1684");
      assertThatThrownBy(() -> store.store().blobs().begin()).isInstanceOf(StoreException.class);
      assertThat(store.store().health().writable()).isFalse();
      store.put(wagon("W20").set("Speed", 1).build());
      store.delete("W30");

      RetentionReport later = store.retainAfter(Duration.ofDays(15));
      assertThat(later.overfull()).isFalse();
      assertThat(later.usedBytes()).isLessThanOrEqualTo(2_000_000);
      assertThat(store.has("W39")).isTrue();
      store.put(wagon("X").build());
    }
  }

  @Test
  void nestedObjectsOfATypeGoBeforeTheObjectThatTheyStandInAndItsLifeIsNotProlonged() throws IOException {
    RetentionSettings settings =
        new RetentionSettings(Map.of("Visitor", 30, "Paper", 10), 0, 30, Duration.ofDays(7), 180);
    try (AgingStore store = new AgingStore(folder, settings)) {
      store.put(withPaper("V1"));
      store.put(withPaper("V2"));
      store.state(LegalHolds.SPACE, "Visitor/V2", "case 7");
      store.clock.advance(DAY);
      store.put(withPaper("V3"));
      assertThat(store.filesWith("PAPERNUMBERV1")).isNotEmpty();

      store.retainAfter(Duration.ofDays(9));
      store.store().purge();
      assertThat(paper(store, "V1")).isFalse();
      assertThat(paper(store, "V2")).as("on hold").isTrue();
      assertThat(paper(store, "V3")).as("younger").isTrue();
      assertThat(store.filesWith("PAPERNUMBERV1")).isEmpty();
      store.state(LegalHolds.SPACE, "Visitor/V2", "");
      store.retainAfter(DAY);
      assertThat(paper(store, "V2")).isFalse();
      assertThat(paper(store, "V3")).isFalse();

      store.retainAfter(Duration.ofDays(19).minusMillis(1));
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V1")).isPresent();
      store.retainAfter(Duration.ofMillis(1));
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V1")).isEmpty();
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V3")).isPresent();
      store.retainAfter(DAY);
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V3")).isEmpty();
    }
  }

  private static DataObject withPaper(String id) {
    DataObject paper =
        DataObject.builder(SampleSchema.SCHEMA.type("Paper")).set("Number", "PAPERNUMBER" + id).build();
    DataObject list =
        DataObject.builder(SampleSchema.SCHEMA.type("PaperList"))
            .set("PaperItem", new Value.Sequence(List.of(new Value.Nested(paper))))
            .build();
    return visitor(id).set("Papers", new Value.Nested(list)).set("Name", "name " + id).build();
  }

  private static boolean paper(AgingStore store, String id) {
    DataObject object = store.store().read(SampleSchema.VISITOR_TYPE, id).orElseThrow().object();
    assertThat(object.value(SampleSchema.visitor("Name").leaf())).isEqualTo(new Value.Text("name " + id));
    return SampleSchema.visitor("Papers.PaperItem.Number").first(object) != null;
  }

  @Test
  void theAuditTrailIsKeptForItsOwnTime() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      audit(store, "old");
      store.clock.advance(Duration.ofDays(100));
      audit(store, "new");
      store.retainAfter(Duration.ofDays(81));
      List<String> peers = new ArrayList<>();
      store.store().audit().forEach(0, Long.MAX_VALUE, line -> peers.add(line.peer()));
      assertThat(peers).as("and the line that says what went").containsExactly("new", "");
    }
  }

  private static void audit(AgingStore store, String peer) {
    store
        .store()
        .commit(
            Transaction.of(
                new AuditLine(store.clock.millis(), peer, "", "READ", "Wagon", "", 1, "", "")));
  }

  @Test
  void aSegmentThatIsHalfEmptyIsCompactedAndItsPicturesAreStillThere() {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      List<Long> pictures = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        pictures.add(store.putWithPicture("W" + i, i + "y".repeat(10_000)));
      }
      for (int i = 0; i < 100; i++) {
        if (i % 3 != 0) {
          store.delete("W" + i);
        }
      }
      store.retainAfter(DAY);
      // The segment is closed when its day is over, and left alone until nobody can be adding to it.
      store.retainAfter(Duration.ofHours(2));
      assertThat(store.segments().values()).singleElement().matches(bytes -> bytes < 400_000);
      for (int i = 0; i < 100; i += 3) {
        assertThat(store.picture(pictures.get(i))).hasValue(i + "y".repeat(10_000));
      }
      store.retainAfter(Duration.ofDays(30));
      assertThat(store.segments()).isEmpty();
      assertThat(store.store().kernel().disposal().live()).isZero();
    }
  }

  @Test
  void afterTheDeadlineNoFileHoldsAnythingOfIt() throws IOException {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      for (int i = 0; i < 300; i++) {
        store.put(visitor("V" + i).set("Name", "stays" + i).build());
        store.put(wagon("EXPIRES" + i).set("Plate", "SECRETPLATE" + i).set("Vendor", "SECRETVENDOR").build());
        store.putWithPicture("PICTURED" + i, "SECRETPICTURE" + i);
      }
      store.store().purge();
      store.put(wagon("DELETED").set("Plate", "SECRETPLATE").build());
      store.delete("DELETED");
      assertThat(store.filesWith("SECRETPLATE")).isNotEmpty();
      assertThat(store.filesWith("SECRETPICTURE")).isNotEmpty();

      store.retainAfter(Duration.ofDays(30));
      store.store().purge();
      for (String text : List.of("SECRETPLATE", "SECRETVENDOR", "SECRETPICTURE")) {
        assertThat(store.filesWith(text)).as(text).isEmpty();
      }
      store.retainAfter(Duration.ofDays(8));
      store.store().purge();
      // The list of files, which names the first and last identifier of each, begins anew.
      store.reopen();
      for (String text : List.of("EXPIRES", "PICTURED", "DELETED")) {
        assertThat(store.filesWith(text)).as(text).isEmpty();
      }
      assertThat(store.filesWith("stays")).isNotEmpty();
      assertThat(store.store().read(SampleSchema.VISITOR_TYPE, "V299")).isPresent();
    }
  }
}
