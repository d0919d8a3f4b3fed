package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final String CAMERA = "33010600001190000001";
  private static final long NOW = 1_790_000_000_000L;

  private final ClockWatch clocks = new ClockWatch();

  private long drift() {
    return clocks.of(CAMERA).orElseThrow().millis();
  }

  @Test
  void nothingIsKnownOfAClockThatNeverSpoke() {
    assertThat(clocks.of(CAMERA)).isEmpty();
    assertThat(clocks.countOff()).isZero();
    assertThat(clocks.furthestAhead()).isZero();
  }

  @Test
  void theLeastDelayTellsTheDrift() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      long received = NOW + i * 1_000L;
      clocks.stated(CAMERA, received + 30_000 - random.nextInt(20_000), received);
    }

    assertThat(drift()).as("30 s ahead, and messages take up to 20 s").isBetween(29_500L, 30_000L);
    assertThat(clocks.of(CAMERA).orElseThrow().isOff()).isTrue();
    assertThat(clocks.countOff()).isEqualTo(1);
    assertThat(clocks.furthestAhead()).isEqualTo(drift());
  }

  @Test
  void whatIsSentLateDoesNotSpoilAGoodClock() {
    clocks.stated(CAMERA, NOW - 40, NOW);
    clocks.stated(CAMERA, NOW - 3_600_000, NOW + 1);

    assertThat(drift()).isEqualTo(-40);
    assertThat(clocks.of(CAMERA).orElseThrow().isOff()).isFalse();
  }

  @Test
  void aClockThatIsSetRightIsRightAfterTwoWindowsAtTheLatest() {
    clocks.stated(CAMERA, NOW + 60_000, NOW);
    for (int minute = 1; minute <= 25; minute++) {
      long received = NOW + minute * 60_000L;
      clocks.stated(CAMERA, received - 100, received);
    }

    assertThat(drift()).isEqualTo(-100);
    assertThat(clocks.of(CAMERA).orElseThrow().stamps()).isEqualTo(26);
    assertThat(clocks.of(CAMERA).orElseThrow().future()).as("counted all the same").isEqualTo(1);
  }

  @Test
  void longSilenceForgetsWhatWasBefore() {
    clocks.stated(CAMERA, NOW + 60_000, NOW);
    clocks.stated(CAMERA, NOW + 86_400_000 - 5, NOW + 86_400_000);

    assertThat(drift()).isEqualTo(-5);
  }
}
