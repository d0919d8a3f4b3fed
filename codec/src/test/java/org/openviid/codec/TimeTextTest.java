package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.Value;

class TimeTextTest {
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private static long parse(TimeText times, String digits) {
    return times.parse(digits.toCharArray(), 0, digits.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Shanghai",
        "+08:00",
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Urumqi"
      })
  void agreesWithTheCalendarOfTheJdk(String zone) {
    TimeText times = new TimeText(ZoneId.of(zone));
    Random random = new Random(zone.hashCode());
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              random.nextLong(-62_000_000_000L, 250_000_000_000L), 0, ZoneOffset.UTC);
      long expected = local.atZone(ZoneId.of(zone)).toInstant().toEpochMilli();
      boolean inGap = !local.atZone(ZoneId.of(zone)).toLocalDateTime().equals(local);
      String digits = DIGITS.format(local);
      assertThat(parse(times, digits)).as(digits).isEqualTo(inGap ? parse(times, digits) : expected);
      assertThat(parse(times, digits + "007")).isEqualTo(parse(times, digits) + 7);
    }
  }

  @Test
  void summerTimeOfTheLateEightiesIsKnown() {
    TimeText times = new TimeText(Codec.ZONE);
    assertThat(parse(times, "19880701000000"))
        .isEqualTo(
            LocalDateTime.of(1988, 7, 1, 0, 0).toInstant(ZoneOffset.ofHours(9)).toEpochMilli());
    assertThat(parse(times, "19920701000000"))
        .isEqualTo(
            LocalDateTime.of(1992, 7, 1, 0, 0).toInstant(ZoneOffset.ofHours(8)).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "20261301000000",
        "20260001000000",
        "20260100000000",
        "20260132000000",
        "20260229000000",
        "20260101240000",
        "20260101006000",
        "20260101000060",
        "2026010100000x",
        "202601010000000",
        "20260101000000.5",
        "２０２６０１０１００００００"
      })
  void isNoTime(String digits) {
    assertThat(parse(new TimeText(Codec.ZONE), digits)).isEqualTo(TimeText.NONE);
  }

  @Test
  void leapDaysAreTimes() {
    TimeText times = new TimeText(ZoneOffset.UTC);
    assertThat(parse(times, "20240229000000")).isNotEqualTo(TimeText.NONE);
    assertThat(parse(times, "20000229000000")).isNotEqualTo(TimeText.NONE);
    assertThat(parse(times, "21000229000000")).isEqualTo(TimeText.NONE);
  }

  @Test
  void pointsInTimeHaveDigits() {
    TimeText times = new TimeText(Codec.ZONE);
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long millis = random.nextLong(0, 4_000_000_000_000L);
      Value.Moment moment = Objects.requireNonNull(times.moment(millis));
      assertThat(moment.epochMillis()).isEqualTo(millis);
      assertThat(parse(times, moment.digits())).isEqualTo(millis);
    }
    assertThat(Objects.requireNonNull(times.moment(1_717_465_547_000L)).digits()).isEqualTo("20240604094547");
    assertThat(times.moment(Long.MAX_VALUE / 4)).isNull();
  }
}
