package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  private static final ZoneId CHINA = ZoneOffset.ofHours(8);

  @ParameterizedTest
  @CsvSource({
    "2019,20190101000000000,20191231235959999",
    "201902,20190201000000000,20190228235959999",
    "202002,20200201000000000,20200229235959999",
    "20190901,20190901000000000,20190901235959999",
    "2019090112,20190901120000000,20190901125959999",
    "201909011203,20190901120300000,20190901120359999",
    "20190901120304,20190901120304000,20190901120304999",
    "20190901120304050,20190901120304050,20190901120304050",
    "2019-09-01 12:03:04,20190901120304000,20190901120304999",
    "2019-9-1 1:2:3,20190901010203000,20190901010203999",
    "2019/09/01,20190901000000000,20190901235959999",
    "2019-09,20190901000000000,20190930235959999",
    "2019-09-01T12:03,20190901120300000,20190901120359999",
    "2019-09-01 12:03:04.5,20190901120304500,20190901120304500",
    "2019-09-01T12:03:04.123456Z,20190901200304123,20190901200304123",
    "2019-09-01T12:03:04+09:00,20190901110304000,20190901110304999",
    "2019-09-01T12:03:04 0800,20190901120304000,20190901120304999",
    "1567310584000,20190901120304000,20190901120304000",
    "1567310584,20190901120304000,20190901120304999",
    "' 20190901 ',20190901000000000,20190901235959999"
  })
  void writtenPrecisionIsTheSpan(String text, String first, String last) {
    TimeSpan span = TimeSpan.parse(text, CHINA).orElseThrow();
    assertThat(span.first().digits()).isEqualTo(first);
    assertThat(span.last().digits()).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "19",
        "201",
        "2019090",
        "20191301",
        "20190230",
        "20190901240000",
        "2019-09-01 25:00:00",
        "yesterday",
        "201909011203045",
        "２０１９",
        "2019-09-01T12:03:04+99:00",
        "99999999999999999999999999999999999999999"
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThat(TimeSpan.parse(text, CHINA)).isEmpty();
  }

  @Test
  void zoneDecidesTheInstant() {
    assertThat(TimeSpan.parse("19700101080000", CHINA).orElseThrow().first().epochMillis())
        .isZero();
    assertThat(TimeSpan.parse("19700101000000", ZoneOffset.UTC).orElseThrow().first().epochMillis())
        .isZero();
  }

  @Test
  void secondsSince1970AreOnlyReadWhereNoDateIsMeant() {
    assertThat(TimeSpan.parse("1567310584", CHINA).orElseThrow().isEpoch()).isTrue();
    assertThat(TimeSpan.parse("2019090112", CHINA).orElseThrow().isEpoch()).isFalse();
  }
}
