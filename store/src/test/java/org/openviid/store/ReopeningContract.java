package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.deletion;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;
import static org.openviid.store.SampleSchema.VISITOR_TYPE;
import static org.openviid.store.SampleSchema.WAGON_TYPE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// What closing and opening leave as it was.
public interface ReopeningContract extends StoreUnderTest {

  @Test
  default void everythingIsThereAgainAfterOpening() throws IOException {
    byte[] content = BlobContents.random(70_000, 1);
    BlobPlacement placement = BlobContents.persist(testee().blobs(), content, "class");
    DataObject object =
        wagon("W1")
            .set("Plate", "京A12345")
            .set("Scan", new Value.Blob(placement.id(), 70_000))
            .build();
    AuditLine line = new AuditLine(5, "p", "a", "CREATE", "Wagon", "W1", 1, "", "t");
    StateWrite state = new StateWrite("space", "key", new byte[] {1, 2});
    testee()
        .commit(
            new Transaction(
                List.of(creation(object), creation(visitor("V1").build())),
                List.of(placement),
                List.of(line),
                List.of(state)));
    done(deletion(2, visitor("V1").set("SourceCode", "S1").build()));
    final StoredObject stored = testee().read(WAGON_TYPE, "W1").orElseThrow();
    final List<LogEntry> entries = testee().log().read(0, 10);
    reopened();
    assertThat(testee().read(WAGON_TYPE, "W1")).hasValue(stored);
    assertThat(testee().read(VISITOR_TYPE, "V1")).isEmpty();
    assertThat(testee().log().last()).isEqualTo(3);
    assertThat(testee().log().read(0, 10)).isEqualTo(entries);
    assertThat(testee().states().get("space", "key")).hasValue(new byte[] {1, 2});
    List<AuditLine> lines = new ArrayList<>();
    testee().audit().forEach(0, 10, lines::add);
    assertThat(lines).containsExactly(line);
    assertThat(BlobContents.read(testee().openBlob(placement.id()).orElseThrow()))
        .isEqualTo(content);
  }

  @Test
  default void searchesAnswerAfterOpeningAsBefore() {
    createAll(IntStream.range(0, 50).mapToObj(i -> wagon("W" + i).set("Speed", i % 5).build()));
    done(replacement(7, wagon("W6").set("Speed", 99).build()));
    done(deletion(12, wagon("W11").build()));
    Filter slow = Filter.equal(SampleSchema.wagon("Speed"), new Value.Whole(1));
    List<String> before = wagons(slow);
    reopened();
    assertThat(wagons(slow)).isEqualTo(before).hasSize(8);
    assertThat(wagons(Filter.equal(SampleSchema.wagon("Speed"), new Value.Whole(99))))
        .containsExactly("W6");
    assertThat(wagons(Filter.everything())).hasSize(49).last().isEqualTo("W6");
  }

  @Test
  default void sequencesGoOnWhereTheyStopped() {
    for (int i = 1; i <= 5; i++) {
      assertThat(done(creation(wagon("W" + i).build()))).isEqualTo(i);
      reopened();
      assertThat(testee().log().last()).isEqualTo(i);
    }
    assertThat(commit(creation(wagon("W1").build()))).containsExactly(new CommitResult.Conflict(1));
  }

  @Test
  default void noIdentifierOfAContentIsGivenTwiceOverOpenings() throws IOException {
    List<BlobPlacement> placements = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        placements.add(
            BlobContents.persist(testee().blobs(), BlobContents.random(5_000, i * 3 + j), "class"));
      }
      reopened();
    }
    assertThat(placements).extracting(BlobPlacement::id).doesNotHaveDuplicates();
    for (int i = 0; i < placements.size(); i++) {
      assertThat(BlobContents.read(testee().blobs().open(placements.get(i))))
          .isEqualTo(BlobContents.random(5_000, i));
    }
  }

  @Test
  default void aClosedStoreRefusesEverything() {
    done(creation(wagon("W1").build()));
    ObjectStore store = testee();
    store.close();
    store.close();
    assertThatThrownBy(() -> store.commit(Transaction.of(List.of(creation(wagon("W2").build())))))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.read(WAGON_TYPE, "W1")).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.sequenceOf(WAGON_TYPE, "W1")).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.search(Search.first(1, WAGON_TYPE, Filter.everything())))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.openBlob(1)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.states().get("s", "k")).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.log().read(0, 1)).isInstanceOf(StoreException.class);
    assertThat(store.health().writable()).isFalse();
  }

  @Test
  default void aStoreThatWorksSaysSo() {
    assertThat(testee().health().writable()).isTrue();
    assertThat(testee().health().searchable()).isTrue();
    assertThat(testee().health().causes()).isEmpty();
    done(creation(wagon("W1").build()));
    assertThat(wagons(Filter.everything())).hasSize(1);
    assertThat(testee().health().indexLag()).as("an index may lag behind, but not by more than there is").isBetween(0L, 1L);
  }
}
