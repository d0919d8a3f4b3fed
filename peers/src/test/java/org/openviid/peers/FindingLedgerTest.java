package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Tolerance;
import org.openviid.peers.Finding.Subject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.Outcome;
import org.openviid.schema.ToleranceTexts;
import org.openviid.store.InMemoryObjectStore;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

class FindingLedgerTest {
  private static final Subject WIDTH = new Subject("text-for-number", "Width", false);

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final FindingLedger ledger = open();

  private FindingLedger open() {
    return new FindingLedger(store.states(), store::commit);
  }

  private static ErrorText text(String words) {
    return new ErrorText("OV-1315", Outcome.BAD_JSON_CONTENT, words + "\n偏差", words + "\tdeparture");
  }

  @Test
  void whatComesAgainIsCountedUnderOneHead() {
    ledger.note("a", WIDTH, 1_000, () -> text("first"));
    ledger.note("a", WIDTH, 1_500, () -> text("second"));
    ledger.note("b", WIDTH, 1_500, () -> text("other"));

    assertThat(ledger.of("a"))
        .containsExactly(new Finding(WIDTH, 2, 1_000, 1_500, text("first")));
    assertThat(ledger.of("c")).isEmpty();
  }

  @Test
  void theExampleIsRenewedOnceASecond() {
    ledger.note("a", WIDTH, 1_000, () -> text("first"));
    ledger.note("a", WIDTH, 2_000, () -> text("second"));

    assertThat(ledger.of("a").getFirst().example()).isEqualTo(text("second"));
  }

  @Test
  void theMostFrequentComesFirst() {
    Subject refused = new Subject("text-for-number", "Width", true);
    ledger.note("a", refused, 0, () -> text("refused"));
    ledger.note("a", WIDTH, 0, () -> text("tolerated"));
    ledger.note("a", WIDTH, 0, () -> text("tolerated"));

    assertThat(ledger.of("a")).extracting(Finding::subject).containsExactly(WIDTH, refused);
  }

  @Test
  void whatWasSavedIsThereAfterARestartAndCountedOn() {
    ledger.note("a", WIDTH, 1_000, () -> text("first"));
    ledger.save();
    ledger.note("a", WIDTH, 1_000, () -> text("lost"));

    FindingLedger again = open();
    assertThat(again.of("a")).containsExactly(new Finding(WIDTH, 1, 1_000, 1_000, text("first")));
    again.note("a", WIDTH, 9_000, () -> text("later"));
    assertThat(again.of("a")).containsExactly(new Finding(WIDTH, 2, 1_000, 9_000, text("later")));
  }

  @Test
  void savingWritesOnlyWhatHasChanged() {
    List<Transaction> written = new ArrayList<>();
    FindingLedger counted = new FindingLedger(store.states(), written::add);
    counted.note("a", WIDTH, 0, () -> text("a"));
    counted.note("b", WIDTH, 0, () -> text("b"));
    counted.save();
    counted.save();
    counted.note("b", WIDTH, 0, () -> text("b"));
    counted.save();

    assertThat(written).extracting(transaction -> transaction.states().size()).containsExactly(2, 1);
  }

  @Test
  void whatIsForgottenStaysForgotten() {
    ledger.note("a", WIDTH, 0, () -> text("a"));
    ledger.save();
    ledger.forget("a");

    assertThat(ledger.of("a")).isEmpty();
    assertThat(open().of("a")).isEmpty();
  }

  @Test
  void aPeerThatInventsNamesFillsOnlyItsOwnShare() {
    IntStream.range(0, 1_000)
        .forEach(i -> ledger.note("a", new Subject("unknown-attribute", "x" + i, false), 0, () -> text("x")));
    ledger.note("b", WIDTH, 0, () -> text("b"));

    assertThat(ledger.of("a")).hasSize(100);
    assertThat(ledger.of("b")).hasSize(1);
  }

  @Test
  void aDamagedRecordIsNamed() {
    byte[] damaged = "0.name=alias\n0.count=many\n".getBytes(StandardCharsets.UTF_8);
    store.commit(Transaction.of(new StateWrite("finding", "a", damaged)));

    assertThatThrownBy(this::open).isInstanceOf(PeerException.class).hasMessageContaining("OV-1813");
  }

  @Test
  void countsAgreeWithAModelWhoeverCountsAndHoweverOftenItIsSaved() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      InMemoryObjectStore states = new InMemoryObjectStore();
      FindingLedger tested = new FindingLedger(states.states(), states::commit);
      Map<String, Long> model = new HashMap<>();
      for (int step = 0; step < 500; step++) {
        String peer = "p" + random.nextInt(5);
        Subject subject = new Subject("alias", "a" + random.nextInt(4), random.nextBoolean());
        tested.note(peer, subject, step, () -> text("x"));
        model.merge(peer + subject, 1L, Long::sum);
        if (random.nextInt(50) == 0) {
          tested.save();
          tested = new FindingLedger(states.states(), states::commit);
        }
      }
      Map<String, Long> counted = new HashMap<>();
      for (int p = 0; p < 5; p++) {
        String peer = "p" + p;
        tested.of(peer).forEach(finding -> counted.put(peer + finding.subject(), finding.count()));
      }
      assertThat(counted).as("seed %d", seed).isEqualTo(model);
    }
  }

  @Test
  void everyToleranceOfCredentialsIsInTheTables() {
    for (Tolerance tolerance : Tolerance.values()) {
      assertThat(ToleranceTexts.find(tolerance.id())).as(tolerance.id()).isPresent();
    }
  }
}
