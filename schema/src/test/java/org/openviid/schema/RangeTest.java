package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  private static Range range(String notation) {
    return Range.parse(notation, Provenance.RECONSTRUCTED);
  }

  @Test
  void bothEndsBelongToIt() {
    assertThat(range("-90..90").admits(-90)).isTrue();
    assertThat(range("-90..90").admits(90)).isTrue();
    assertThat(range("-90..90").admits(90.000001)).isFalse();
    assertThat(range("-90..90").admits(-91)).isFalse();
  }

  @Test
  void oneEndMayBeOpen() {
    assertThat(range("1..").admits(Long.MAX_VALUE)).isTrue();
    assertThat(range("1..").admits(0)).isFalse();
    assertThat(range("..0").admits(Long.MIN_VALUE)).isTrue();
    assertThat(range("..0").admits(0.5)).isFalse();
    assertThat(Range.UNLIMITED.admits(Double.MAX_VALUE)).isTrue();
    assertThat(Range.UNLIMITED.isLimited()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0..65535", "-180..180", "1..", "..0", "0.5..1", "-0.25..0.25"})
  void itsNotationIsThatOfTheTable(String notation) {
    assertThat(range(notation).notation()).isEqualTo(notation);
    assertThat(range(notation).isLimited()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "5", "1...2", "2..1", "a..b", "0-1", "1..x"})
  void everythingElseIsRefused(String notation) {
    assertThatThrownBy(() -> range(notation)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1 to 9,ours", "..3,", "0..3,guessed"})
  void aRangeThatCannotBeReadStopsTheLoading(String range, String provenance) {
    TableSource changed =
        ChangedTables.none()
            .with("objects/APE.csv", "0..65535,reconstructed", range + "," + (provenance == null ? "" : provenance));

    assertThatThrownBy(() -> Schema.load(changed)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("APE");
  }
}
