package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.peers.PeersScene.CAMERA;
import static org.openviid.peers.PeersScene.HERE;
import static org.openviid.peers.PeersScene.OTHER;
import static org.openviid.peers.PeersScene.THERE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginGuardTest {
  private final LoginGuard guard = new LoginGuard(100);

  private void fail(int times, long now) {
    for (int i = 0; i < times; i++) {
      guard.failed(CAMERA, HERE, now);
    }
  }

  @Test
  void locksGrowFromTheSixthFailureOn() {
    List<Long> locks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      fail(1, 0);
      locks.add(guard.lockedFor(CAMERA, HERE, 0) / 1000);
    }

    assertThat(locks)
        .containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
  }

  @Test
  void lockHoldsForItsPairOnlyAndEnds() {
    fail(6, 1_000);

    assertThat(guard.lockedFor(CAMERA, HERE, 1_999)).isEqualTo(1);
    assertThat(guard.lockedFor(CAMERA, HERE, 2_000)).isZero();
    assertThat(guard.lockedFor(CAMERA, THERE, 1_500)).isZero();
    assertThat(guard.lockedFor(OTHER, HERE, 1_500)).isZero();
  }

  @Test
  void successMakesUpForAllFailures() {
    fail(8, 0);
    guard.succeeded(CAMERA, HERE);
    fail(5, 0);

    assertThat(guard.lockedFor(CAMERA, HERE, 0)).isZero();
  }

  @Test
  void failuresAreForgivenAfterAQuarterOfAnHour() {
    fail(5, 0);
    fail(1, 900_001);
    assertThat(guard.lockedFor(CAMERA, HERE, 900_001)).isZero();

    fail(5, 900_002);
    assertThat(guard.lockedFor(CAMERA, HERE, 900_002)).isPositive();
  }

  @Test
  void thousandsOfMadeUpIdentifiersDoNotUnlock() {
    fail(10, 0);
    for (int i = 0; i < 100; i++) {
      guard.failed("invented " + i, HERE, 0);
    }

    assertThat(guard.lockedFor(CAMERA, HERE, 0)).isEqualTo(16_000);
  }

  @Test
  void memoryIsBounded() {
    for (int i = 0; i < 10_000; i++) {
      guard.failed("invented " + i, HERE, 0);
    }

    assertThat(guard.size()).isLessThanOrEqualTo(200);
  }
}
