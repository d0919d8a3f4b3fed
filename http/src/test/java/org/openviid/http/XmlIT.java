package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.http.RawClient.Answer;

/// XML wherever JSON is: requests, answers and errors.
class XmlIT {
  private static final String TYPE = "application/VIID+XML;charset=UTF-8";
  private static final String ID = CAMERA + "02" + "20260501080000" + "00001" + "02" + "00001";
  private static final String REGISTER = "<RegisterObject><DeviceID>" + CAMERA
      + "</DeviceID></RegisterObject>";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer call(String as, String line, String headers, String body) {
    String request = TestServer.request(as, line, body)
        .replace("Content-Type: application/VIID+JSON\r\n", headers);
    return RawClient.exchange(server.port(), request);
  }

  private Answer camera(String line, String body) {
    server.registered(CAMERA);
    return call(CAMERA, line, "", body);
  }

  private Answer platform(String line, String headers) {
    server.registered(PLATFORM);
    return call(PLATFORM, line, headers, "");
  }

  private static void assertStatus(Answer answer, int http, int code) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(http);
    assertThat(answer.header("Content-Type")).contains(TYPE);
    assertThat(answer.body())
        .matches(
            Pattern.compile(
                "<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?><ResponseStatusObject><RequestURL>[^<]+</RequestURL>"
                    + "<StatusCode>" + code
                    + "</StatusCode><StatusString>[^<]+</StatusString>(<Id>[^<]+</Id>)?"
                    + "<LocalTime>\\d{14}</LocalTime></ResponseStatusObject>"));
  }

  private static String vehicle(String id, String plate) {
    return "<MotorVehicleObject><MotorVehicleID>" + id + "</MotorVehicleID><InfoKind>1</InfoKind><SourceID>"
        + id.substring(0, 41) + "</SourceID><DeviceID>" + CAMERA + "</DeviceID><PlateNo>" + plate
        + "</PlateNo><PassTime>20260501080000</PassTime></MotorVehicleObject>";
  }

  private static String list(String elements) {
    return "<MotorVehicleListObject>" + elements + "</MotorVehicleListObject>";
  }

  @Test
  void aDeviceRegistersAndStaysInXml() {
    String path = "POST /VIID/System/Register";
    Answer challenged = call("", path, "", REGISTER);
    assertStatus(challenged, 401, 4);

    Answer registered = call(CAMERA, path, Login.of(challenged).line(), REGISTER);
    assertStatus(registered, 200, 0);
    assertThat(registered.body()).contains("<Id>" + CAMERA + "</Id>");

    String keepalive = REGISTER.replace("Register", "Keepalive");
    assertStatus(call(CAMERA, "POST /VIID/System/Keepalive", "", keepalive), 200, 0);
    String unregister = REGISTER.replace("Register", "UnRegister");
    assertStatus(call(CAMERA, "POST /VIID/System/UnRegister", "", unregister), 200, 0);
    assertStatus(call(CAMERA, "POST /VIID/System/Keepalive", "", keepalive), 401, 4);
  }

  @Test
  void timeIsToldInTheNotationAskedFor() {
    Answer time = call("", "GET /VIID/System/Time", "Accept: application/VIID+XML\r\n", "");

    assertThat(time.header("Content-Type")).contains(TYPE);
    assertThat(time.body()).contains("<SystemTimeObject><VIIDServerID>", "<TimeMode>1</TimeMode>");
    assertThat(call("", "GET /VIID/System/Time", "", "").body()).startsWith("{\"SystemTimeObject\"");
  }

  @Test
  void whatCameInXmlIsFoundInBothNotations() {
    Answer created = camera("POST /VIID/MotorVehicles", list(vehicle(ID, "浙A12345")));
    assertThat(created.body())
        .contains("<ResponseStatusListObject><ResponseStatusObject>", "<StatusCode>0</StatusCode>");

    String plate = "GET /VIID/MotorVehicles?MotorVehicle.PlateNo=%E6%B5%99A12345";
    assertThat(platform(plate, "").body())
        .contains("{\"MotorVehicleListObject\":", "\"PlateNo\":\"浙A12345\"");
    Answer xml = platform(plate, "Accept: text/xml\r\n");
    assertThat(xml.header("Content-Type")).contains(TYPE);
    assertThat(xml.body()).contains(list(vehicle(ID, "浙A12345")));
    assertThat(platform("GET /VIID/MotorVehicles/" + ID, "Accept: application/xml\r\n").body())
        .endsWith("?>" + vehicle(ID, "浙A12345"));
    assertThat(platform("GET /VIID/MotorVehicles?MotorVehicle.PlateNo=x",
        "Accept: application/xml\r\n").body())
        .endsWith("?><MotorVehicleListObject/>");
  }

  @Test
  void aResendInTheOtherNotationIsAResend() {
    String json =
        "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":\"" + ID
        + "\",\"InfoKind\":1,"
            + "\"SourceID\":\"" + ID.substring(0, 41) + "\",\"DeviceID\":\"" + CAMERA
            + "\",\"PlateNo\":\"浙A12345\",\"PassTime\":\"20260501080000\"}]}}";
    camera("POST /VIID/MotorVehicles", list(vehicle(ID, "浙A12345")));

    assertThat(camera("POST /VIID/MotorVehicles", json).body())
        .contains("\"StatusCode\":0", "\"Id\":\"" + ID + "\"");
    assertThat(platform("GET /VIID/MotorVehicles", "").body().split("\"MotorVehicleID\"", -1)).hasSize(2);
  }

  @Test
  void acceptOutranksTheRequestAndTheBodyOutranksWhatItIsCalled() {
    String body = list(vehicle(ID, "浙A12345"));
    server.registered(CAMERA);
    String line = "POST /VIID/MotorVehicles";

    assertThat(call(CAMERA, line, "Accept: application/json\r\n", body).body())
        .startsWith("{\"ResponseStatusList");
    assertThat(call(CAMERA, line, "Content-Type: application/json\r\nAccept: */*\r\n", body).body())
        .startsWith("<?xml");
    assertThat(call(CAMERA, line, "Content-Type: text/xml\r\n", "{\"MotorVehicleListObject\":{}}").body())
        .startsWith("{\"ResponseStatusList");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<MotorVehicleListObject>", "<a></b>", "<", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a>&b;</a>",
        "<a b='1' b='2'/>"
      })
  void whatIsNoXmlIsToldInXmlWithCode5(String body) {
    assertList(camera("POST /VIID/MotorVehicles", body), 400, 5);
  }

  @Test
  void whatIsTheWrongXmlIsToldInXmlWithCode6() {
    assertList(camera("POST /VIID/MotorVehicles", "<FooListObject/>"), 400, 6);
    assertStatus(camera("PUT /VIID/MotorVehicles/" + ID, "<MotorVehicleListObject/>"), 400, 6);
    Answer inJson = call(CAMERA, "POST /VIID/MotorVehicles", "Accept: application/json\r\n",
        "<FooListObject/>");
    assertThat(inJson.body()).contains("\"StatusCode\":6");
    assertThat(camera("POST /VIID/MotorVehicles", "{\"Foo\":1}").body()).contains("\"StatusCode\":8");
  }

  private static void assertList(Answer answer, int http, int code) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(http);
    assertThat(answer.header("Content-Type")).contains(TYPE);
    assertThat(answer.body())
        .contains("<ResponseStatusListObject><ResponseStatusObject>", "<StatusCode>" + code
        + "</StatusCode>");
  }

  @Test
  void errorsBesideTheBodyAreToldInTheNotationOfTheCaller() {
    server.registered(CAMERA);
    String accept = "Accept: application/VIID+XML\r\n";

    assertStatus(call(CAMERA, "GET /VIID/MotorVehicles/nothing", accept, ""), 404, 4);
    assertStatus(call(CAMERA, "GET /nowhere", accept, ""), 404, 4);
    assertStatus(call("33010600001190000009", "GET /VIID/MotorVehicles", accept, ""), 401, 4);
    assertStatus(call(CAMERA, "GET /VIID/../etc", accept, ""), 400, 4);
    assertList(call("33010600001190000009", "POST /VIID/MotorVehicles", "", list("")), 401, 4);
    assertList(
        call("33010600001190000009", "POST /VIID/MotorVehicles", "Content-Type: application/VIID+XML\r\n",
            ""),
        401, 4);
  }

  @Test
  void infoAndDataAreServedInXmlToo() {
    String id = CAMERA + "02" + "20260501080000" + "00001";
    String info = "<ImageID>" + id + "</ImageID><InfoKind>1</InfoKind><ImageSource>1</ImageSource><DeviceID>"
        + CAMERA
        + "</DeviceID><FileFormat>Jpeg</FileFormat><ShotTime>20260501080000</ShotTime><Title>%s</Title>";
    byte[] picture = new byte[50_000];
    new Random(1).nextBytes(picture);
    String data = Base64.getEncoder().encodeToString(picture);
    String image = "<Image><ImageInfo>" + info.formatted("gate") + "</ImageInfo><Data>" + data
        + "</Data></Image>";
    String path = "/VIID/Images/" + id;

    assertList(camera("POST /VIID/Images", "<ImageListObject>" + image + "</ImageListObject>"), 200, 0);
    assertThat(platform("GET " + path + "/Data", "Accept: application/xml\r\n").body()).isEqualTo(data);
    String changed = "<ImageInfoObject>" + info.formatted("door &amp; gate") + "</ImageInfoObject>";
    assertStatus(camera("PUT " + path + "/Info", changed), 200, 0);
    assertThat(platform("GET " + path + "/Info", "Accept: application/xml\r\n").body())
        .endsWith("?>" + changed);
    assertThat(platform("GET " + path, "Accept: application/xml\r\n").body())
        .endsWith("?><ImageObject><ImageInfo>" + info.formatted("door &amp; gate") + "</ImageInfo><Data>"
        + data
            + "</Data></ImageObject>");
    assertStatus(call(CAMERA, "POST " + path + "/Data", "Accept: application/xml\r\n", "AAAA"), 200, 0);
    assertStatus(camera("POST " + path + "/Data", "<Data>AAAA</Data>"), 400, 6);
    assertStatus(call(CAMERA, "DELETE " + path + "/Data", "Accept: application/xml\r\n", ""), 200, 0);
  }

  @Test
  void objectsAreDeletedByAListInXml() {
    camera("POST /VIID/MotorVehicles", list(vehicle(ID, "浙A12345")));
    String ids = list("<MotorVehicleObject><MotorVehicleID>" + ID + "</MotorVehicleID></MotorVehicleObject>");
    server.registered(PLATFORM);

    assertList(call(PLATFORM, "DELETE /VIID/MotorVehicles", "", ids), 200, 0);
    assertThat(platform("GET /VIID/MotorVehicles/" + ID, "").status()).isEqualTo(404);
  }

  @Test
  void oneBadElementAmongTenThousandIsRefusedAloneInItsPlace() {
    StringBuilder elements = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      String id = CAMERA + "02" + "20260501080000" + "00001" + "02" + "%05d".formatted(i);
      String element = vehicle(id, "浙A1");
      elements.append(i == 4_321 ? element.replace("<InfoKind>1<", "<InfoKind>x<") : element);
    }

    Answer answer = camera("POST /VIID/MotorVehicles", list(elements.toString()));

    String[] statuses = answer.body().split("<ResponseStatusObject>", -1);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(statuses).hasSize(10_001);
    for (int i = 0; i < 10_000; i++) {
      assertThat(statuses[i + 1]).contains("<StatusCode>" + (i == 4_321 ? 6 : 0) + "</StatusCode>");
    }
    assertThat(statuses[4_322]).contains("InfoKind").doesNotContain("<Id>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b/../c", "图像-视图库", "a'b\"c>d", "x\ud83d\ude00y"})
  void identifiersWithSlashesAndUnicodeComeBack(String name) {
    server.registered(PLATFORM);
    String escaped = name.replace(">", "&gt;");
    String person = "<PersonObject><PersonID>" + escaped + "</PersonID><InfoKind>1</InfoKind><SourceID>"
        + ID.substring(0, 41) + "</SourceID><DeviceID>" + CAMERA + "</DeviceID></PersonObject>";

    Answer created = camera("POST /VIID/Persons", "<PersonListObject>" + person + "</PersonListObject>");
    assertList(created, 200, 0);
    assertThat(created.body()).contains("<Id>" + escaped + "</Id>");
    assertThat(platform("GET /VIID/Persons/" + percent(name), "Accept: text/xml\r\n").body())
        .endsWith("?>" + person);
  }

  private static String percent(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%%02X".formatted(octet));
    }
    return encoded.toString();
  }

  @Test
  void anIdentifierOfTenKilobytesIsAnsweredInOrder() {
    String body = list(vehicle(ID + "x".repeat(10_000), "浙A1"));

    Answer answer = camera("POST /VIID/MotorVehicles", body);

    assertThat(answer.status()).isIn(200, 400);
    assertThat(answer.body()).startsWith("<?xml").contains("<StatusCode>");
  }

  @Test
  void otherEncodingsOfXmlAreRead() {
    server.registered(CAMERA);
    for (String charset : new String[] {"UTF-16", "UTF-16LE", "GB18030"}) {
      byte[] body = list(vehicle(ID, "浙A12345")).getBytes(Charset.forName(charset));
      try (RawClient client = new RawClient(server.port())) {
        client.send("POST /VIID/MotorVehicles HTTP/1.1\r\nHost: viid\r\nUser-Identify: " + CAMERA
            + "\r\nContent-Length: "
            + body.length + "\r\n\r\n");
        assertList(client.send(body).receive(), 200, 0);
      }
    }
    assertThat(platform("GET /VIID/MotorVehicles/" + ID, "").body()).contains("浙A12345");
  }
}
