package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.Profile;

/// Clauses 7.9 to 7.11 and 7.17 over HTTP: sets with their members, and both ways of uploading.
class SetsIT {
  private static final String IMAGE = CAMERA + "02" + "20260501080000" + "00001";
  private static final String PATH = "/VIID/Images/" + IMAGE;

  private final TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer call(String line, String body) {
    return server.call(CAMERA, line, body);
  }

  private static String image(String more) {
    return "{\"ImageInfo\":{\"ImageID\":\"" + IMAGE + "\",\"DeviceID\":\"" + CAMERA + "\",\"Title\":\"gate\"}" + more + "}";
  }

  private static String list(String... images) {
    return "{\"ImageListObject\":{\"Image\":[" + String.join(",", images) + "]}}";
  }

  private static String person(int serial, String more) {
    return "{\"PersonID\":\"" + IMAGE + "01" + "%05d".formatted(serial) + "\",\"DeviceID\":\"" + CAMERA + "\"" + more + "}";
  }

  private static String persons(String... persons) {
    return ",\"PersonList\":{\"PersonObject\":[" + String.join(",", persons) + "]}";
  }

  private static String base64(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String pictured(String data) {
    return ",\"SubImageList\":{\"SubImageInfoObject\":[{\"Type\":\"10\",\"Data\":\"" + data + "\"}]}";
  }

  @Test
  void anImageWithEverythingInItComesBackAsItWasSent() {
    String inside = base64(1, 30_000);
    String own = base64(2, 50_000);

    Answer created =
        call("POST /VIID/Images", list(image(persons(person(1, pictured(inside))) + ",\"Data\":\"" + own + "\"")));

    assertThat(created.body()).contains("\"StatusCode\":0", IMAGE);
    String read = call("GET " + PATH, "").body();
    assertThat(read).startsWith("{\"ImageObject\":{\"ImageInfo\":{").contains(own).contains(inside);
    assertThat(read.split(Pattern.quote(inside), -1)).as("the picture inside, once").hasSize(2);
    assertThat(call("GET /VIID/Images", "").body()).contains(own).contains(inside);
    assertThat(call("GET /VIID/Persons", "").body()).contains(inside).contains("\"SourceID\":\"" + IMAGE + "\"");
    assertThat(call("GET " + PATH + "/Persons?PageRecordNum=1", "").body()).contains(inside);
    assertThat(call("GET " + PATH + "/Info", "").body()).contains("gate").doesNotContain(inside);
  }

  @Test
  void metadataFirstAndDataAfterIsTheSameAsAllAtOnce() {
    String data = base64(3, 40_000);
    call("POST /VIID/Images", list(image(persons(person(1, "")))));
    assertStatus(call("POST " + PATH + "/Data", data), 200, 0);
    String after = call("GET " + PATH, "").body();

    Answer resend = call("POST /VIID/Images", list(image(persons(person(1, "")))));
    Answer atOnce = call("POST /VIID/Images", list(image(persons(person(1, "")) + ",\"Data\":\"" + data + "\"")));

    assertThat(resend.body()).contains("\"Id\":\"" + IMAGE + "\"");
    assertThat(atOnce.body()).contains("\"Id\":\"" + IMAGE + "\"");
    assertThat(call("GET /VIID/Images?COUNT=1", "").body()).contains("\"TotalNum\":1");
    assertThat(call("GET " + PATH, "").body()).isEqualTo(after).contains(data);
  }

  @Test
  void aWrongMemberIsNamedByItsWayAndNothingOfTheSetIsLeftBehind() {
    server.camera(settings -> settings.withStrict(true));
    String wrong = person(2, ",\"InfoKind\":\"x\"");
    long before = server.store.log().last();

    Answer answer = call("POST /VIID/Images", list(image(persons(person(1, pictured(base64(4, 9_000))), wrong))));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"StatusCode\":8").contains("PersonList.PersonObject[").doesNotContain("\"Id\"");
    assertThat(server.store.log().last()).isEqualTo(before);
    assertThat(call("GET " + PATH, "").status()).isEqualTo(404);
    assertThat(call("GET /VIID/Persons?COUNT=1", "").body()).contains("\"TotalNum\":0");
  }

  @Test
  void aPictureThatBreaksOffHalfWayLeavesNothingBehind() {
    String body = list(image(persons(person(1, pictured(base64(5, 200_000)))) + ",\"Data\":\"" + base64(6, 400_000) + "\""));
    byte[] request = TestServer.request(CAMERA, "POST /VIID/Images", body).getBytes(StandardCharsets.UTF_8);
    for (int part : new int[] {request.length / 4, request.length / 2, request.length - 5}) {
      try (RawClient client = new RawClient(server.port())) {
        client.send(Arrays.copyOf(request, part)).endOutput();
        assertThat(client.receive().status()).isEqualTo(400);
      }
    }
    server.awaitNobodyInside();

    assertThat(server.store.log().last()).isZero();
    assertThat(server.store.openBlob(1)).isEmpty();
    assertThat(call("POST /VIID/Images", body).body()).contains("\"StatusCode\":0");
  }

  @Test
  void membersAreAddedToASetAndLeaveItAgain() {
    call("POST /VIID/Images", list(image("")));
    String message = "{\"PersonListObject\":{\"PersonObject\":[" + person(1, "") + "," + person(2, "") + "]}}";

    Answer added = call("POST " + PATH + "/Persons", message);

    assertThat(added.body()).contains(IMAGE + "0100001", IMAGE + "0100002");
    call("PUT " + PATH, "{\"ImageObject\":" + image(persons("{\"PersonID\":\"" + IMAGE + "0100002\"}")) + "}");
    assertThat(call("GET " + PATH + "/Persons", "").body()).contains("0100002").doesNotContain("0100001");
    assertThat(call("GET /VIID/Persons/" + IMAGE + "0100001", "").status()).isEqualTo(200);
    assertStatus(call("PUT " + PATH, "{\"ImageObject\":{\"PersonList\":null}}"), 200, 0);
    assertThat(call("GET " + PATH, "").body()).doesNotContain("PersonList");
  }

  @Test
  void peersOfTheNewGenerationSeeTheFacesOfAnImageAmongItsPersons() {
    String face = IMAGE + "06" + "00001";
    String faces = ",\"FaceList\":{\"FaceObject\":[{\"FaceID\":\"" + face + "\",\"DeviceID\":\"" + CAMERA + "\"}]}";
    call("POST /VIID/Images", list(image(persons(person(1, "")) + faces)));
    server.peers.update(PLATFORM, peer -> peer.with(peer.settings().with(Profile.GBT46363)));

    String whole = server.call(PLATFORM, "GET " + PATH, "").body();
    String members = server.call(PLATFORM, "GET " + PATH + "/Persons", "").body();

    assertThat(whole).contains("PersonList", face, "0100001").doesNotContain("FaceList");
    assertThat(members).contains(face, "0100001").doesNotContain("FaceID");
    assertThat(server.call(PLATFORM, "GET /VIID/Images", "").body()).contains(face).doesNotContain("FaceList");
    assertThat(call("GET " + PATH, "").body()).contains("FaceList", face);
  }

  @Test
  void anEventGathersWhatIsThereAndWhatItBrings() {
    call("POST /VIID/Images", list(image(persons(person(1, "")))));
    String id = "330106000000202605010800000001";
    String event =
        "{\"CaseInfo\":{\"CaseID\":\"" + id + "\"},\"ImageList\":{\"Image\":[{\"ImageInfo\":{\"ImageID\":\"" + IMAGE
            + "\"}}]},\"FileList\":{\"File\":[{\"FileInfo\":{\"FileID\":\"" + IMAGE.replace("0220260501", "0320260501")
            + "\",\"Title\":\"report\"},\"Data\":\"" + base64(7, 8_000) + "\"}]}}";

    Answer created =
        server.call(PLATFORM, "POST /VIID/Cases", "{\"CaseListObject\":{\"Case\":[" + event + "]}}");

    assertThat(created.body()).contains("\"StatusCode\":0");
    String read = server.call(PLATFORM, "GET /VIID/Events/" + id, "").body();
    assertThat(read).contains("gate", "0100001", "report", base64(7, 8_000));
    assertThat(server.call(PLATFORM, "GET /VIID/Files", "").body()).contains("report");
    assertThat(server.call(PLATFORM, "DELETE /VIID/Cases/" + id, "").status()).isEqualTo(200);
    assertThat(call("GET " + PATH, "").status()).isEqualTo(200);
  }
}
