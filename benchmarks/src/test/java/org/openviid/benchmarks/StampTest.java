package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.schema.ContentObjectId;

class StampTest {
  static final Stamp.Traffic TRAFFIC =
      new Stamp.Traffic(
          "330106", 50, Instant.parse("2026-05-01T00:00:00Z"), 1_000, ZoneId.of("Asia/Shanghai"));

  private static Mark.Texts texts(long number) {
    Stamp stamp = new Stamp(TRAFFIC);
    stamp.set(number);
    return stamp.texts();
  }

  @Test
  void identifiersFollowTheCodingRules() {
    for (long number = 0; number < 20_000; number += 137) {
      Mark.Texts texts = texts(number);
      ContentObjectId id = ContentObjectId.parse(texts.id()).valid().orElseThrow();
      assertThat(id.source().text()).isEqualTo(texts.source());
      assertThat(id.device().text()).isEqualTo(texts.device());
      assertThat(texts.source()).contains(texts.time());
    }
  }

  @Test
  void noTwoNumbersShareAnIdentifier() {
    Set<String> seen = new HashSet<>();
    Stamp stamp = new Stamp(TRAFFIC);
    for (long number = 0; number < 200_000; number++) {
      stamp.set(number);
      assertThat(seen.add(stamp.texts().id())).isTrue();
    }
  }

  @Test
  void recordsAreSpreadOverDevicesAndTime() {
    assertThat(texts(0).device()).isNotEqualTo(texts(1).device()).isEqualTo(texts(50).device());
    assertThat(texts(0).time()).isEqualTo("20260501080000");
    assertThat(texts(3_600_000).time()).isEqualTo("20260501090000");
    Instant hourLater = Instant.parse("2026-05-01T01:00:00Z");
    assertThat(texts(3_600_500).epochMillis()).isEqualTo(hourLater.toEpochMilli());
  }

  @Test
  void platesHardlyEverRepeat() {
    Set<String> seen = new HashSet<>();
    for (long number = 0; number < 10_000; number++) {
      assertThat(texts(number).plate()).matches("浙[A-HJ-NP-Z][0-9A-HJ-NP-Z]{5}");
      seen.add(texts(number).plate());
    }
    assertThat(seen).hasSizeGreaterThan(9_900);
  }

  @Test
  void theSameNumberIsTheSameRecordInAnyOrder() {
    Stamp stamp = new Stamp(TRAFFIC);
    stamp.set(77_777);
    stamp.set(5);
    assertThat(stamp.texts()).isEqualTo(texts(5));
  }
}
