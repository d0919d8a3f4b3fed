package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {

  @Test
  void notationSaysExactlyOrAtMost() {
    assertThat(Length.parse("=20").admits(20)).isTrue();
    assertThat(Length.parse("=20").admits(19)).isFalse();
    assertThat(Length.parse("..20").admits(19)).isTrue();
    assertThat(Length.parse("..20").admits(21)).isFalse();
    assertThat(Length.parse("").admits(Integer.MAX_VALUE)).isTrue();
    assertThat(Length.parse("dec10.6")).isEqualTo(new Length(10, false, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "=", "..x", "dec10", "decx.y", "<5"})
  void everythingElseIsRefused(String notation) {
    assertThatThrownBy(() -> Length.parse(notation)).isInstanceOf(IllegalArgumentException.class);
  }
}
