package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpLimitsTest {
  @Test
  void theDefaultsAreWhatTheDocumentationSays() {
    HttpLimits limits = HttpLimits.DEFAULT;

    assertThat(limits.bodyBytes()).isEqualTo(64L * 1024 * 1024);
    assertThat(limits.answerBytes()).isEqualTo(32L * 1024 * 1024);
    assertThat(limits.headerBytes()).isEqualTo(80 * 1024);
    assertThat(limits.idleTime()).isGreaterThan(Duration.ofSeconds(90));
    assertThat(limits.stopTime()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aLimitThatNothingPassesIsRefused() {
    assertThatThrownBy(() -> new LimitsOf().bodyBytes(0).build()).hasMessageContaining("bodyBytes");
    assertThatThrownBy(() -> new LimitsOf().requests(-1).build()).hasMessageContaining("requests");
    assertThatThrownBy(() -> new LimitsOf().headerTime(Duration.ZERO).build())
        .hasMessageContaining("headerTime");
  }

  @Test
  void aTransferHasItsGraceAndThenTheTimeThatItsBytesTakeAtTheLowestRate() {
    HttpLimits limits = new LimitsOf().grace(Duration.ofSeconds(3)).bytesPerSecond(1_000).build();

    assertThat(limits.deadline(5, 0)).isEqualTo(3_000_000_005L);
    assertThat(limits.deadline(5, 2_000)).isEqualTo(5_000_000_005L);
  }
}
