package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
