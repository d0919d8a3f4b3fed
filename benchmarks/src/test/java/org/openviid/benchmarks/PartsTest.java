package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Verification;

/// What is timed does what it should.
class PartsTest {
  private final Parts parts = new Parts();

  @Test
  void messagesAreReadWithoutFault() {
    assertThat(parts.readOne().items()).hasSize(1).allMatch(item -> item.problems().isEmpty());
    assertThat(parts.readHundred().items()).hasSize(100).allMatch(item -> item.problems().isEmpty());
    assertThat(parts.readHundredInXml().items()).hasSize(100).allMatch(item -> item.deviations().isEmpty());
  }

  @Test
  void aRecordIsWrittenWhole() throws IOException {
    assertThat(parts.writeOne()).isBetween(1_200, 1_600);
    assertThat(parts.writeOneInXml()).isBetween(1_800, 2_600);
  }

  @Test
  void theFilterFitsSoThatAllOfItIsEvaluated() {
    assertThat(parts.matchFilter()).isTrue();
  }

  @Test
  void everyRegistrationIsAccepted() {
    assertThat(parts.digest()).isInstanceOf(Verification.Accepted.class);
    assertThat(parts.digest()).isInstanceOf(Verification.Accepted.class);
  }
}
