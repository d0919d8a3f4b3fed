package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.AuditEntry;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;
import org.openviid.store.AuditLine;
import org.openviid.store.AuditProblem;
import org.openviid.store.AuditProblem.Kind;
import org.openviid.store.AuditVerdict;
import org.openviid.store.Transaction;

/// Whoever changes the trail behind the back of the software is found out.
class AuditChainTest {
  private static final RetentionSettings HUNDRED_DAYS =
      new RetentionSettings(Map.of(), 0, 30, Duration.ofDays(7), 100);

  @TempDir private Path folder;

  private AgingStore filled(int transactions) {
    AgingStore store = new AgingStore(folder, HUNDRED_DAYS);
    for (int i = 0; i < transactions; i++) {
      AuditLine one = line(store, "one" + i);
      AuditLine two = line(store, "two" + i);
      store
          .store()
          .commit(new Transaction(List.of(), List.of(), List.of(one, two), List.of()));
      store.clock.advance(Duration.ofMillis(1));
    }
    return store;
  }

  private static AuditLine line(AgingStore store, String peer) {
    return new AuditLine(
        store.clock.millis(), peer, "192.0.2.7", "read", "Wagon", "W1", 1, "", "t", List.of("W1"));
  }

  private static AuditVerdict verdict(AgingStore store, AuditHead... anchors) {
    return store.store().audit().verify(List.of(anchors), _ -> {});
  }

  private static List<AuditEntry> entries(AgingStore store) {
    List<AuditEntry> entries = new ArrayList<>();
    store.store().audit().forEachEntry(0, Long.MAX_VALUE, _ -> true, entries::add);
    return entries;
  }

  private static void write(AgingStore store, BatchImage batch) {
    store.store().kernel().database().write(batch.toBatch());
  }

  private static int audit(AgingStore store) {
    return store.store().kernel().database().number(Family.AUDIT);
  }

  private static byte[] keyOf(AgingStore store, long number) {
    AuditLink link = new AuditLinks(store.store().kernel().database()).containing(number);
    return Objects.requireNonNull(link).line(number).key();
  }

  private static AuditProblem first(AuditVerdict verdict) {
    assertThat(verdict.problemCount()).as(verdict.toString()).isEqualTo(1);
    return verdict.problems().getFirst();
  }

  @Test
  void anUntouchedTrailIsSoundAlsoAfterAnotherOpening() {
    try (AgingStore store = filled(300)) {
      AuditHead before = store.store().audit().head();
      assertThat(verdict(store, before).isSound()).isTrue();
      store.reopen();
      assertThat(store.store().audit().head()).isEqualTo(before);
      AuditVerdict verdict = verdict(store, before);
      assertThat(verdict.isSound()).as(verdict.toString()).isTrue();
      assertThat(verdict.lines()).isEqualTo(600);
      assertThat(verdict.anchors()).isEqualTo(1);
    }
  }

  @Test
  void aChangedLineIsNamed() {
    try (AgingStore store = filled(50)) {
      byte[] key = keyOf(store, 37);
      Database database = store.store().kernel().database();
      byte[] value = Objects.requireNonNull(database.get(Family.AUDIT, key));
      value[value.length - 2] ^= 1;
      write(store, new BatchImage(64).put(audit(store), key, value));
      assertThat(first(verdict(store)))
          .isEqualTo(new AuditProblem(Kind.CHANGED, 37, AuditForm.at(key)));
    }
  }

  @Test
  void aRemovedLineIsNamed() {
    try (AgingStore store = filled(50)) {
      byte[] key = keyOf(store, 12);
      write(store, new BatchImage(64).delete(audit(store), key));
      assertThat(first(verdict(store)))
          .isEqualTo(new AuditProblem(Kind.MISSING, 12, AuditForm.at(key)));
    }
  }

  @Test
  void aLineThatWasPutInBetweenIsFound() {
    try (AgingStore store = filled(50)) {
      FormWriter forged = AuditForm.write(line(store, "nobody"));
      byte[] value = forged.toBytes();
      FormWriter.fixedAt(value, AuditForm.NUMBER, 20);
      byte[] key = AuditForm.key(AgingStore.START + 3, 1L << 50);
      write(store, new BatchImage(64).put(audit(store), key, value));
      assertThat(first(verdict(store)))
          .isEqualTo(new AuditProblem(Kind.FOREIGN, 20, AgingStore.START + 3));
    }
  }

  @Test
  void aTailThatWasCutOffIsFoundByWhatWasNotedElsewhere() {
    try (AgingStore store = filled(50)) {
      AuditHead noted = store.store().audit().head();
      BatchImage batch = new BatchImage(256);
      for (long number = 91; number <= 100; number++) {
        batch.delete(audit(store), keyOf(store, number));
      }
      batch.deleteRange(audit(store), AuditLink.key(91), AuditLink.end());
      write(store, batch);
      assertThat(first(verdict(store)).kind()).as("the running server knows better").isEqualTo(Kind.BROKEN);
      store.reopen();
      assertThat(verdict(store).isSound()).as("nothing inside shows it").isTrue();
      assertThat(first(verdict(store, noted))).isEqualTo(new AuditProblem(Kind.CUT, 100, 0));
    }
  }

  @Test
  void aChainThatWasComputedAnewIsFoundByWhatWasNotedElsewhere() {
    try (AgingStore store = filled(4)) {
      AuditHead noted = store.store().audit().head();
      rewrite(store, 3);
      store.reopen();
      assertThat(verdict(store).isSound()).as("nothing inside shows it").isTrue();
      assertThat(first(verdict(store, noted))).isEqualTo(new AuditProblem(Kind.OTHER, 8, 0));
    }
  }

  /// What somebody does who knows the software: changes a line and all hashes after it.
  private static void rewrite(AgingStore store, long changed) {
    List<AuditEntry> entries = entries(store);
    AuditHead head = AuditHead.NONE;
    BatchImage batch = new BatchImage(1024);
    for (AuditEntry entry : entries) {
      long number = entry.here().number();
      AuditLine line = number == changed ? line(store, "somebody else") : entry.line();
      byte[] key = keyOf(store, number);
      byte[] value = AuditForm.write(line).toBytes();
      FormWriter.fixedAt(value, AuditForm.NUMBER, number);
      batch.put(audit(store), key, value);
      AuditLink.Builder link = new AuditLink.Builder(head);
      link.add(key, AuditHash.digest(AuditForm.read(key, value)));
      link.putTo(batch, audit(store));
      head = link.head();
    }
    write(store, batch);
  }

  @Test
  void aLostLinkIsFoundAndTheRestIsStillChecked() {
    try (AgingStore store = filled(50)) {
      write(store, new BatchImage(64).delete(audit(store), AuditLink.key(40)));
      AuditVerdict verdict = verdict(store);
      assertThat(verdict.problems()).contains(new AuditProblem(Kind.BROKEN, 39, 0));
      assertThat(verdict.problems()).extracting(AuditProblem::kind).containsOnly(Kind.BROKEN, Kind.FOREIGN);
    }
  }

  @Test
  void whatExpiredIsNoProblemAndItsEndIsPartOfTheTrail() {
    try (AgingStore store = filled(50)) {
      AuditHead old = store.store().audit().head();
      store.clock.advance(Duration.ofDays(60));
      store.store().commit(Transaction.of(line(store, "young")));
      store.retainAfter(Duration.ofDays(50));
      assertThat(entries(store)).extracting(entry -> entry.line().peer()).containsExactly("young", "");
      assertThat(entries(store)).extracting(entry -> entry.here().number()).containsExactly(101L, 102L);
      AuditLine expiry = entries(store).getLast().line();
      assertThat(expiry.action()).isEqualTo("expire");
      assertThat(expiry.detail()).isEqualTo("1..100 " + old.hash());
      store.reopen();
      AuditVerdict verdict = verdict(store, old);
      assertThat(verdict.isSound()).as(verdict.toString()).isTrue();
      assertThat(verdict.first()).isEqualTo(101);
      assertThat(verdict.anchors()).isEqualTo(1);
      assertThat(verdict(store, new AuditHead(100, AuditHash.NONE)).isSound()).isFalse();
    }
  }

  @Test
  void theTrailStaysSoundWhileItGrowsAndExpiresForYears() {
    try (AgingStore store = new AgingStore(folder, HUNDRED_DAYS)) {
      List<AuditHead> noted = new ArrayList<>();
      for (int month = 0; month < 24; month++) {
        IntStream.range(0, 40).forEach(i -> store.store().commit(Transaction.of(line(store, "p" + i))));
        noted.add(store.store().audit().head());
        store.retainAfter(Duration.ofDays(30));
        AuditVerdict verdict = verdict(store, noted.toArray(AuditHead[]::new));
        assertThat(verdict.isSound()).as(verdict.toString()).isTrue();
      }
      AuditVerdict verdict = verdict(store);
      assertThat(verdict.first()).isGreaterThan(700);
      assertThat(verdict.lines()).isBetween(120L, 250L);
    }
  }

  @Test
  void linesThatWereRemovedFromTheBeginningByHandAreNotTakenForExpired() {
    try (AgingStore store = filled(50)) {
      AuditEntry tenth = entries(store).get(9);
      BatchImage batch = new BatchImage(256);
      for (long number = 1; number <= 10; number++) {
        batch.delete(audit(store), keyOf(store, number));
      }
      batch.deleteRange(audit(store), AuditLink.key(0), AuditLink.key(11));
      batch.put(audit(store), AuditLink.START, new AuditStart(tenth.here(), AgingStore.START).toBytes());
      write(store, batch);
      store.reopen();
      assertThat(first(verdict(store))).isEqualTo(new AuditProblem(Kind.START, 11, 0));
    }
  }

  @Test
  void linesFromBeforeThereWasAChainAreReadAndCounted() {
    try (AgingStore store = new AgingStore(folder, HUNDRED_DAYS)) {
      FormWriter old = new FormWriter(64);
      old.octet(1);
      List.of("p", "a", "READ", "Wagon", "W1").forEach(old::text);
      old.signed(3);
      old.text("");
      old.text("t");
      byte[] key = AuditForm.key(AgingStore.START, 7);
      write(store, new BatchImage(64).put(audit(store), key, old.toBytes()));
      store.store().commit(Transaction.of(line(store, "new")));
      assertThat(entries(store).getFirst())
          .isEqualTo(
              new AuditEntry(
                  new AuditLine(AgingStore.START, "p", "a", "READ", "Wagon", "W1", 3, "", "t"),
                  AuditHead.NONE,
                  AuditHead.NONE));
      AuditVerdict verdict = verdict(store);
      assertThat(verdict.isSound()).isTrue();
      assertThat(verdict.unchained()).isEqualTo(1);
      store.retainAfter(Duration.ofDays(101));
      assertThat(entries(store)).extracting(entry -> entry.line().action()).containsExactly("expire");
    }
  }
}
