package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.PictureOut;
import org.openviid.peers.Setting;
import org.openviid.store.AuditLine;
import org.openviid.store.InMemoryObjectStore;

/// Pictures within objects: as data, as addresses, and lent by the image of the scene.
class PicturesIT {
  private static final String IMAGE = CAMERA + "02" + "20260501080000" + "00001";
  private static final String FACE = IMAGE + "06" + "00001";
  private static final String VEHICLE = IMAGE + "02" + "00001";

  private static final String A = data('a');
  private static final String B = data('b');
  private static final String C = data('c');

  private TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @AfterEach
  void stop() {
    server.close();
  }

  private static String data(char mark) {
    byte[] content = ("GIF8" + String.valueOf(mark).repeat(6_000)).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(content);
  }

  private static String picture(String type, String data) {
    return "{\"Type\":\"%s\",\"FileFormat\":\"Jpeg\",\"Width\":1,\"Height\":1,\"Data\":\"%s\"}".formatted(type, data);
  }

  private void postFace(String... pictures) {
    post(
        "/VIID/Faces",
        "{\"FaceListObject\":{\"FaceObject\":[{\"FaceID\":\"%s\",\"InfoKind\":1,\"SourceID\":\"%s\",\"DeviceID\":\"%s\",\"SubImageList\":{\"SubImageInfoObject\":[%s]}}]}}"
            .formatted(FACE, IMAGE, CAMERA, String.join(",", pictures)));
  }

  private void postVehicle(String more) {
    post(
        "/VIID/MotorVehicles",
        "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":\"%s\",\"InfoKind\":1,\"SourceID\":\"%s\",\"DeviceID\":\"%s\"%s,\"SubImageList\":{\"SubImageInfoObject\":[%s,%s]}}]}}"
            .formatted(VEHICLE, IMAGE, CAMERA, more, picture("14", B), picture("01", A)));
  }

  private void postImage() {
    post(
        "/VIID/Images",
        "{\"ImageListObject\":{\"Image\":[{\"ImageInfo\":{\"ImageID\":\"%s\",\"DeviceID\":\"%s\",\"FileFormat\":\"Jpeg\",\"Width\":7},\"Data\":\"%s\"}]}}"
            .formatted(IMAGE, CAMERA, C));
  }

  private void post(String path, String body) {
    assertThat(server.call(CAMERA, "POST " + path, body).body()).contains("\"StatusCode\":0");
  }

  private <T> void platform(Setting<T> setting, T value) {
    server.peers.update(PLATFORM, peer -> peer.with(peer.settings().with(setting, value)));
  }

  private String get(String path) {
    return server.call(PLATFORM, "GET " + path, "").body();
  }

  private String face() {
    return get("/VIID/Faces/" + FACE);
  }

  private Answer fetch(String address) {
    String path = address.replaceFirst("^http://[^/]+", "");
    return RawClient.exchange(server.port(), "GET " + path + " HTTP/1.1\r\nHost: viid\r\n\r\n");
  }

  private static String address(String body, String attribute) {
    Matcher found = Pattern.compile("\"" + attribute + "\":\"([^\"]*)\"").matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }

  @Test
  void picturesGoOutAsDataAsAddressOrBoth() {
    postFace(picture("11", A));
    assertThat(face()).contains("\"Data\":\"" + A).doesNotContain("StoragePath");

    platform(Setting.PICTURE_OUT, PictureOut.URL);
    assertThat(face()).contains("\"StoragePath\":\"http://viid/pictures/").doesNotContain("\"Data\"");

    platform(Setting.PICTURE_OUT, PictureOut.BOTH);
    assertThat(face()).contains("\"StoragePath\":\"http://viid/pictures/").contains("\"Data\":\"" + A);
    assertThat(get("/VIID/Faces")).contains("\"StoragePath\":\"http://viid/pictures/");
  }

  @Test
  void whoeverFetchesAPictureStandsInTheAuditTrail() {
    postFace(picture("11", A));
    platform(Setting.PICTURE_OUT, PictureOut.URL);
    String address = address(face(), "StoragePath");
    fetch(address);
    fetch(address.substring(0, address.length() - 1) + "!");
    List<AuditLine> lines = new ArrayList<>();
    server.store.audit().forEach(0, Long.MAX_VALUE, lines::add);
    assertThat(lines).extracting(AuditLine::action).containsExactly("create", "read", "picture");
    AuditLine last = lines.getLast();
    assertThat(last.address()).isEqualTo("127.0.0.1");
    assertThat(address).contains("/pictures/" + last.detail() + "-");
  }

  @Test
  void aPictureOfAFewBytesHasAnAddressToo() {
    String plate = Base64.getEncoder().encodeToString("GIF8plate".getBytes(StandardCharsets.US_ASCII));
    postFace(picture("11", plate));
    assertThat(face()).contains("\"Data\":\"" + plate);

    platform(Setting.PICTURE_OUT, PictureOut.URL);

    assertThat(face()).doesNotContain("\"Data\"");
    assertThat(fetch(address(face(), "StoragePath")).body()).isEqualTo("GIF8plate");
    postFace(picture("11", plate));
    assertThat(get("/VIID/Faces?COUNT=1")).as("sent again").contains("\"TotalNum\":1");
  }

  @Test
  void anAddressGivesThePictureUntilItEnds() {
    postFace(picture("11", A));
    platform(Setting.PICTURE_OUT, PictureOut.URL);
    platform(Setting.PICTURE_SECONDS, 3_600);
    String address = address(face(), "StoragePath");

    assertThat(address).hasSizeLessThanOrEqualTo(256);
    Answer answer = fetch(address);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("image/gif");
    assertThat(answer.body()).startsWith("GIF8a");
    assertThat(face()).as("the same for a while").contains(address);
    server.clock.advance(Duration.ofHours(2));
    assertThat(fetch(address).status()).isEqualTo(403);
  }

  @Test
  void anAddressThatWasChangedGivesNothing() {
    postFace(picture("11", A));
    platform(Setting.PICTURE_OUT, PictureOut.URL);
    String address = address(face(), "StoragePath");

    assertThat(fetch(address.replaceFirst("/pictures/", "/pictures/1")).status()).isEqualTo(403);
    assertThat(fetch(address.substring(0, address.length() - 1) + "_").status()).isEqualTo(403);
    assertThat(fetch("/pictures/").status()).isEqualTo(403);
  }

  @Test
  void aPictureThatIsGoneBlocksNothing() {
    postFace(picture("11", A));
    platform(Setting.PICTURE_OUT, PictureOut.URL);
    String address = address(face(), "StoragePath");
    server.call(CAMERA, "DELETE /VIID/Faces/" + FACE, "");

    assertThat(fetch(address).status()).isEqualTo(404);
  }

  @Test
  void aHostThatIsNoneIsNotRepeated() {
    postFace(picture("11", A));
    platform(Setting.PICTURE_OUT, PictureOut.URL);
    String request =
        TestServer.request(PLATFORM, "GET /VIID/Faces/" + FACE, "").replace("Host: viid", "Host: evil/x");

    assertThat(RawClient.exchange(server.port(), request).body()).doesNotContain("evil");
  }

  @Test
  void theConfiguredBaseStandsBeforeEveryAddress() {
    server.close();
    server =
        TestServer.start(
                settings ->
                    new HttpSettings(
                        settings.host(), settings.port(), settings.serverId(), settings.zone(), settings.proxies(),
                        "https://pictures.example.org/viid", settings.limits(), settings.tls()),
                new InMemoryObjectStore())
            .registered(CAMERA)
            .registered(PLATFORM);
    postFace(picture("11", A));
    platform(Setting.PICTURE_OUT, PictureOut.URL);

    assertThat(face()).contains("\"StoragePath\":\"https://pictures.example.org/viid/pictures/");
  }

  @Test
  void theAddressOfTheMainPictureIsFilledInWhereItIsMissing() {
    postVehicle("");

    String address = address(get("/VIID/MotorVehicles/" + VEHICLE), "StorageUrl1");

    assertThat(fetch(address).body()).as("the whole vehicle, not the scene").startsWith("GIF8a");
  }

  @Test
  void theAddressThatWasSentStays() {
    postVehicle(",\"StorageUrl1\":\"http://camera/1.jpg\"");

    assertThat(address(get("/VIID/MotorVehicles/" + VEHICLE), "StorageUrl1")).isEqualTo("http://camera/1.jpg");
  }

  @Test
  void aFaceWithoutItsSceneTakesThatOfItsImage() {
    postImage();
    postFace(picture("11", A));

    assertThat(face())
        .contains("\"Data\":\"" + A)
        .contains("\"ImageID\":\"" + IMAGE + "\"")
        .contains("\"Type\":\"14\"")
        .contains("\"Data\":\"" + C);
    assertThat(get("/VIID/Faces")).contains("\"Data\":\"" + C);
    platform(Setting.PICTURE_OUT, PictureOut.URL);
    assertThat(face()).doesNotContain("\"Data\"").containsPattern("StoragePath.*StoragePath");
  }

  @Test
  void aFaceWithItsSceneKeepsIt() {
    postImage();
    postFace(picture("14", A));

    assertThat(face()).contains(A).doesNotContain(C);
  }

  @Test
  void anImageThatIsNotThereOrNotToBeSeenLendsNothing() {
    postFace(picture("11", A));
    assertThat(face()).doesNotContain("\"Type\":\"14\"");

    postImage();
    server.peers.set(PLATFORM, "scope.types", "Face");
    assertThat(face()).doesNotContain("\"Type\":\"14\"");
  }
}
