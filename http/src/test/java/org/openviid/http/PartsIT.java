package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;

/// Clauses 7.9 to 7.11: Info and Data of an image as resources of their own.
class PartsIT {
  private static final String ID = CAMERA + "02" + "20260501080000" + "00001";
  private static final String PATH = "/VIID/Images/" + ID;

  private final TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @BeforeEach
  void createAnImageWithoutData() {
    Answer answer =
        call("POST /VIID/Images", "{\"ImageListObject\":{\"Image\":[{\"ImageInfo\":" + info("gate") + "}]}}");

    assertThat(answer.body()).contains("\"StatusCode\":0");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String info(String title) {
    return "{\"ImageID\":\"" + ID + "\",\"InfoKind\":1,\"ImageSource\":\"1\",\"DeviceID\":\"" + CAMERA
        + "\",\"FileFormat\":\"Jpeg\",\"ShotTime\":\"20260501080000\",\"Title\":\"" + title + "\"}";
  }

  private Answer call(String line, String body) {
    return server.call(PLATFORM, line, body);
  }

  private static byte[] picture(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    bytes[0] = (byte) 0xff;
    bytes[1] = (byte) 0xd8;
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void infoIsReadAndReplaced() {
    assertThat(call("GET " + PATH + "/Info", "").body())
        .isEqualTo("{\"ImageInfoObject\":" + info("gate") + "}");

    Answer changed = call("PUT " + PATH + "/Info", "{\"ImageInfoObject\":" + info("door") + "}");

    assertStatus(changed, 200, 0);
    assertThat(call("GET " + PATH + "/Info", "").body())
        .isEqualTo("{\"ImageInfoObject\":" + info("door") + "}");
  }

  @Test
  void infoNamesTheImageOfItsPathOrNone() {
    String other = info("door").replace("00001\"", "00002\"");

    assertStatus(call("PUT " + PATH + "/Info", "{\"ImageInfoObject\":" + other + "}"), 409, 4);
    assertStatus(call("PUT " + PATH + "/Info", "{\"ImageInfoObject\":{\"Title\":\"x\"}}"), 200, 0);
    assertThat(call("GET " + PATH + "/Info", "").body()).contains(ID);
  }

  @Test
  void dataIsWrittenReadAndRemoved() {
    String text = base64(picture(100_000));
    assertStatus(call("GET " + PATH + "/Data", ""), 404, 4);

    assertStatus(call("POST " + PATH + "/Data", text), 200, 0);

    Answer read = call("GET " + PATH + "/Data", "");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("Content-Type")).contains("text/plain;charset=US-ASCII");
    assertThat(read.body()).isEqualTo(text);
    assertThat(call("GET " + PATH, "").body()).contains("\"Data\":\"" + text + "\"");

    assertStatus(call("DELETE " + PATH + "/Data", ""), 200, 0);
    assertStatus(call("GET " + PATH + "/Data", ""), 404, 4);
    assertThat(call("GET " + PATH, "").status()).isEqualTo(200);
  }

  @Test
  void smallDataIsReadToo() {
    String text = base64(picture(300));
    call("PUT /VIID/Images", "{\"ImageListObject\":{\"Image\":[{\"ImageInfo\":" + info("gate")
        + ",\"Data\":\"" + text + "\"}]}}");

    assertThat(call("GET " + PATH + "/Data", "").body()).isEqualTo(text);
  }

  @Test
  void dataMayHaveLineBreaksOrTheFrontOfADataUrl() {
    byte[] picture = picture(5_000);
    String broken = Base64.getMimeEncoder().encodeToString(picture);

    assertStatus(call("POST " + PATH + "/Data", broken), 200, 0);
    assertThat(call("GET " + PATH + "/Data", "").body()).isEqualTo(base64(picture));

    assertStatus(call("POST " + PATH + "/Data", "data:image/jpeg;base64," + base64(picture(6_000))), 200, 0);
    assertThat(call("GET " + PATH + "/Data", "").body()).isEqualTo(base64(picture(6_000)));
  }

  private Answer writeAsItIs(byte[] content) {
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          "POST " + PATH + "/Data HTTP/1.1\r\nHost: viid\r\nUser-Identify: " + PLATFORM
              + "\r\nContent-Length: " + content.length + "\r\n\r\n");
      return client.send(content).receive();
    }
  }

  @Test
  void contentAsItIsIsTakenTooAndCounted() {
    byte[] film = picture(9_000);
    film[0] = 0;

    assertStatus(writeAsItIs(picture(9_000)), 200, 0);
    assertThat(call("GET " + PATH + "/Data", "").body()).isEqualTo(base64(picture(9_000)));
    assertStatus(writeAsItIs(film), 200, 0);
    assertThat(call("GET " + PATH + "/Data", "").body()).isEqualTo(base64(film));
    assertThat(server.registry.get("viid.tolerated").tag("name", "raw-content").counter().count()).isEqualTo(2);
  }

  @Test
  void aStrictPeerSendsBase64() {
    server.peers.update(PLATFORM, peer -> peer.with(peer.settings().withStrict(true)));

    assertStatus(writeAsItIs(picture(9_000)), 400, 8);
    assertStatus(call("POST " + PATH + "/Data", base64(picture(9_000))), 200, 0);
  }

  @Test
  void whatIsWrongFarBehindTheBeginningIsSeenAndNothingIsStored() {
    String text = base64(picture(200_000));
    call("POST " + PATH + "/Data", text);
    long before = server.store.log().last();

    Answer answer = call("POST " + PATH + "/Data", text.substring(0, 150_000) + "}" + text.substring(150_001));

    assertStatus(answer, 400, 8);
    assertThat(answer.body()).contains("OV-1225", "0x7d");
    assertThat(server.store.log().last()).isEqualTo(before);
    assertThat(call("GET " + PATH + "/Data", "").body()).isEqualTo(text);
  }

  @Test
  void whatIsNoContentIsRefused() {
    assertStatus(call("POST " + PATH + "/Data", ""), 400, 8);
    assertStatus(call("POST " + PATH + "/Data", "{\"Data\":\"AAAA\"}"), 400, 8);
    Answer page = call("POST " + PATH + "/Data", "<html>");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).startsWith("<?xml").contains("<StatusCode>6</StatusCode>");
    assertStatus(call("POST " + PATH + "/Data", "AAAAA"), 400, 8);
    assertStatus(call("GET " + PATH + "/Data", ""), 404, 4);
  }

  @Test
  void partsOfNothingAreNotFound() {
    String other = PATH.replace("00001", "00009");

    assertStatus(call("GET " + other + "/Info", ""), 404, 4);
    assertStatus(call("GET " + other + "/Data", ""), 404, 4);
    assertStatus(call("POST " + other + "/Data", "AAAA"), 404, 4);
    assertStatus(call("DELETE " + other + "/Data", ""), 404, 4);
  }
}
