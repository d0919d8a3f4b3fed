package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.BindMode;

/// Clauses 5.1 and 7.2 to 7.5: register, unregister, keepalive, time.
class RegistrationIT {
  private static final String REGISTER = "{\"RegisterObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";
  private static final String KEEPALIVE = "{\"KeepaliveObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";
  private static final String UNREGISTER = "{\"UnRegisterObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer post(String path, String headers, String body) {
    return RawClient.exchange(
        server.port(),
        "POST " + path + " HTTP/1.1\r\nHost: viid\r\n" + headers + "Content-Length: " + body.length()
            + "\r\n\r\n" + body);
  }

  private Answer keepalive() {
    return server.call(CAMERA, "POST /VIID/System/Keepalive", KEEPALIVE);
  }

  private Answer register() {
    Answer challenged = post("/VIID/System/Register", "", REGISTER);
    return post("/VIID/System/Register", Login.of(challenged).line(), REGISTER);
  }

  @Test
  void theFirstRegisterIsChallenged() {
    Answer answer = post("/VIID/System/Register", "", REGISTER);

    assertStatus(answer, 401, 4);
    assertThat(answer.header("WWW-Authenticate").orElseThrow())
        .startsWith("Digest realm=\"viid\"")
        .contains("qop=\"auth\"", "algorithm=MD5")
        .doesNotContain("stale");
    assertThat(Status.id(answer)).isEmpty();
  }

  @Test
  void theSecondRegisterIsAcceptedAndTheServerProvesItself() {
    Answer challenged = post("/VIID/System/Register", "", REGISTER);
    Login login = Login.of(challenged);

    Answer answer = post("/VIID/System/Register", login.line(), REGISTER);

    assertStatus(answer, 200, 0);
    assertThat(Status.id(answer)).isEqualTo(CAMERA);
    assertThat(Status.text(answer)).isEqualTo("正常");
    assertThat(answer.header("Authentication-Info").orElseThrow())
        .contains("rspauth=\"" + login.rspauth() + "\"");
  }

  @Test
  void bothStepsFitOnOneConnection() {
    try (RawClient client = new RawClient(server.port())) {
      String start = "POST /VIID/System/Register HTTP/1.1\r\nHost: viid\r\n";
      String end = "Content-Length: " + REGISTER.length() + "\r\n\r\n" + REGISTER;
      Answer challenged = client.send(start + end).receive();

      assertStatus(client.send(start + Login.of(challenged).line() + end).receive(), 200, 0);
    }
  }

  @Test
  void whoHasRegisteredIsKnownByItsIdentifierAndAddress() {
    assertStatus(keepalive(), 401, 4);

    register();

    Answer answer = keepalive();
    assertStatus(answer, 200, 0);
    assertThat(Status.id(answer)).isEqualTo(CAMERA);
    assertThat(server.sessions.find(CAMERA, "127.0.0.1", server.clock.millis())).isNotNull();
  }

  @Test
  void anotherIdentifierFromTheSameAddressIsNotKnown() {
    register();

    Answer answer = server.call(TestServer.PLATFORM, "POST /VIID/System/Keepalive", KEEPALIVE);

    assertStatus(answer, 401, 4);
    assertThat(answer.header("WWW-Authenticate")).isPresent();
  }

  @Test
  void everyRequestRenewsTheRegistrationAndSilenceEndsIt() {
    register();
    for (int i = 0; i < 4; i++) {
      server.clock.advance(Duration.ofSeconds(200));
      assertThat(server.call(CAMERA, "GET /VIID/APEs", "").status()).isEqualTo(200);
    }

    server.clock.advance(Duration.ofSeconds(301));

    assertStatus(keepalive(), 401, 4);
  }

  @Test
  void aKeepaliveAnsweredWithAChallengeMayAnswerIt() {
    Answer challenged = keepalive();
    Login login = Login.of(challenged).withUri("/VIID/System/Keepalive");

    Answer answer =
        post("/VIID/System/Keepalive", "User-Identify: " + CAMERA + "\r\n" + login.line(), KEEPALIVE);

    assertStatus(answer, 200, 0);
    assertStatus(keepalive(), 200, 0);
  }

  @Test
  void aKeepaliveWithoutUserIdentifyIsKnownByItsBody() {
    register();

    assertStatus(post("/VIID/System/Keepalive", "", KEEPALIVE), 200, 0);
  }

  @Test
  void aKeepaliveMayLackItsWrapperOrItsBodyOrBeAGet() {
    register();

    assertStatus(server.call(CAMERA, "POST /VIID/System/Keepalive", "{\"DeviceID\":\"" + CAMERA + "\"}"),
        200, 0);
    assertStatus(server.call(CAMERA, "POST /VIID/System/Keepalive", ""), 200, 0);
    assertStatus(server.call(CAMERA, "GET /VIID/System/Keepalive", KEEPALIVE), 200, 0);
    assertThat(tolerated("missing-wrapper")).isEqualTo(1);
    assertThat(tolerated("missing-body")).isEqualTo(1);
    assertThat(tolerated("keepalive-by-get")).isEqualTo(1);
  }

  private double tolerated(String name) {
    return server.registry.counter("viid.tolerated", "name", name).count();
  }

  @Test
  void aKeepaliveForAnotherDeviceIsToleratedUnlessThePeerIsStrict() {
    register();
    String other = KEEPALIVE.replace("1190000001", "1190000099");

    assertStatus(server.call(CAMERA, "POST /VIID/System/Keepalive", other), 200, 0);

    server.camera(settings -> settings.withStrict(true));

    assertStatus(server.call(CAMERA, "POST /VIID/System/Keepalive", other), 403, 4);
  }

  @Test
  void unregisterEndsTheRegistration() {
    register();

    Answer answer = server.call(CAMERA, "POST /VIID/System/UnRegister", UNREGISTER);

    assertStatus(answer, 200, 0);
    assertThat(Status.id(answer)).isEqualTo(CAMERA);
    assertStatus(keepalive(), 401, 4);
  }

  @Test
  void nobodyUnregistersAnother() {
    register();
    server.registered(TestServer.PLATFORM);

    Answer answer = server.call(TestServer.PLATFORM, "POST /VIID/System/UnRegister", UNREGISTER);

    assertStatus(answer, 403, 4);
    assertStatus(keepalive(), 200, 0);
  }

  @Test
  void timeIsGivenToEverybody() {
    Answer answer = RawClient.exchange(server.port(), "GET /VIID/System/Time HTTP/1.1\r\nHost: viid\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    Status.assertMessage(answer);
    assertThat(answer.body())
        .isEqualTo(
            "{\"SystemTimeObject\":{\"VIIDServerID\":\"33010600005030000001\",\"TimeMode\":\"1\","
                + "\"LocalTime\":\"20260501080000\",\"TimeZone\":\"UTC+8\"}}");
  }

  @Test
  void whoIsBoundToEveryRequestProvesItselfInEachAndNothingElseCounts() {
    server.camera(settings -> settings.bound(BindMode.EVERY_REQUEST, ""));
    register();

    Answer challenged = keepalive();
    assertStatus(challenged, 401, 4);
    Login login = Login.of(challenged).withUri("/VIID/APEs").withMethod("GET");
    String start = "GET /VIID/APEs HTTP/1.1\r\nHost: viid\r\nUser-Identify: " + CAMERA + "\r\n";

    Answer answer = RawClient.exchange(server.port(), start + login.line() + "\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Authentication-Info")).isPresent();
    assertStatus(RawClient.exchange(server.port(), start + "\r\n"), 401, 4);
  }

  @Test
  void aPeerIsAnsweredInItsLanguageAndWithItsKindOfStatusCode() {
    register();
    server.peers.set(CAMERA, "chinese", "false");
    server.peers.set(CAMERA, "status-code-as-text", "true");

    assertThat(keepalive().body()).contains("\"StatusCode\":\"0\",\"StatusString\":\"OK\"");
  }

  @Test
  void registrationWorksUnderTheOtherRootAndUnderOldPathsToo() {
    for (String path : new String[] {"/VIAS/System/Register", "/VIID/Register", "/VIAS/Register"}) {
      Answer challenged = post(path, "", REGISTER);
      Answer answer = post(path, Login.of(challenged).withUri(path).line(), REGISTER);

      assertStatus(answer, 200, 0);
      assertThat(Status.url(answer)).isEqualTo(path);
    }
  }
}
