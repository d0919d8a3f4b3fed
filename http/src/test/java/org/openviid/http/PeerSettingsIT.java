package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.Finding;
import org.openviid.peers.Setting;
import org.openviid.peers.StartNumber;
import org.openviid.peers.StatusShape;
import org.openviid.peers.SuccessStatus;
import org.openviid.schema.Profile;

/// Every setting of a peer by what it changes on the wire, while the server runs.
class PeerSettingsIT {
  private final TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @AfterEach
  void stop() {
    server.close();
  }

  private static String id(int serial) {
    return CAMERA + "0220260501080000" + "00001" + "02" + "%05d".formatted(serial);
  }

  private static String vehicle(int serial, String more) {
    return "{\"MotorVehicleID\":\"%s\",\"InfoKind\":1,\"SourceID\":\"%s\",\"DeviceID\":\"%s\",\"StorageUrl1\":\"http://x/1\",\"VehicleColor\":\"5\"%s}"
        .formatted(id(serial), CAMERA + "022026050108000000001", CAMERA, more);
  }

  private Answer create(String... vehicles) {
    return camera(
        "POST /VIID/MotorVehicles",
        "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[" + String.join(",", vehicles) + "]}}");
  }

  private Answer camera(String line, String body) {
    return server.call(CAMERA, line, body);
  }

  private <T> void set(Setting<T> setting, T value) {
    server.camera(settings -> settings.with(setting, value));
  }

  private List<Finding> findings() {
    return server.findings.of(CAMERA);
  }

  @Test
  void aLenientPeerMayBeRefusedSingleDepartures() {
    assertThat(create(vehicle(1, ",\"Speed\":\"60\"")).body()).contains("\"StatusCode\":0");

    set(Setting.REFUSED, Set.of("text-for-number"));

    assertThat(create(vehicle(2, ",\"Speed\":\"60\"")).body()).contains("\"StatusCode\":8").contains("OV-1315");
    assertThat(create(vehicle(3, ",\"Own\":\"60\"")).body()).contains("\"StatusCode\":0");
  }

  @Test
  void aStrictPeerMayBeAllowedSingleDepartures() {
    server.camera(settings -> settings.withStrict(true));
    assertThat(create(vehicle(1, ",\"Own\":\"60\"")).body()).contains("OV-1311");

    set(Setting.TOLERATED, Set.of("unknown-attribute"));

    assertThat(create(vehicle(1, ",\"Own\":\"60\"")).body()).contains("\"StatusCode\":0");
    assertThat(create(vehicle(2, ",\"Speed\":\"60\"")).body()).contains("OV-1315");
  }

  @Test
  void aStrictPeerIsToldClauseAttributeLimitAndWhatItSent() {
    server.camera(settings -> settings.withStrict(true).with(Setting.CHINESE, false));

    Answer answer = create(vehicle(1, ",\"PlateColor\":\"77\",\"PlateNo\":\"12345678901234567\""));

    assertThat(answer.body()).contains("\"StatusCode\":8").contains("C.10").contains("must be");
    assertThat(findings()).anySatisfy(finding -> {
      assertThat(finding.subject().refused()).isTrue();
      assertThat(finding.subject().name()).isEqualTo("unknown-code");
      assertThat(finding.subject().place()).isEqualTo("PlateColor");
      assertThat(finding.example().en()).contains("ColorType").contains("77");
    });
  }

  @Test
  void theSameIsCountedWithItsSentenceWhenItIsTolerated() {
    create(vehicle(1, ",\"PlateColor\":\"77\",\"Speed\":\"60\""));
    create(vehicle(2, ",\"PlateColor\":\"77\""));

    assertThat(findings()).anySatisfy(finding -> {
      assertThat(finding.subject()).isEqualTo(new Finding.Subject("unknown-code", "PlateColor", false));
      assertThat(finding.count()).isEqualTo(2);
      assertThat(finding.example().zh()).contains("PlateColor").contains("77");
    });
    assertThat(findings()).extracting(finding -> finding.subject().name()).contains("text-for-number");
    assertThat(server.registry.counter("viid.tolerated", "name", "unknown-code").count()).isEqualTo(2);
    assertThat(server.findings.of(PLATFORM)).isEmpty();
  }

  @Test
  void aMessageThatIsNoneIsCountedAsRefused() {
    assertThat(camera("POST /VIID/MotorVehicles", "{\"MotorVehicleListObject\":").status()).isEqualTo(400);

    assertThat(findings()).singleElement().satisfies(finding -> {
      assertThat(finding.subject().refused()).isTrue();
      assertThat(finding.subject().name()).isEqualTo("OV-1202");
    });
    assertThat(server.registry.counter("viid.refused", "name", "OV-1202").count()).isEqualTo(1);
  }

  @Test
  void theIntroductionOfAStrictPeerIsHeldToTheStandardToo() {
    server.camera(settings -> settings.withStrict(true));

    Answer bare = camera("POST /VIID/System/Keepalive", "{\"DeviceID\":\"" + CAMERA + "\"}");
    Answer byGet =
        camera("GET /VIID/System/Keepalive", "{\"KeepaliveObject\":{\"DeviceID\":\"" + CAMERA + "\"}}");

    assertThat(bare.body()).contains("OV-1300");
    assertThat(byGet.body()).contains("OV-2143");
    assertThat(findings())
        .extracting(finding -> finding.subject().name())
        .containsExactlyInAnyOrder("missing-wrapper", "keepalive-by-get");
  }

  @Test
  void queriesOfAStrictPeerAreHeldToTheStandardToo() {
    server.camera(settings -> settings.withStrict(true));
    assertThat(camera("GET /VIID/MotorVehicles?plateno=A", "").body()).contains("OV-1911");

    set(Setting.TOLERATED, Set.of("query.name-case"));

    assertThat(camera("GET /VIID/MotorVehicles?plateno=A", "").status()).isEqualTo(200);
    assertThat(findings())
        .extracting(finding -> finding.subject().refused())
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void interfacesOfTheOtherGenerationAreCountedOrRefused() {
    set(Setting.PROFILE, Profile.GBT46363);
    assertThat(camera("GET /VIID/Faces", "").status()).isEqualTo(200);
    assertThat(findings()).singleElement().satisfies(
        finding -> assertThat(finding.subject().name()).isEqualTo("other-generation-interface"));

    set(Setting.STRICT, true);

    assertThat(camera("GET /VIID/Faces", "").body()).contains("OV-2143");
    assertThat(camera("GET /VIID/Persons", "").status()).isEqualTo(200);
  }

  @Test
  void statusCodesAreNumbersOrTexts() {
    assertThat(create(vehicle(1, "")).body()).contains("\"StatusCode\":0");
    set(Setting.STATUS_CODE_AS_TEXT, true);
    assertThat(create(vehicle(2, "")).body()).contains("\"StatusCode\":\"0\"");
  }

  @Test
  void answersHoldOneStatusOrAList() {
    String keepalive = "{\"KeepaliveObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";
    set(Setting.ANSWERS, StatusShape.LIST);
    assertThat(camera("POST /VIID/System/Keepalive", keepalive).body())
        .startsWith("{\"ResponseStatusListObject\":{\"ResponseStatusObject\":[{");

    set(Setting.ANSWERS, StatusShape.SINGLE);
    assertThat(create(vehicle(1, ""), vehicle(2, "")).body())
        .startsWith("{\"ResponseStatusObject\":{")
        .contains(id(1));
  }

  @Test
  void theOneStatusForManyIsTheFirstThatFailed() {
    set(Setting.ANSWERS, StatusShape.SINGLE);
    set(Setting.REFUSED, Set.of("text-for-number"));

    assertThat(create(vehicle(1, ""), vehicle(2, ",\"Speed\":\"60\"")).body())
        .contains("\"StatusCode\":8")
        .contains("OV-1315");
  }

  @Test
  void successIs200UnlessThePeerWantsToKnow() {
    assertThat(create(vehicle(1, "")).status()).isEqualTo(200);
    set(Setting.SUCCESS, SuccessStatus.PRECISE);
    assertThat(create(vehicle(2, "")).status()).isEqualTo(201);
    assertThat(create(vehicle(2, "")).status()).as("a resend creates nothing").isEqualTo(200);
    assertThat(camera("GET /VIID/MotorVehicles", "").status()).isEqualTo(200);
    assertThat(camera("DELETE /VIID/MotorVehicles/" + id(2), "").status()).isEqualTo(200);
  }

  @Test
  void recordStartNoCountsRecordsOrPages() {
    create(IntStream.rangeClosed(1, 7).mapToObj(i -> vehicle(i, "")).toArray(String[]::new));
    String second = "GET /VIID/MotorVehicles?PageRecordNum=3&RecordStartNo=2";
    assertThat(ids(camera(second, ""))).containsExactly(id(2), id(3), id(4));

    set(Setting.PAGING, StartNumber.PAGE);

    assertThat(ids(camera("GET /VIID/MotorVehicles?PageRecordNum=3&RecordStartNo=1", "")))
        .containsExactly(id(1), id(2), id(3));
    assertThat(ids(camera(second, ""))).containsExactly(id(4), id(5), id(6));
    assertThat(ids(camera("GET /VIID/MotorVehicles?PageRecordNum=3&RecordStartNo=3", ""))).containsExactly(id(7));
    assertThat(ids(camera("GET /VIID/MotorVehicles?PageRecordNum=3&RecordStartNo=999999999999999999", ""))).isEmpty();
  }

  private static List<String> ids(Answer answer) {
    return Pattern.compile("\"MotorVehicleID\":\"(\\d+)\"")
        .matcher(answer.body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void recordNumbersThatLookLikePagesAreNoticedOncePerWalk() {
    for (int walk = 0; walk < 2; walk++) {
      for (int number = 1; number <= 5; number++) {
        camera("GET /VIID/MotorVehicles?PageRecordNum=3&RecordStartNo=" + number, "");
      }
    }

    assertThat(findings()).singleElement().satisfies(finding -> {
      assertThat(finding.subject().name()).isEqualTo("page-number");
      assertThat(finding.count()).isEqualTo(2);
    });
  }

  @Test
  void pageNumbersThatLookLikeRecordsAreNoticedToo() {
    set(Setting.PAGING, StartNumber.PAGE);
    for (int number : new int[] {1, 2, 3, 1, 4, 7, 5}) {
      camera("GET /VIID/MotorVehicles?PageRecordNum=3&RecordStartNo=" + number, "");
    }

    assertThat(findings()).singleElement().satisfies(finding -> {
      assertThat(finding.subject().name()).isEqualTo("record-number");
      assertThat(finding.count()).isEqualTo(2);
      assertThat(finding.example().en()).contains("D.1", "RecordStartNo", "instead of a page");
    });
  }

  @Test
  void recordNumbersThatAreNoneOfPagesAreNotNoticed() {
    for (int number : new int[] {1, 4, 7, 1, 2, 4, 3, 1, 2}) {
      camera("GET /VIID/MotorVehicles?PageRecordNum=3&RecordStartNo=" + number, "");
    }
    for (int number = 1; number <= 4; number++) {
      camera("GET /VIID/MotorVehicles?PageRecordNum=1&RecordStartNo=" + number, "");
    }

    assertThat(findings()).isEmpty();
  }

  @Test
  void aPresetTakesEffectAtOnce() {
    server.peers.set(CAMERA, "preset", "easy1400");

    assertThat(create(vehicle(1, "")).body()).contains("\"StatusCode\":\"0\"");
  }
}
