package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openviid.schema.CodeList;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;

/// The kit's tables name nothing that the tables of the standard lack.
class KitTablesTest {
  private static final Schema SCHEMA = Schema.load();

  private static CodeList codes(String type, String attribute) {
    CodeList codes = SCHEMA.type(type).attribute(attribute).orElseThrow().codes();
    assertThat(codes).isNotNull();
    return Objects.requireNonNull(codes);
  }

  @Test
  void everyProvinceCanBeWrittenOnAPlate() {
    StrokeFont font = new StrokeFont();
    assertThat(Province.all()).hasSize(31).allMatch(province -> font.covers(province.plate()));
    assertThat(font.covers("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-: ")).isTrue();
  }

  @Test
  void platesNeverContainLettersThatLookLikeDigits() {
    SplittableRandom random = new SplittableRandom(4);
    StrokeFont font = new StrokeFont();
    for (PlateStyle style : PlateStyle.all().values()) {
      for (int i = 0; i < 2_000; i++) {
        String text = Plate.random(style, Plate.Origin.around("440300"), random).text();
        assertThat(text).hasSize(2 + style.serialLength()).doesNotContain("I", "O");
        assertThat(font.covers(text)).isTrue();
      }
    }
  }

  @Test
  void mostPlatesComeFromTheProvinceOfTheCamera() {
    SplittableRandom random = new SplittableRandom(5);
    PlateStyle style = PlateStyle.all().values().iterator().next();
    long local =
        IntStream.range(0, 1_000)
            .filter(i -> Plate.random(style, Plate.Origin.around("440300"), random).text().startsWith("粤"))
            .count();
    assertThat(local).isBetween(740L, 880L);
  }

  @Test
  void everyColourPlateAndBrandHasACode() {
    assertThat(Tint.all()).allMatch(tint -> codes("MotorVehicle", "VehicleColor").admits(tint.code()));
    assertThat(PlateStyle.all().values())
        .allMatch(style -> codes("MotorVehicle", "PlateClass").admits(style.classCode()))
        .allMatch(style -> codes("MotorVehicle", "PlateColor").admits(style.colorCode()));
    for (VehicleKind kind : VehicleKind.all(PlateStyle.all())) {
      assertThat(kind.brands()).allMatch(code -> codes("MotorVehicle", "VehicleBrand").admits(code));
    }
  }

  @Test
  void everyGarmentHasACode() {
    Garment.all()
        .forEach(
            (part, garments) -> {
              String attribute = attributeOf(part);
              List<Garment> worn = garments.stream().filter(Garment::isWorn).toList();
              assertThat(worn).allMatch(garment -> codes("Person", attribute).admits(garment.code()));
            });
  }

  private static String attributeOf(String part) {
    ObjectType person = SCHEMA.type("Person");
    String capitalised = Character.toUpperCase(part.charAt(0)) + part.substring(1);
    String name = part.equals("glasses") ? "Glass" : capitalised;
    return person.attribute(name + "Style").orElseThrow().name();
  }

  @Test
  void theSkyIsDarkAtNightAndLightAtNoon() {
    assertThat(Daylight.at(LocalTime.MIDNIGHT).darkness()).isEqualTo(1);
    assertThat(Daylight.at(LocalTime.MIDNIGHT).lampsLit()).isTrue();
    assertThat(Daylight.at(LocalTime.NOON).darkness()).isZero();
    assertThat(Daylight.at(LocalTime.of(6, 18)).darkness()).isBetween(0.4, 0.6);
  }
}
