package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
  private static final Presets PRESETS = Presets.builtIn();

  static Set<String> names() {
    return PRESETS.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPresetSetsWhatItsRowsSayAndNothingElse(String name) {
    PeerSettings expected = PeerSettings.DEFAULT.with(Setting.PRESET, name);
    for (Presets.Row row : PRESETS.all().getOrDefault(name, List.of())) {
      expected = expected.withText(row.setting(), row.value());
    }

    assertThat(PRESETS.applied(PeerSettings.DEFAULT, name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingIsLeftOfThePresetBefore(String name) {
    PeerSettings alone = PRESETS.applied(PeerSettings.DEFAULT, name);
    for (String before : names()) {
      PeerSettings changed = PRESETS.applied(PRESETS.applied(PeerSettings.DEFAULT, before), name);
      assertThat(changed).as("%s after %s", name, before).isEqualTo(alone);
      assertThat(PRESETS.applied(changed, "")).as("%s given up", name).isEqualTo(PeerSettings.DEFAULT);
    }
  }

  @Test
  void whatSomebodyHasSetStays() {
    PeerSettings own = PRESETS.applied(PeerSettings.DEFAULT.with(Setting.STRICT, true), "keensense");
    PeerSettings changed = own.with(Setting.TOLERATED, Set.of("lost-zero"));

    PeerSettings next = PRESETS.applied(changed, "hikvision");

    assertThat(next.of(Setting.PAGING)).isEqualTo(StartNumber.RECORD);
    assertThat(next.of(Setting.STRICT)).isTrue();
    assertThat(next.of(Setting.TOLERATED)).containsExactly("lost-zero");
  }

  @Test
  void aPresetThatDoesNotExistIsNamedWithTheOneThatWasMeant() {
    assertThatThrownBy(() -> PRESETS.applied(PeerSettings.DEFAULT, "dahau"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'dahau'")
        .hasMessageContaining("dahua");
  }
}
