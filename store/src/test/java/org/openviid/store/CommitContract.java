package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.deletion;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;
import static org.openviid.store.SampleSchema.VISITOR_TYPE;
import static org.openviid.store.SampleSchema.WAGON_TYPE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;

/// What [ObjectStore#commit] promises: every change under its own condition.
public interface CommitContract extends StoreUnderTest {

  @Test
  default void aCreatedObjectIsReadAsItWasCommitted() {
    DataObject object = wagon("W1").set("Plate", "京A12345").build();
    long sequence = done(new Change.Put("W1", 0, object, 17, "peer-7"));
    assertThat(testee().read(WAGON_TYPE, "W1"))
        .hasValue(new StoredObject("W1", sequence, 17, "peer-7", object));
    assertThat(testee().sequenceOf(WAGON_TYPE, "W1")).isEqualTo(sequence);
  }

  @Test
  default void whatWasNeverCommittedIsNotThere() {
    assertThat(testee().read(WAGON_TYPE, "W1")).isEmpty();
    assertThat(testee().sequenceOf(WAGON_TYPE, "W1")).isZero();
  }

  @Test
  default void sequencesCountFromOneAndConflictsUseNone() {
    assertThat(done(creation(wagon("W1").build()))).isEqualTo(1);
    assertThat(
            commit(
                creation(wagon("W1").build()),
                creation(wagon("W2").build()),
                creation(wagon("W3").build())))
        .containsExactly(
            new CommitResult.Conflict(1), new CommitResult.Done(2), new CommitResult.Done(3));
    assertThat(done(deletion(1, wagon("W1").build()))).isEqualTo(4);
  }

  @Test
  default void creatingWhatExistsIsAConflict() {
    DataObject first = wagon("W1").set("Speed", 10).build();
    long sequence = done(creation(first));
    assertThat(commit(creation(wagon("W1").set("Speed", 20).build())))
        .containsExactly(new CommitResult.Conflict(sequence));
    assertThat(testee().read(WAGON_TYPE, "W1").orElseThrow().object()).isEqualTo(first);
  }

  @Test
  default void replacingTakesTheCurrentSequence() {
    DataObject second = wagon("W1").set("Speed", 20).build();
    long created = done(creation(wagon("W1").set("Speed", 10).set("Plate", "京A12345").build()));
    long replaced = done(new Change.Put("W1", created, second, 18, "peer-8"));
    assertThat(commit(replacement(created, wagon("W1").build())))
        .containsExactly(new CommitResult.Conflict(replaced));
    assertThat(testee().read(WAGON_TYPE, "W1"))
        .hasValue(new StoredObject("W1", replaced, 18, "peer-8", second));
  }

  @Test
  default void replacingWhatIsNotThereIsAConflict() {
    assertThat(commit(replacement(1, wagon("W1").build())))
        .containsExactly(new CommitResult.Conflict(0));
    assertThat(testee().read(WAGON_TYPE, "W1")).isEmpty();
  }

  @Test
  default void deletingTakesTheCurrentSequence() {
    DataObject object = wagon("W1").build();
    long created = done(creation(object));
    long replaced = done(replacement(created, object));
    assertThat(commit(deletion(created, object)))
        .containsExactly(new CommitResult.Conflict(replaced));
    assertThat(testee().read(WAGON_TYPE, "W1")).isPresent();
    done(deletion(replaced, object));
    assertThat(testee().read(WAGON_TYPE, "W1")).isEmpty();
    assertThat(testee().sequenceOf(WAGON_TYPE, "W1")).isZero();
  }

  @Test
  default void deletingWhatIsNotThereIsAConflictWhateverWasExpected() {
    DataObject object = wagon("W1").build();
    assertThat(commit(deletion(0, object), deletion(1, object)))
        .containsExactly(new CommitResult.Conflict(0), new CommitResult.Conflict(0));
    done(deletion(done(creation(object)), object));
    assertThat(commit(deletion(2, object))).containsExactly(new CommitResult.Conflict(0));
  }

  @Test
  default void aDeletedObjectCanBeCreatedAgain() {
    DataObject object = wagon("W1").build();
    done(deletion(done(creation(object)), object));
    long again = done(creation(object));
    assertThat(again).isEqualTo(3);
    assertThat(testee().sequenceOf(WAGON_TYPE, "W1")).isEqualTo(3);
  }

  @Test
  default void ofTwoCreationsInOneTransactionTheFirstWins() {
    DataObject first = wagon("W1").set("Speed", 10).build();
    assertThat(commit(creation(first), creation(wagon("W1").set("Speed", 20).build())))
        .containsExactly(new CommitResult.Done(1), new CommitResult.Conflict(1));
    assertThat(testee().read(WAGON_TYPE, "W1").orElseThrow().object()).isEqualTo(first);
  }

  @Test
  default void aChangeSeesTheChangesBeforeItInItsTransaction() {
    DataObject object = wagon("W1").build();
    DataObject second = wagon("W1").set("Speed", 20).build();
    assertThat(
            commit(
                creation(object),
                replacement(1, second),
                deletion(2, second),
                replacement(2, second),
                creation(object)))
        .containsExactly(
            new CommitResult.Done(1),
            new CommitResult.Done(2),
            new CommitResult.Done(3),
            new CommitResult.Conflict(0),
            new CommitResult.Done(4));
    assertThat(testee().read(WAGON_TYPE, "W1").orElseThrow().object()).isEqualTo(object);
  }

  @Test
  default void aConflictHoldsUpNothingElseOfItsTransaction() {
    done(creation(wagon("W1").build()));
    AuditLine line = new AuditLine(5, "p", "a", "CREATE", "Wagon", "W1", 1, "", "t");
    StateWrite state = new StateWrite("space", "key", "value".getBytes(StandardCharsets.UTF_8));
    List<CommitResult> results =
        testee()
            .commit(
                new Transaction(
                    List.of(creation(wagon("W1").build()), creation(wagon("W2").build())),
                    List.of(),
                    List.of(line),
                    List.of(state)));
    assertThat(results).containsExactly(new CommitResult.Conflict(1), new CommitResult.Done(2));
    assertThat(testee().read(WAGON_TYPE, "W2")).isPresent();
    assertThat(testee().states().get("space", "key")).isPresent();
    List<AuditLine> lines = new ArrayList<>();
    testee().audit().forEach(0, 10, lines::add);
    assertThat(lines).containsExactly(line);
  }

  @Test
  default void aTransactionAsAWholeIsDoneWhenEveryConditionHolds() {
    long first = done(creation(wagon("W1").build()));
    DataObject second = wagon("W1").set("Speed", 20).build();
    List<CommitResult> results =
        testee()
            .commit(
                Transaction.of(List.of(creation(wagon("W2").build()), replacement(first, second)))
                    .asWhole());
    assertThat(results).containsExactly(new CommitResult.Done(2), new CommitResult.Done(3));
    assertThat(testee().read(WAGON_TYPE, "W1").orElseThrow().object()).isEqualTo(second);
  }

  @Test
  default void ofATransactionAsAWholeOneConflictLetsNothingHappen() {
    long first = done(creation(wagon("W1").build()));
    AuditLine line = new AuditLine(5, "p", "a", "CREATE", "Wagon", "W1", 1, "", "t");
    StateWrite state = new StateWrite("space", "key", "value".getBytes(StandardCharsets.UTF_8));
    List<Change> changes =
        List.of(
            creation(wagon("W2").build()),
            deletion(first, wagon("W1").build()),
            creation(visitor("V1").build()),
            creation(visitor("V1").build()));
    List<CommitResult> results =
        testee().commit(new Transaction(changes, List.of(), List.of(line), List.of(state)).asWhole());
    assertThat(results)
        .containsExactly(
            new CommitResult.Conflict(0),
            new CommitResult.Conflict(first),
            new CommitResult.Conflict(0),
            new CommitResult.Conflict(0));
    assertThat(testee().log().last()).isEqualTo(first);
    assertThat(testee().read(WAGON_TYPE, "W1")).isPresent();
    assertThat(testee().read(WAGON_TYPE, "W2")).isEmpty();
    assertThat(testee().sequenceOf(VISITOR_TYPE, "V1")).isZero();
    assertThat(testee().states().get("space", "key")).isEmpty();
    testee().audit().forEach(0, 10, found -> assertThat(found).isNull());
  }

  @Test
  default void whatAWithdrawnTransactionWantedCanBeHadByTheNext() {
    long first = done(creation(wagon("W1").build()));
    Transaction vain =
        Transaction.of(
            List.of(
                replacement(first, wagon("W1").set("Speed", 1).build()),
                creation(wagon("W2").build()),
                replacement(99, wagon("W3").build())));
    assertThat(testee().commit(vain.asWhole()))
        .containsExactly(
            new CommitResult.Conflict(first), new CommitResult.Conflict(0), new CommitResult.Conflict(0));
    assertThat(commit(replacement(first, wagon("W1").build()), creation(wagon("W2").build())))
        .containsExactly(new CommitResult.Done(2), new CommitResult.Done(3));
  }

  @Test
  default void aChangeOfATransactionAsAWholeSeesThoseBeforeIt() {
    DataObject object = wagon("W1").build();
    Transaction both =
        Transaction.of(List.of(creation(object), deletion(1, object), creation(object))).asWhole();
    assertThat(testee().commit(both))
        .containsExactly(new CommitResult.Done(1), new CommitResult.Done(2), new CommitResult.Done(3));
    assertThat(testee().commit(Transaction.of(List.of(creation(object), deletion(3, object))).asWhole()))
        .containsExactly(new CommitResult.Conflict(3), new CommitResult.Conflict(3));
    assertThat(testee().log().last()).isEqualTo(3);
  }

  @Test
  default void resultsComeInTheOrderOfTheChanges() {
    done(creation(wagon("W500").build()));
    Change[] changes =
        IntStream.range(0, 1_000)
            .mapToObj(i -> creation(wagon("W" + i).build()))
            .toArray(Change[]::new);
    List<CommitResult> results = commit(changes);
    assertThat(results).hasSize(1_000);
    for (int i = 0; i < 1_000; i++) {
      CommitResult expected =
          i == 500 ? new CommitResult.Conflict(1) : new CommitResult.Done(i < 500 ? i + 2 : i + 1);
      assertThat(results.get(i)).isEqualTo(expected);
    }
  }

  @Test
  default void anEmptyTransactionChangesNothing() {
    assertThat(testee().commit(Transaction.of(List.of()))).isEmpty();
    assertThat(testee().log().last()).isZero();
  }

  @Test
  default void oneIdentifierInTwoTypesMeansTwoObjects() {
    long first = done(creation(wagon("X1").build()));
    long second = done(creation(visitor("X1").build()));
    assertThat(testee().sequenceOf(WAGON_TYPE, "X1")).isEqualTo(first);
    assertThat(testee().sequenceOf(VISITOR_TYPE, "X1")).isEqualTo(second);
    done(deletion(first, wagon("X1").build()));
    assertThat(testee().read(VISITOR_TYPE, "X1")).isPresent();
  }

  @Test
  default void identifiersAreComparedAsAWhole() {
    List<String> ids =
        List.of(
            "A", "a", "AA", "A ", " A", "A\0", "A\0B", "A/B", "A%", "ä", "a\u0308", "车", "车辆", "𠮷",
            "0", "00");
    createAll(ids.stream().map(id -> wagon(id).build()));
    String longest = "9".repeat(2_000);
    done(creation(wagon(longest).build()));
    assertThat(testee().sequenceOf(WAGON_TYPE, longest)).isEqualTo(ids.size() + 1L);
    for (int i = 0; i < ids.size(); i++) {
      assertThat(testee().read(WAGON_TYPE, ids.get(i)).orElseThrow().sequence())
          .as(ids.get(i))
          .isEqualTo(i + 1L);
    }
  }
}
