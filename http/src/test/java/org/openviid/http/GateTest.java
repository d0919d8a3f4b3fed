package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Outcome;
import org.openviid.schema.ViidException;

class GateTest {
  private final Gate gate = new Gate(2);

  @Test
  void whoComesWhenAllPlacesAreTakenIsToldSo() {
    gate.enter();
    gate.enter();

    assertThat(gate.inside()).isEqualTo(2);
    assertThatThrownBy(gate::enter).isInstanceOfSatisfying(
        ViidException.class, busy -> assertThat(busy.outcome()).isEqualTo(Outcome.BUSY));

    gate.leave();
    gate.enter();
  }

  @Test
  void aClosedGateWaitsForThoseInsideAndLetsNobodyIn() throws InterruptedException {
    gate.enter();

    assertThat(gate.close(Duration.ofMillis(1))).isFalse();
    assertThatThrownBy(gate::enter).isInstanceOfSatisfying(
        ViidException.class, closed -> assertThat(closed.outcome()).isEqualTo(Outcome.STOPPING));

    gate.leave();

    assertThat(gate.close(Duration.ofMillis(1))).isTrue();
    assertThat(gate.isClosed()).isTrue();
    assertThatThrownBy(gate::enter).isInstanceOfSatisfying(
        ViidException.class, closed -> assertThat(closed.outcome()).isEqualTo(Outcome.STOPPING));
  }
}
