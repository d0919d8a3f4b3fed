package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openviid.schema.DataObject;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

class StreetCameraTest {
  private static final Schema SCHEMA = Schema.load();
  private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
  private static final String DEVICE = "33010600001190000001";

  static CameraSettings settings(View view, long seed) {
    return new CameraSettings(
        DEVICE, "33010600001210000001", "文三路卡口", view, "330106", "文三路", "1",
        ZoneId.of("Asia/Shanghai"), seed, Profile.GAT1400);
  }

  private static StreetCamera camera(View view) {
    return new StreetCamera(SCHEMA, settings(view, 11));
  }

  private static List<DataObject> captures(View view, int scenes) {
    StreetCamera camera = camera(view);
    List<DataObject> all = new ArrayList<>();
    for (int i = 0; i < scenes; i++) {
      all.addAll(camera.capture(NOON.plusSeconds(3600L * i)));
    }
    return all;
  }

  private static List<DataObject> pictures(DataObject record) {
    List<DataObject> pictures = new ArrayList<>();
    record.type().path("SubImageList.SubImageInfoObject").orElseThrow()
        .forEach(record, value -> pictures.add(((Value.Nested) value).object()));
    return pictures;
  }

  private static long number(DataObject object, String name) {
    return ((Value.Whole) Objects.requireNonNull(object.value(name))).number();
  }

  private static byte[] data(DataObject picture) {
    return ((Value.Bytes) Objects.requireNonNull(picture.value("Data"))).content();
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void everyRecordKeepsToTheTables(View view) {
    assertThat(captures(view, 8)).isNotEmpty().allSatisfy(
        record -> assertThat(SchemaChecks.problems(record)).as(record.toString()).isEmpty());
  }

  @Test
  void theDeviceDescribesItselfByTheTables() {
    for (View view : View.values()) {
      assertThat(SchemaChecks.problems(camera(view).describe("192.0.2.7", 80))).isEmpty();
    }
  }

  @Test
  void aVehicleHasSixtyAttributes() {
    DataObject vehicle = captures(View.CHECKPOINT, 1).getFirst();
    assertThat(vehicle.type().attributes().stream().filter(a -> vehicle.value(a) != null).count())
        .isGreaterThanOrEqualTo(55);
  }

  @Test
  void identifiersAreMadeOfDeviceKindTimeAndSerial() {
    DataObject vehicle = captures(View.CHECKPOINT, 1).getFirst();
    String source = vehicle.text("SourceID");
    assertThat(source).hasSize(41).startsWith(DEVICE + "02" + "20260501120000");
    assertThat(vehicle.id()).hasSize(48).startsWith(source + "02");
    assertThat(pictures(vehicle).getFirst().text("ImageID")).isEqualTo(source);
  }

  @Test
  void noTwoRecordsOrPicturesShareAnIdentifier() {
    Set<String> seen = new HashSet<>();
    StreetCamera camera = camera(View.FOOTPATH);
    for (int i = 0; i < 6; i++) {
      for (DataObject record : camera.capture(NOON)) {
        assertThat(seen.add(record.id())).isTrue();
        pictures(record).stream().skip(1).forEach(p -> assertThat(seen.add(p.text("ImageID"))).isTrue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void picturesHaveTheSizeTheirRecordSays(View view) throws IOException {
    for (DataObject record : captures(view, 2)) {
      for (DataObject picture : pictures(record)) {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(data(picture)));
        assertThat(image.getWidth()).isEqualTo((int) number(picture, "Width"));
        assertThat(image.getHeight()).isEqualTo((int) number(picture, "Height"));
        assertThat(data(picture)).hasSize((int) number(picture, "FileSize"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void aSceneIsAboutAHundredKilobytesAndItsPartsAreSmall(View view) {
    for (DataObject record : captures(view, 3)) {
      List<DataObject> pictures = pictures(record);
      assertThat(data(pictures.getFirst()).length).isBetween(60_000, 140_000);
      pictures.stream().skip(1).forEach(part -> assertThat(data(part).length).isBetween(1_000, 45_000));
    }
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void boxesLieWithinTheScene(View view) {
    for (DataObject record : captures(view, 12)) {
      assertThat(number(record, "LeftTopX")).isBetween(0L, number(record, "RightBtmX") - 8);
      assertThat(number(record, "LeftTopY")).isBetween(0L, number(record, "RightBtmY") - 8);
      assertThat(number(record, "RightBtmX")).isLessThanOrEqualTo(View.WIDTH);
      assertThat(number(record, "RightBtmY")).isLessThanOrEqualTo(View.HEIGHT);
    }
  }

  @Test
  void theSameSeedGivesTheSameRecordsAndPictures() {
    assertThat(captures(View.ROADSIDE, 3)).isEqualTo(captures(View.ROADSIDE, 3));
  }

  @Test
  void anotherSeedGivesOthers() {
    List<DataObject> other = new StreetCamera(SCHEMA, settings(View.ROADSIDE, 12)).capture(NOON);
    assertThat(camera(View.ROADSIDE).capture(NOON)).isNotEqualTo(other);
  }

  @Test
  void facesAreToldOnlyInTheOldProfile() {
    CameraSettings old = settings(View.FOOTPATH, 5);
    CameraSettings now =
        new CameraSettings(
            old.device(), old.point(), old.name(), old.view(), old.area(), old.road(), old.direction(),
            old.zone(), old.seed(), Profile.GBT46363);
    assertThat(types(new StreetCamera(SCHEMA, old))).containsExactlyInAnyOrder("Person", "Face");
    assertThat(types(new StreetCamera(SCHEMA, now))).containsExactly("Person");
  }

  private static Set<String> types(StreetCamera camera) {
    return camera.capture(NOON).stream().map(record -> record.type().name()).collect(Collectors.toSet());
  }
}
