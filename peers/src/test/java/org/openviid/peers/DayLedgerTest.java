package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.openviid.peers.DayLedger.Parts;
import org.openviid.store.InMemoryObjectStore;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

class DayLedgerTest {
  private static final long MORNING = Instant.parse("2026-05-01T01:00:00Z").toEpochMilli();
  private static final long BEFORE_MIDNIGHT = Instant.parse("2026-05-01T15:59:59.999Z").toEpochMilli();
  private static final long DAY = 86_400_000;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private DayLedger days = open();

  private DayLedger open() {
    return new DayLedger(store.states(), store::commit, ZoneOffset.ofHours(8));
  }

  @Test
  void dayBeginsAtMidnightOfTheLibrarysZone() {
    days.count("a", BEFORE_MIDNIGHT, new Parts(3, 2, 1));
    assertThat(days.of("a", BEFORE_MIDNIGHT)).isEqualTo(new DayLedger.Day(LocalDate.of(2026, 5, 1), 3, 2, 1, 0));

    assertThat(days.of("a", BEFORE_MIDNIGHT + 1)).isEqualTo(new DayLedger.Day(LocalDate.of(2026, 5, 2), 0, 0, 0, 3));
    days.count("a", BEFORE_MIDNIGHT + 1, new Parts(1, 0, 0));
    assertThat(days.of("a", BEFORE_MIDNIGHT + 1).stored()).isEqualTo(1);
    assertThat(days.of("a", BEFORE_MIDNIGHT + 1).storedBefore()).isEqualTo(3);
    assertThat(days.of("a", BEFORE_MIDNIGHT + 2 * DAY + 1).storedBefore()).isZero();
  }

  @Test
  void whatWasSavedOutlivesARestart() {
    days.count("a", MORNING, new Parts(3, 2, 1));
    days.save();
    days.count("a", MORNING, new Parts(100, 0, 0));

    days = open();

    assertThat(days.of("a", MORNING)).isEqualTo(new DayLedger.Day(LocalDate.of(2026, 5, 1), 3, 2, 1, 0));
    days.count("a", MORNING, new Parts(1, 0, 0));
    assertThat(days.of("a", MORNING).stored()).isEqualTo(4);
  }

  @Test
  void aClockThatIsSetBackLosesNothing() {
    days.count("a", MORNING + DAY, new Parts(5, 0, 0));
    days.count("a", MORNING, new Parts(1, 0, 0));

    assertThat(days.of("a", MORNING + DAY).stored()).isEqualTo(6);
  }

  @Test
  void allPeersTogether() {
    days.count("a", MORNING, new Parts(3, 0, 0));
    days.count("b", MORNING, new Parts(4, 1, 0));
    days.count("c", MORNING - DAY, new Parts(7, 0, 0));

    assertThat(days.total(MORNING)).isEqualTo(new DayLedger.Day(LocalDate.of(2026, 5, 1), 7, 1, 0, 7));
    days.forget("b");
    assertThat(days.total(MORNING).stored()).isEqualTo(3);
  }

  @Test
  void nothingIsLostAmongThreads() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(8);
    for (int thread = 0; thread < 8; thread++) {
      Thread.ofVirtual().start(() -> {
        for (int i = 0; i < 1_000; i++) {
          days.count("a", MORNING, new Parts(1, 1, 1));
        }
        done.countDown();
      });
    }
    done.await();

    assertThat(days.of("a", MORNING)).isEqualTo(new DayLedger.Day(LocalDate.of(2026, 5, 1), 8_000, 8_000, 8_000, 0));
  }

  @Test
  void aDamagedRecordIsNamed() {
    byte[] damaged = "day=soon\n".getBytes(StandardCharsets.UTF_8);
    store.commit(new Transaction(List.of(), List.of(), List.of(), List.of(new StateWrite("day", "a", damaged))));

    assertThatThrownBy(this::open).isInstanceOf(PeerException.class).hasMessageContaining("OV-1814");
  }
}
