package org.openviid.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "/a b", "/a\r\nX: y", "/a\n", "\t"})
  void targetCannotBreakOutOfItsLine(String target) {
    assertThatThrownBy(() -> new Exchange("GET", target, List.of(), Content.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "a\n", "\u0000"})
  void headerCannotBreakOutOfItsLine(String value) {
    assertThatThrownBy(() -> new Exchange.Header("Name", value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Exchange.Header(value, "value"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Exchange.Header("a:b", "value"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
