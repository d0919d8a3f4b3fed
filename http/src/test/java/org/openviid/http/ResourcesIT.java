package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertMessage;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.nio.charset.Charset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.Setting;
import org.openviid.peers.Scope;

/// Clause 8 over HTTP: create, find, change and delete.
class ResourcesIT {
  private static final String A = vehicle(1);
  private static final String B = vehicle(2);

  private final TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @AfterEach
  void stop() {
    server.close();
  }

  private static String vehicle(int serial) {
    return CAMERA + "0220260501080000" + "00001" + "02" + "%05d".formatted(serial);
  }

  private static String element(String id, String plate) {
    return ("{\"MotorVehicleID\":\"%s\",\"InfoKind\":1,\"SourceID\":\"33010600001190000001022026050108000000001\","
            + "\"DeviceID\":\"%s\",\"PlateNo\":\"%s\",\"PassTime\":\"20260501080000\"}")
        .formatted(id, CAMERA, plate);
  }

  private static String list(String... elements) {
    return "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[" + String.join(",", elements) + "]}}";
  }

  private static String item(String url, int status, String text, String id) {
    return "{\"RequestURL\":\"%s\",\"StatusCode\":%d,\"StatusString\":\"%s\"%s,\"LocalTime\":\"20260501080000\"}"
        .formatted(url, status, text, id.isEmpty() ? "" : ",\"Id\":\"" + id + "\"");
  }

  private static String items(String... items) {
    return "{\"ResponseStatusListObject\":{\"ResponseStatusObject\":[" + String.join(",", items) + "]}}";
  }

  private Answer camera(String line, String body) {
    return server.call(CAMERA, line, body);
  }

  private Answer create(String... elements) {
    return camera("POST /VIID/MotorVehicles", list(elements));
  }

  @Test
  void everyElementOfAnUploadIsAnsweredInOrder() {
    Answer answer = create(element(A, "浙A12345"), element(B, "浙B54321"));

    assertThat(answer.status()).isEqualTo(200);
    assertMessage(answer);
    assertThat(answer.body())
        .isEqualTo(items(item("/VIID/MotorVehicles", 0, "正常", A), item("/VIID/MotorVehicles", 0, "正常", B)));
  }

  @Test
  void aRefusedElementCarriesNoIdAndItsNeighboursAreStored() {
    server.camera(settings -> settings.withStrict(true).with(Setting.TOLERATED, Set.of("missing-required")));

    String whole = "\"StorageUrl1\":\"/1.jpg\",\"VehicleColor\":\"1\",\"PlateNo\"";
    String first = element(A, "浙A12345").replace("\"PlateNo\"", whole);
    Answer answer =
        create(first, element(B, "浙B54321").replace("\"InfoKind\":1", "\"InfoKind\":\"x\""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"Id\":\"" + A + "\"").doesNotContain("\"Id\":\"" + B + "\"");
    assertThat(answer.body()).containsPattern("\"StatusCode\":8,\"StatusString\":\"OV-1\\d{3} ");
    assertThat(camera("GET /VIID/MotorVehicles/" + A, "").status()).isEqualTo(200);
    assertThat(camera("GET /VIID/MotorVehicles/" + B, "").status()).isEqualTo(404);
  }

  @Test
  void whatWasStoredIsFoundReadChangedAndDeleted() {
    create(element(A, "浙A12345"), element(B, "浙B54321"));

    assertThat(camera("GET /VIID/MotorVehicles?PlateNo=%E6%B5%99A12345", "").body())
        .isEqualTo(list(element(A, "浙A12345")));
    assertThat(camera("GET /VIID/MotorVehicles/" + A, "").body())
        .isEqualTo("{\"MotorVehicleObject\":" + element(A, "浙A12345") + "}");

    Answer changed =
        camera("PUT /VIID/MotorVehicles", list("{\"MotorVehicleID\":\"" + A + "\",\"PlateNo\":\"浙C1\"}"));
    assertThat(changed.body()).isEqualTo(items(item("/VIID/MotorVehicles", 0, "正常", A)));
    assertThat(camera("GET /VIID/MotorVehicles/" + A, "").body()).contains("浙C1");

    Answer deleted = camera("DELETE /VIID/MotorVehicles?IDList=" + A + ",nobody", "");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.body())
        .startsWith("{\"ResponseStatusListObject\":{\"ResponseStatusObject\":["
            + item("/VIID/MotorVehicles", 0, "正常", A))
        .contains("\"StatusCode\":4,\"StatusString\":\"OV-1907 ");
    assertStatus(camera("GET /VIID/MotorVehicles/" + A, ""), 404, 4);
  }

  @Test
  void oneObjectIsReplacedAndRemovedUnderItsPath() {
    create(element(A, "浙A12345"));
    String path = "/VIID/MotorVehicles/" + A;

    Answer replaced = camera("PUT " + path, "{\"MotorVehicleObject\":{\"PlateNo\":\"浙C1\"}}");
    assertStatus(replaced, 200, 0);
    assertThat(Status.id(replaced)).isEqualTo(A);
    assertThat(Status.url(replaced)).isEqualTo(path);
    assertThat(camera("GET " + path, "").body()).contains("浙C1");

    assertStatus(camera("PUT " + path, "{\"MotorVehicleObject\":{\"MotorVehicleID\":\"" + B + "\"}}"), 409,
        4);
    assertStatus(camera("PUT /VIID/MotorVehicles/" + B, "{\"MotorVehicleObject\":{\"PlateNo\":\"x\"}}"), 404,
        4);

    assertStatus(camera("DELETE " + path, ""), 200, 0);
    assertStatus(camera("DELETE " + path, ""), 404, 4);
  }

  @Test
  void aDeleteWithoutIdentifiersDeletesNothing() {
    create(element(A, "浙A12345"));

    for (String query : new String[] {"", "?", "?IDList=", "?PlateNo=x"}) {
      Answer answer = camera("DELETE /VIID/MotorVehicles" + query, "");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("\"StatusCode\":8");
    }
    assertThat(camera("GET /VIID/MotorVehicles/" + A, "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "IDList=%s", "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":\"%s\"}]}}"
  })
  void aDeleteMayNameItsObjectsInItsBody(String body) {
    create(element(A, "浙A12345"));

    Answer answer = camera("DELETE /VIID/MotorVehicles", body.formatted(A));

    assertThat(answer.body()).isEqualTo(items(item("/VIID/MotorVehicles", 0, "正常", A)));
    assertThat(server.registry.counter("viid.tolerated", "name", "id-list-in-body").count()).isEqualTo(1);
  }

  @Test
  void aQueryForTheNumberAloneIsAnsweredWithIt() {
    create(element(A, "浙A12345"), element(B, "浙B54321"));

    assertThat(camera("GET /VIID/MotorVehicles?COUNT=1", "").body())
        .isEqualTo("{\"MotorVehicleListObject\":{\"TotalNum\":2}}");
  }

  @Test
  void aQueryThatFindsNothingIsAnsweredWithAnEmptyList() {
    Answer answer = camera("GET /VIID/MotorVehicles?PlateNo=none", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(list());
  }

  @Test
  void onlyTheFieldsAskedForAreReturned() {
    create(element(A, "浙A12345"));

    assertThat(camera("GET /VIID/MotorVehicles?Fields=(PlateNo)", "").body())
        .isEqualTo(list("{\"MotorVehicleID\":\"" + A + "\",\"PlateNo\":\"浙A12345\"}"));
  }

  @Test
  void aGetWithABodyIsAnsweredAndItsConnectionGoesOn() {
    create(element(A, "浙A12345"));
    try (RawClient client = new RawClient(server.port())) {
      String request = TestServer.request(CAMERA, "GET /VIID/MotorVehicles/" + A, "{\"ignored\":true}");

      assertThat(client.send(request).receive().status()).isEqualTo(200);
      assertThat(client.send(request).receive().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"MotorVehicleListObject\":  | 7",
    "hello                         | 7",
    "''                            | 8",
    "{\"FaceListObject\":{\"FaceObject\":[]}} | 8",
    "[7]                           | 8",
    "7                             | 8"
  })
  void aBodyThatIsNotTheMessageIsRefusedAsAWhole(String body, int statusCode) {
    Answer answer = camera("POST /VIID/MotorVehicles", body);

    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(400);
    assertMessage(answer);
    assertThat(answer.body())
        .startsWith("{\"ResponseStatusListObject\":{\"ResponseStatusObject\":[{")
        .contains("\"StatusCode\":" + statusCode);
  }

  @Test
  void aBodyInGbkIsUnderstood() {
    byte[] body = list(element(A, "浙A12345")).getBytes(Charset.forName("GBK"));
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          "POST /VIID/MotorVehicles HTTP/1.1\r\nHost: viid\r\nUser-Identify: " + CAMERA
              + "\r\nContent-Length: " + body.length + "\r\n\r\n");

      assertThat(client.send(body).receive().body()).contains("\"StatusCode\":0");
    }
    assertThat(camera("GET /VIID/MotorVehicles/" + A, "").body()).contains("浙A12345");
  }

  @Test
  void whatTheSenderCallsItsBodyDoesNotMatter() {
    for (String type : new String[] {"application/json", "text/plain", "application/octet-stream",
        "nonsense;;"}) {
      String request = TestServer.request(CAMERA, "POST /VIID/MotorVehicles", list(element(A, "浙A12345")));

      Answer answer = RawClient.exchange(server.port(), request.replace("application/VIID+JSON", type));

      assertThat(answer.body()).contains("\"StatusCode\":0");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /VIAS/Tasks", "POST, /VIAS/EnhancementTasks", "GET, /VIAS/SystemCapability",
    "POST, /VIAS/ImageSearchedByImagesSync", "GET, /VIAS/System", "GET, /VIAS/System/Status",
    "GET, /VIAS/Tasks/1/Images"
  })
  void whatNothingStandsBehindYetIsRefusedByName(String method, String path) {
    Answer answer = camera(method + " " + path, "{}");

    assertThat(answer.status()).isEqualTo(405);
    assertMessage(answer);
    assertThat(answer.body()).contains("\"StatusCode\":4").containsPattern("OV-215[01] 本服务器尚未提供");
  }

  @Test
  void strangersAreChallengedOnEveryResourceAndGetNothing() {
    create(element(A, "浙A12345"));

    for (String line : new String[] {
      "GET /VIID/MotorVehicles", "GET /VIID/MotorVehicles/" + A, "DELETE /VIID/MotorVehicles?IDList=" + A,
      "DELETE /VIID/MotorVehicles/" + A, "GET /VIID/Images/1/Data", "GET /VIID/Images/1/Info"}) {
      Answer answer = server.call("33010600001190000077", line, "");

      assertThat(answer.status()).describedAs(line).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isPresent();
      assertThat(answer.body()).contains("\"StatusCode\":4").doesNotContain("浙A12345");
    }
  }

  @Test
  void whatAPeerMayNotDoIsForbidden() {
    server.peers.update(CAMERA, peer -> peer.with(new Scope(
        Set.of(), Set.of(), Set.of(), true, false)));

    Answer answer = create(element(A, "浙A12345"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("\"StatusCode\":4");
  }

  @Test
  void theTraceOfTheCallerComesBack() {
    String request = TestServer.request(CAMERA, "GET /VIID/APEs", "");

    Answer answer =
        RawClient.exchange(server.port(),
        request.replace("Host: viid", "Host: viid\r\nX-Request-Id: gate-7"));

    assertThat(answer.header("X-Request-Id")).contains("gate-7");
  }
}
