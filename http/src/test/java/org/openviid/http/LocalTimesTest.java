package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Value;

class LocalTimesTest {
  @Test
  void theClockIsShownInTheZoneOfTheLibrary() {
    MovableClock clock = new MovableClock("2026-04-30T23:59:59.999Z");
    LocalTimes times = new LocalTimes(clock, ZoneOffset.ofHours(8));

    assertThat(times.now()).isEqualTo(new Value.Moment(1_777_593_599_000L, "20260501075959"));

    clock.advance(Duration.ofMillis(1));

    assertThat(times.now()).isEqualTo(new Value.Moment(1_777_593_600_000L, "20260501080000"));
  }

  @Test
  void aClockThatIsSetBackIsFollowed() {
    MovableClock clock = new MovableClock("2026-05-01T00:00:00Z");
    LocalTimes times = new LocalTimes(clock, ZoneOffset.ofHours(8));
    times.now();

    clock.advance(Duration.ofHours(-1));

    assertThat(times.now().digits()).isEqualTo("20260501070000");
  }

  @Test
  void theZoneIsNamedAsPeersDo() {
    assertThat(zone(ZoneOffset.ofHours(8))).isEqualTo("UTC+8");
    assertThat(zone(ZoneOffset.UTC)).isEqualTo("UTC+0");
    assertThat(zone(ZoneOffset.ofHours(-3))).isEqualTo("UTC-3");
    assertThat(zone(ZoneOffset.ofHoursMinutes(-3, -30))).isEqualTo("UTC-3:30");
    assertThat(zone(ZoneOffset.ofHoursMinutes(5, 45))).isEqualTo("UTC+5:45");
  }

  private static String zone(ZoneOffset zone) {
    return new LocalTimes(new MovableClock("2026-05-01T00:00:00Z"), zone).zoneName();
  }
}
