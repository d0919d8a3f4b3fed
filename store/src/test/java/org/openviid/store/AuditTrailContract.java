package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What [AuditTrail] promises.
public interface AuditTrailContract extends StoreUnderTest {

  @Test
  default void aLineIsReadAsItWasWritten() {
    AuditLine line =
        new AuditLine(
            1_760_000_000_123L,
            "33010600001190000001",
            "192.0.2.7",
            "QUERY",
            "Wagon",
            "?Plate=京A%",
            37,
            "案件 7",
            "00-ab");
    AuditLine bare = new AuditLine(1_760_000_000_124L, "", "", "", "", "", Long.MAX_VALUE, "", "");
    testee().commit(Transaction.of(line));
    testee().commit(Transaction.of(bare));
    assertThat(lines(0, Long.MAX_VALUE)).containsExactly(line, bare);
  }

  @Test
  default void theStartOfASpanIsInAndItsEndIsOut() {
    LongStream.rangeClosed(1, 9).forEach(at -> write(line(at, "x")));
    assertThat(lines(3, 6)).extracting(AuditLine::at).containsExactly(3L, 4L, 5L);
    assertThat(lines(9, 10)).extracting(AuditLine::at).containsExactly(9L);
    assertThat(lines(10, 20)).isEmpty();
    assertThat(lines(4, 4)).isEmpty();
  }

  @Test
  default void linesComeOldestFirstHoweverTheyWereWritten() {
    for (long at : new long[] {500, 7, 300, 65_536, 255, 256, 0}) {
      write(line(at, "x"));
    }
    assertThat(lines(0, Long.MAX_VALUE))
        .extracting(AuditLine::at)
        .containsExactly(0L, 7L, 255L, 256L, 300L, 500L, 65_536L);
  }

  @Test
  default void linesOfOneMomentAreAllKeptInTheOrderOfWriting() {
    testee()
        .commit(
            new Transaction(
                List.of(),
                List.of(),
                List.of(line(5, "a"), line(5, "b"), line(5, "b")),
                List.of()));
    write(line(5, "a"));
    assertThat(lines(5, 6)).extracting(AuditLine::peer).containsExactly("a", "b", "b", "a");
  }

  @Test
  default void aLineNamesItsObjects() {
    AuditLine line =
        new AuditLine(
            7, "p", "a", "query", "Wagon", "?x", 4, "", "t",
            List.of("W0001", "W0002", "", "京W", "京\uD83D\uDE00", "京\uD83D\uDE01"));
    write(line);
    assertThat(lines(7, 8)).containsExactly(line);
  }

  @Test
  default void everyLineHasANumberAndAHashThatFollowsFromAllBefore() {
    assertThat(testee().audit().head()).isEqualTo(AuditHead.NONE);
    write(line(500, "a"));
    testee()
        .commit(
            new Transaction(
                List.of(), List.of(), List.of(line(7, "b"), line(500, "c")), List.of()));
    reopened();
    write(line(600, "d"));
    AuditHead head = AuditHead.NONE;
    List<AuditEntry> expected = new ArrayList<>();
    for (AuditLine line : List.of(line(500, "a"), line(7, "b"), line(500, "c"), line(600, "d"))) {
      AuditHead next = head.then(AuditHash.digest(line));
      expected.add(new AuditEntry(line, head, next));
      head = next;
    }
    expected.sort(Comparator.comparingLong(entry -> entry.line().at()));
    assertThat(entries()).isEqualTo(expected);
    assertThat(testee().audit().head()).isEqualTo(head);
    assertThat(head.number()).isEqualTo(4);
  }

  @Test
  default void aTransactionThatIsNotDoneLeavesNoLineAndNoNumber() {
    write(line(1, "a"));
    Change impossible = SampleObjects.replacement(99, SampleObjects.wagon("W1").build());
    testee()
        .commit(
            new Transaction(List.of(impossible), List.of(), List.of(line(2, "b")), List.of())
                .asWhole());
    write(line(3, "c"));
    assertThat(entries()).extracting(entry -> entry.here().number()).containsExactly(1L, 2L);
    assertThat(verdict().isSound()).isTrue();
  }

  @Test
  default void onlyWhatIsWantedIsPassedOnAndOnlyUntilThereIsEnough() {
    LongStream.rangeClosed(1, 9).forEach(at -> write(line(at, at % 2 == 0 ? "even" : "odd")));
    List<Long> numbers = new ArrayList<>();
    testee()
        .audit()
        .forEachEntry(
            2, 9, line -> line.peer().equals("odd"),
            entry -> numbers.add(entry.here().number()) && numbers.size() < 2);
    assertThat(numbers).containsExactly(3L, 5L);
  }

  @Test
  default void whatWasNotedElsewhereIsCompared() {
    LongStream.rangeClosed(1, 5).forEach(at -> write(line(at, "p")));
    AuditHead third = entries().get(2).here();
    AuditHead fifth = testee().audit().head();
    AuditVerdict sound = verdict(third, fifth);
    assertThat(sound.isSound()).isTrue();
    assertThat(sound.lines()).isEqualTo(5);
    assertThat(sound.anchors()).isEqualTo(2);
    assertThat(sound.head()).isEqualTo(fifth);
    assertThat(verdict(new AuditHead(2, third.hash())).problems())
        .containsExactly(new AuditProblem(AuditProblem.Kind.OTHER, 2, 0));
    assertThat(verdict(third, fifth.then(AuditHash.digest(line(6, "gone")))).problems())
        .containsExactly(new AuditProblem(AuditProblem.Kind.CUT, 6, 0));
  }

  private AuditVerdict verdict(AuditHead... anchors) {
    return testee().audit().verify(List.of(anchors), _ -> {});
  }

  private List<AuditEntry> entries() {
    List<AuditEntry> entries = new ArrayList<>();
    testee().audit().forEachEntry(0, Long.MAX_VALUE, _ -> true, entries::add);
    return entries;
  }

  private void write(AuditLine line) {
    testee().commit(Transaction.of(line));
  }

  private static AuditLine line(long at, String peer) {
    return new AuditLine(at, peer, "192.0.2.7", "READ", "Wagon", "W1", 1, "", "t");
  }

  private List<AuditLine> lines(long from, long until) {
    List<AuditLine> lines = new ArrayList<>();
    testee().audit().forEach(from, until, lines::add);
    return lines;
  }
}
