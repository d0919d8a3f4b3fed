package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.schema.CsvTable;
import org.openviid.schema.Profile;
import org.openviid.schema.Provenance;
import org.openviid.schema.TableSource;

class SettingTest {
  private static final List<CsvTable.Row> TABLE = CsvTable.read("settings.csv", TableSource.builtIn()).rows();

  @Test
  void theTableDescribesEverySettingInOrder() {
    assertThat(TABLE.stream().map(row -> row.text("setting")).toList())
        .isEqualTo(Setting.all().stream().map(Setting::key).toList());
    assertThat(TABLE).allSatisfy(row -> {
      assertThat(row.text("zh")).isNotBlank();
      assertThat(row.text("en")).isNotBlank();
      assertThat(PeerSettings.DEFAULT.texts()).containsEntry(row.text("setting"), row.text("default"));
    });
  }

  @Test
  void aSettingIsFoundByItsKeyOnly() {
    assertThat(Setting.find("paging")).contains(Setting.PAGING);
    assertThat(Setting.find("Paging")).isEmpty();
  }

  @Test
  void lenientPeersAreRefusedWhatIsNamed() {
    PeerSettings settings = PeerSettings.DEFAULT.with(Setting.REFUSED, Set.of("gbk"));

    assertThat(settings.tolerates("gbk")).isFalse();
    assertThat(settings.tolerates("alias")).isTrue();
    assertThat(settings.with(Setting.TOLERATED, Set.of("gbk")).tolerates("gbk")).isFalse();
  }

  @Test
  void strictPeersAreAllowedWhatIsNamed() {
    PeerSettings settings = PeerSettings.DEFAULT.withStrict(true).with(Setting.TOLERATED, Set.of("gbk"));

    assertThat(settings.tolerates("gbk")).isTrue();
    assertThat(settings.tolerates("alias")).isFalse();
  }

  @Test
  void aToleranceThatDoesNotExistIsNamedWithTheNearest() {
    assertThatThrownBy(() -> PeerSettings.DEFAULT.withText(Setting.REFUSED, "gbk,text-for-numbers"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'text-for-numbers'")
        .hasMessageContaining("text-for-number");
  }

  @Test
  void aRangeThatIsNoneIsRefusedHoweverItIsSet() {
    assertThatThrownBy(() -> PeerSettings.DEFAULT.with(Setting.RANGES, List.of("192.0.2.0/33")))
        .isInstanceOf(PeerException.class);
    assertThatThrownBy(() -> PeerSettings.DEFAULT.withText(Setting.RANGES, "somewhere"))
        .isInstanceOf(PeerException.class);
  }

  @Test
  void aPresetSetsWhatItsRowsSayAndNothingElse() {
    PeerSettings before = PeerSettings.DEFAULT.with(Setting.CHINESE, false).with(Setting.SHA256, true);

    PeerSettings after = Presets.builtIn().applied(before, "huazun");

    assertThat(after.of(Setting.PRESET)).isEqualTo("huazun");
    assertThat(after.of(Setting.PAGING)).isEqualTo(StartNumber.PAGE);
    assertThat(after.profile()).isEqualTo(Profile.GAT1400);
    assertThat(after.chinese()).isFalse();
    assertThat(after.of(Setting.SHA256)).isTrue();
  }

  @Test
  void aPresetThatDoesNotExistIsNamedWithTheNearest() {
    assertThatThrownBy(() -> Presets.builtIn().applied(PeerSettings.DEFAULT, "dahau"))
        .hasMessageContaining("'dahau'")
        .hasMessageContaining("dahua");
  }

  @Test
  void everyRowOfAPresetSaysWhereItIsFrom() {
    assertThat(Presets.builtIn().all()).containsKeys("dahua", "hikvision", "uniview", "huawei", "kedacom");
    assertThat(Presets.builtIn().all().values()).allSatisfy(rows -> assertThat(rows).allSatisfy(row -> {
      assertThat(row.source()).isNotBlank();
      assertThat(row.provenance()).as("nothing of the standard is certain").isNotEqualTo(Provenance.CERTAIN);
    }));
  }
}
