package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.PEER;
import static org.openviid.store.SampleObjects.RECEIVED;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.deletion;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.scope;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;
import static org.openviid.store.SampleSchema.WAGON_TYPE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;

/// What [ChangeLog] promises: every accepted change, once, in order.
public interface ChangeLogContract extends StoreUnderTest {

  @Test
  default void anEmptyLogEndsAtZero() {
    assertThat(testee().log().last()).isZero();
    assertThat(testee().log().read(0, 10)).isEmpty();
    assertThat(testee().log().trimmedBefore()).isLessThanOrEqualTo(1);
  }

  @Test
  default void theLogTellsTheWholeLifeOfAnObject() {
    DataObject first =
        wagon("W1").set("SourceCode", "S1").set("PlaceCode", "T1").set("Speed", 10).build();
    DataObject second = first.toBuilder().set("Speed", 20).build();
    done(new Change.Put("W1", 0, first, 11, "peer-1"));
    done(new Change.Put("W1", 1, second, 12, "peer-2"));
    done(new Change.Delete("W1", 2, scope(second), 13, "peer-3"));
    done(new Change.Put("W1", 0, first, 14, "peer-4"));
    assertThat(testee().log().read(0, 10))
        .containsExactly(
            new LogEntry(1, LogEntry.Operation.CREATED, "W1", 0, 11, "peer-1", first),
            new LogEntry(2, LogEntry.Operation.CHANGED, "W1", 1, 12, "peer-2", second),
            new LogEntry(3, LogEntry.Operation.DELETED, "W1", 2, 13, "peer-3", scope(second)),
            new LogEntry(4, LogEntry.Operation.CREATED, "W1", 0, 14, "peer-4", first));
    assertThat(testee().log().last()).isEqualTo(4);
  }

  @Test
  default void aDeletionCarriesTheAttributesThatScopesAreMadeOf() {
    DataObject object =
        wagon("W1").set("SourceCode", "S1").set("PlaceCode", "T1").set("Plate", "京A12345").build();
    done(deletion(done(creation(object)), object));
    DataObject left = testee().log().read(1, 1).getFirst().object();
    assertThat(left.type()).isSameAs(WAGON_TYPE);
    assertThat(left.id()).isEqualTo("W1");
    assertThat(left.text("SourceCode")).isEqualTo("S1");
    assertThat(left.text("PlaceCode")).isEqualTo("T1");
    assertThat(left.text("Plate")).isNull();
  }

  @Test
  default void aConflictLeavesNoEntry() {
    done(creation(wagon("W1").build()));
    commit(
        creation(wagon("W1").build()),
        replacement(9, wagon("W2").build()),
        deletion(9, wagon("W1").build()));
    assertThat(testee().log().last()).isEqualTo(1);
    assertThat(testee().log().read(1, 10)).isEmpty();
  }

  @Test
  default void whatChangesNoObjectLeavesNoEntry() {
    testee().commit(Transaction.of(new StateWrite("s", "k", new byte[] {1})));
    testee().commit(Transaction.of(new AuditLine(5, "p", "a", "READ", "Wagon", "", 1, "", "t")));
    assertThat(testee().log().last()).isZero();
  }

  @Test
  default void readingStartsAfterTheGivenSequenceAndStopsAtTheLimit() {
    createAll(
        IntStream.rangeClosed(1, 300)
            .mapToObj(i -> i % 2 == 0 ? wagon("X" + i) : visitor("X" + i))
            .map(DataObject.Builder::build));
    assertThat(testee().log().read(0, 3))
        .extracting(LogEntry::sequence)
        .containsExactly(1L, 2L, 3L);
    assertThat(testee().log().read(255, 3))
        .extracting(LogEntry::id)
        .containsExactly("X256", "X257", "X258");
    assertThat(testee().log().read(298, 100))
        .extracting(LogEntry::sequence)
        .containsExactly(299L, 300L);
    assertThat(testee().log().read(300, 100)).isEmpty();
    assertThat(testee().log().read(Long.MAX_VALUE, 100)).isEmpty();
    assertThat(testee().log().read(0, 0)).isEmpty();
  }

  @Test
  default void whatACommitReturnedIsInTheLogAtOnce() {
    for (int i = 1; i <= 50; i++) {
      long sequence = done(creation(wagon("W" + i).build()));
      assertThat(testee().log().last()).isEqualTo(sequence);
      assertThat(testee().log().read(sequence - 1, 10))
          .containsExactly(
              new LogEntry(
                  sequence,
                  LogEntry.Operation.CREATED,
                  "W" + i,
                  0,
                  RECEIVED,
                  PEER,
                  wagon("W" + i).build()));
    }
  }

  @Test
  default void waitingEndsAtOnceWhenThereIsSomethingToRead() throws InterruptedException {
    done(creation(wagon("W1").build()));
    assertThat(testee().log().await(0, Duration.ofDays(1))).isTrue();
  }

  @Test
  default void waitingInVainEndsWhenTheTimeIsUp() throws InterruptedException {
    done(creation(wagon("W1").build()));
    assertThat(testee().log().await(1, Duration.ofMillis(20))).isFalse();
    assertThat(testee().log().await(1, Duration.ZERO)).isFalse();
  }

  @Test
  default void waitingEndsWithTheNextChange() throws InterruptedException {
    ChangeLog log = testee().log();
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Boolean> awaited = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          waiting.countDown();
          try {
            awaited.complete(log.await(0, Duration.ofSeconds(60)));
          } catch (InterruptedException e) {
            awaited.completeExceptionally(e);
          }
        });
    waiting.await();
    done(creation(wagon("W1").build()));
    assertThat(awaited.join()).isTrue();
  }

  @Test
  default void theLogReadInPiecesIsTheLogReadAtOnce() {
    for (int i = 0; i < 40; i++) {
      commit(creation(wagon("W" + i % 10).build()), creation(visitor("V" + i).build()));
    }
    List<LogEntry> whole = testee().log().read(0, 1_000);
    List<LogEntry> pieces = new ArrayList<>();
    long cursor = 0;
    for (List<LogEntry> piece = testee().log().read(cursor, 7);
        !piece.isEmpty();
        piece = testee().log().read(cursor, 7)) {
      pieces.addAll(piece);
      cursor = piece.getLast().sequence();
    }
    assertThat(pieces).isEqualTo(whole).hasSize(50);
  }
}
