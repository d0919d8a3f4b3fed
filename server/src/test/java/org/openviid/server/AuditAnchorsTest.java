package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.AuditHead;

class AuditAnchorsTest {
  private static final byte[] KEY = new byte[32];

  @TempDir Path folder;

  private final MovingClock clock = new MovingClock();
  private AuditHead head = AuditHead.NONE;

  /// A clock that goes when it is told to.
  private static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-05-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private AuditAnchors anchors(byte[] key) {
    return new AuditAnchors(folder, key, clock, () -> head);
  }

  private void grow() {
    head = head.then(new byte[] {(byte) head.number()});
  }

  @Test
  void whatIsNotedIsReadBackAndOnlyWhatIsNewIsNoted() throws IOException {
    List<AuditHead> noted = new ArrayList<>();
    try (AuditAnchors anchors = anchors(KEY)) {
      anchors.maintain();
      assertThat(anchors.read().heads()).isEmpty();
      for (int minute = 0; minute < 10; minute++) {
        grow();
        noted.add(head);
        anchors.maintain();
        grow();
        clock.now = clock.now.plusSeconds(59);
        anchors.maintain();
        clock.now = clock.now.plusSeconds(1);
      }
      noted.add(head);
    }
    assertThat(anchors(KEY).read().heads()).isEqualTo(noted);
    assertThat(anchors(KEY).read().foreign()).isEmpty();
    assertThat(Files.readString(folder.resolve(AuditAnchors.FILE))).startsWith("2026-05-01T00:00:00Z 1 ");
  }

  @Test
  void anchorsOfAnotherKeyAndChangedOnesAreNotOurs() throws IOException {
    grow();
    anchors(KEY).note();
    byte[] other = KEY.clone();
    other[0] = 1;
    assertThat(anchors(other).read()).isEqualTo(new AuditAnchors.Noted(List.of(), List.of(1)));
    Path file = folder.resolve(AuditAnchors.FILE);
    Files.writeString(file, "nonsense\n\n", StandardOpenOption.APPEND);
    assertThat(anchors(KEY).read()).isEqualTo(new AuditAnchors.Noted(List.of(head), List.of(2, 3)));
    Files.writeString(file, Files.readString(file).replaceFirst(" 1 ", " 2 "));
    assertThat(anchors(KEY).read().foreign()).containsExactly(1, 2, 3);
  }

  @Test
  void afterAMonthTheLastOfEachDayIsKept() throws IOException {
    AuditAnchors anchors = anchors(KEY);
    List<AuditHead> lastOfDay = new ArrayList<>();
    for (int day = 0; day < 40; day++) {
      for (int i = 0; i < 24; i++) {
        grow();
        anchors.note();
        clock.now = clock.now.plus(Duration.ofHours(1));
      }
      lastOfDay.add(head);
    }
    clock.now = clock.now.plus(Duration.ofDays(60));
    Path file = folder.resolve(AuditAnchors.FILE);
    Files.writeString(file, "2026-01-01 nonsense\n", StandardOpenOption.APPEND);
    try (AuditAnchors later = anchors(KEY)) {
      later.maintain();
      lastOfDay.add(head); // noted again, by the server that has just begun
      assertThat(later.read().heads()).containsExactlyElementsOf(lastOfDay);
      assertThat(later.read().foreign()).containsExactly(41);
    }
  }
}
