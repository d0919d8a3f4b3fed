package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Value;

class TextTableTest {
  private static String cell(String name, @Nullable Value value) {
    return CellText.of(FakeLibrary.SCHEMA.type("MotorVehicle").attribute(name).orElseThrow(), value);
  }

  @Test
  void ideographsTakeTwoColumns() {
    assertThat(DisplayWidth.of("浙A12345")).isEqualTo(8);
    assertThat(DisplayWidth.of("（车）")).isEqualTo(6);
    assertThat(DisplayWidth.of("Ünï")).isEqualTo(3);
    assertThat(DisplayWidth.of("")).isZero();
  }

  @Test
  void columnsBeginAtTheSamePlaceWhateverTheScript() {
    List<String> lines =
        new TextTable()
            .head(List.of("车牌号", "颜色"))
            .head(List.of("plate", "colour"))
            .row(List.of("浙A12345", "白 white"))
            .row(List.of("B1", ""))
            .lines();
    assertThat(lines)
        .containsExactly(
            "车牌号    颜色", "plate     colour", "--------  --------", "浙A12345  白 white", "B1");
  }

  @Test
  void valuesAreToldWithTheirMeaning() {
    assertThat(cell("VehicleColor", new Value.Text("2"))).isEqualTo("白 white");
    assertThat(cell("VehicleClass", new Value.Text("K33"))).isEqualTo("K33");
    assertThat(cell("Speed", new Value.Real(52))).isEqualTo("52");
    assertThat(cell("Calling", new Value.Whole(0))).isEqualTo("未打电话 not phoning");
    assertThat(cell("PassTime", new Value.Moment(0, "20260501123456789"))).isEqualTo("2026-05-01 12:34:56");
    assertThat(cell("PlateNo", null)).isEmpty();
  }
}
