package org.openviid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.wire.ViidScene.CAMERA;
import static org.openviid.wire.ViidScene.REGISTER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.ServerProof;
import org.openviid.codec.Message;
import org.openviid.wire.Registration.Reason;
import org.openviid.wire.Registration.Refused;
import org.openviid.wire.Registration.Registered;

class ViidClientIT {
  private final ViidScene scene = new ViidScene();

  ViidClientIT() throws IOException {}

  @AfterEach
  void closeScene() {
    scene.close();
  }

  private static Reason reason(Registration registration) {
    assertThat(registration).isInstanceOf(Refused.class);
    return ((Refused) registration).reason();
  }

  private static Registered registered(Registration registration) {
    assertThat(registration).isInstanceOf(Registered.class);
    return (Registered) registration;
  }

  @Test
  void registrationAsksFirstAndAnswersTheChallengeOnTheSameConnection() {
    try (ViidClient client = scene.client()) {
      Registered registered = registered(client.register());

      assertThat(registered.proof()).isEqualTo(ServerProof.PROVEN);
      assertThat(registered.reply().statuses()).singleElement().satisfies(status -> {
        assertThat(status.isOk()).isTrue();
        assertThat(status.id()).isEqualTo(CAMERA);
        assertThat(status.localTime()).isEqualTo("20260501080000");
      });
      assertThat(scene.server.connections).hasValue(1);
      assertThat(scene.server.received).extracting(RawServer.Received::line)
          .containsExactly("POST " + REGISTER + " HTTP/1.1", "POST " + REGISTER + " HTTP/1.1");
      assertThat(scene.server.received).extracting(RawServer.Received::body)
          .containsOnly("{\"RegisterObject\":{\"DeviceID\":\"" + CAMERA + "\"}}");
      assertThat(scene.server.received).extracting(request -> request.header("User-Identify"))
          .containsOnly(CAMERA);
      assertThat(scene.server.received).extracting(request -> request.header("Content-Type"))
          .containsOnly("application/VIID+JSON;charset=UTF-8");
      assertThat(scene.server.received.getFirst().header("Authorization")).isEmpty();
      assertThat(scene.server.received.getLast().header("Authorization")).contains("nc=00000001");
    }
  }

  @Test
  void strongerAlgorithmIsTakenWhenItIsOffered() {
    scene.offered = List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
    try (ViidClient client = scene.client()) {
      registered(client.register());
      assertThat(scene.server.received.getLast().header("Authorization")).endsWith("algorithm=SHA-256");
    }
  }

  @Test
  void wrongPasswordIsTriedOnce() {
    ClientSettings settings = scene.settings();
    try (ViidClient client = scene.client(
        new ClientSettings(
            settings.endpoint(), "", CAMERA, CAMERA, "wrong", settings.algorithms(), false, false,
            settings.cnonces()))) {
      assertThat(reason(client.register())).isEqualTo(Reason.CREDENTIALS);
      assertThat(scene.server.received).hasSize(2);
    }
  }

  @Test
  void staleNonceIsAnsweredWithTheFreshOne() {
    scene.staleAnswers.set(1);
    try (ViidClient client = scene.client()) {
      registered(client.register());
      assertThat(scene.server.received).hasSize(3);
    }
  }

  @Test
  void serverThatKeepsSayingStaleIsGivenUp() {
    scene.staleAnswers.set(100);
    try (ViidClient client = scene.client()) {
      assertThat(reason(client.register())).isEqualTo(Reason.CREDENTIALS);
      assertThat(scene.server.received).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "WWW-Authenticate: Basic realm=\"x\"\r\n",
      "WWW-Authenticate: Digest realm=\"x\", nonce=\"n\", algorithm=MD5-sess\r\n"})
  void challengeThatCannotBeAnsweredIsNamed(String header) {
    scene.guarded = List.of();
    scene.answer = "HTTP/1.1 401 U\r\n" + header + "Content-Length: 0\r\n\r\n";
    try (ViidClient client = scene.client()) {
      assertThat(reason(client.register())).isEqualTo(Reason.CHALLENGE);
    }
  }

  @ParameterizedTest
  @CsvSource({"400, 4", "403, 4", "200, 4", "200, \"8\"", "503, 2", "500, 1"})
  void refusalsForOtherReasonsKeepTheirStatus(int http, String code) {
    scene.guarded = List.of();
    scene.answer = RawServer.ok(ViidScene.status(code)).replace("200 OK", http + " X");
    try (ViidClient client = scene.client()) {
      Registration registration = client.register();

      assertThat(reason(registration)).isEqualTo(Reason.STATUS);
      assertThat(registration.reply().answer().status()).isEqualTo(http);
      assertThat(registration.reply().statuses().getFirst().code())
          .isEqualTo(Integer.parseInt(code.replace("\"", "")));
    }
  }

  @Test
  void serverThatMustProveItselfAndDoesNotIsNotTrusted() {
    scene.provesItself = false;
    try (ViidClient trusting = scene.client();
        ViidClient wary = scene.client(scene.settings().withServerAuth(true))) {
      assertThat(registered(trusting.register()).proof()).isEqualTo(ServerProof.ABSENT);
      assertThat(reason(wary.register())).isEqualTo(Reason.SERVER_PROOF);
    }
  }

  @Test
  void serverThatAsksForNothingIsNotTrustedEither() {
    scene.guarded = List.of();
    try (ViidClient trusting = scene.client();
        ViidClient wary = scene.client(scene.settings().withServerAuth(true))) {
      assertThat(registered(trusting.register()).proof()).isEqualTo(ServerProof.ABSENT);
      assertThat(reason(wary.register())).isEqualTo(Reason.SERVER_PROOF);
    }
  }

  @Test
  void wrongProofIsNeverTrusted() {
    scene.guarded = List.of();
    try (RawServer liar = new RawServer((request, out) -> {
          boolean asked = request.header("Authorization").isEmpty();
          String answer = asked
              ? String.join("\r\n",
                  "HTTP/1.1 401 U", "WWW-Authenticate: Digest realm=\"viid\", qop=\"auth\", nonce=\"n\"",
                  "Content-Length: 0", "", "")
              : RawServer.ok(ViidScene.status("0"))
                  .replaceFirst("\r\n", "\r\nAuthentication-Info: rspauth=\"00\"\r\n");
          out.write(answer.getBytes(StandardCharsets.UTF_8));
          return true;
        });
        ViidClient client = scene.client(
            ClientSettings.of(liar.endpoint(), CAMERA, ViidScene.PASSWORD, () -> "c"))) {
      assertThat(reason(client.register())).isEqualTo(Reason.SERVER_PROOF);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void redirectionIsFollowedOnceAndEverythingElseGoesThere(int status) throws IOException {
    try (RawServer first = RawServer.always(
            "HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + scene.server.endpoint() + "/city" + REGISTER
                + "\r\nContent-Length: 0\r\n\r\n");
        ViidClient client = scene.client(settingsAt(first))) {
      Registered registered = registered(client.register());
      client.keepalive();

      assertThat(registered.endpoint()).isEqualTo(scene.server.endpoint());
      assertThat(registered.proof()).isEqualTo(ServerProof.PROVEN);
      assertThat(client.endpoint()).isEqualTo(scene.server.endpoint());
      assertThat(scene.server.received.getLast().target()).isEqualTo("/city/VIID/System/Keepalive");
      assertThat(first.received).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Location: http://127.0.0.1:1/login\r\n", "Location: ftp://127.0.0.1/VIID/System/Register\r\n",
    "Location: :\r\n", "",
  })
  void redirectionToSomethingElseIsNotFollowed(String location) throws IOException {
    try (RawServer first =
            RawServer.always("HTTP/1.1 302 Elsewhere\r\n" + location + "Content-Length: 0\r\n\r\n");
        ViidClient client = scene.client(settingsAt(first))) {
      assertThat(reason(client.register())).isEqualTo(Reason.REDIRECTION);
      assertThat(client.endpoint()).isEqualTo(first.endpoint());
    }
  }

  @Test
  void secondRedirectionIsNotFollowed() throws IOException {
    try (RawServer first = RawServer.always(
            "HTTP/1.1 302 Round\r\nLocation: " + REGISTER + "\r\nContent-Length: 0\r\n\r\n");
        ViidClient client = scene.client(settingsAt(first))) {
      assertThat(reason(client.register())).isEqualTo(Reason.REDIRECTION);
      assertThat(first.received).hasSize(2);
    }
  }

  @Test
  void redirectionNeverGivesUpTls() {
    Answer answer =
        new Answer(302, "HTTP/1.1 302 X\nLocation: http://a/VIID/System/Register\n\n", new byte[0]);

    assertThat(Redirection.of(answer, new Endpoint("a", 443, true), REGISTER)).isEmpty();
    assertThat(Redirection.of(answer, new Endpoint("a", 80, false), REGISTER)).isPresent();
  }

  private ClientSettings settingsAt(RawServer server) {
    return ClientSettings.of(server.endpoint(), CAMERA, ViidScene.PASSWORD, scene.settings().cnonces());
  }

  @Test
  void keepaliveIsAnIdentityAndNeedsNoCredentials() {
    try (ViidClient client = scene.client()) {
      assertThat(client.keepalive().isAccepted()).isTrue();
      assertThat(scene.server.received).singleElement().satisfies(request -> {
        assertThat(request.target()).isEqualTo("/VIID/System/Keepalive");
        assertThat(request.body()).isEqualTo("{\"KeepaliveObject\":{\"DeviceID\":\"" + CAMERA + "\"}}");
        assertThat(request.header("Authorization")).isEmpty();
      });
    }
  }

  @Test
  void keepaliveDoesNotAnswerAChallengeButSaysThatARegistrationIsNeeded() {
    scene.guarded = List.of("/VIID/System/Keepalive");
    try (ViidClient client = scene.client()) {
      Reply reply = client.keepalive();

      assertThat(reply.needsRegistration()).isTrue();
      assertThat(reply.isAccepted()).isFalse();
      assertThat(scene.server.received).hasSize(1);
    }
  }

  @Test
  void unregisteringAnswersAChallenge() {
    scene.guarded = List.of(REGISTER, "/VIID/System/UnRegister");
    try (ViidClient client = scene.client()) {
      registered(client.register());
      assertThat(client.unregister().isAccepted()).isTrue();
      assertThat(scene.server.received.getLast().body())
          .isEqualTo("{\"UnRegisterObject\":{\"DeviceID\":\"" + CAMERA + "\"}}");
    }
  }

  @Test
  void credentialsOnEveryRequestUseTheNonceAgain() {
    scene.guarded = List.of(REGISTER, "/VIID/Faces", "/VIID/System/Keepalive");
    try (ViidClient client = scene.client(scene.settings().withDigestAlways(true).withServerAuth(true))) {
      registered(client.register());
      assertThat(client.post("/VIID/Faces", Content.of(new byte[3])).isAccepted()).isTrue();
      assertThat(client.keepalive().isAccepted()).isTrue();

      assertThat(scene.server.received).hasSize(4);
      assertThat(scene.server.received.get(3).header("Authorization")).contains("nc=00000003");
    }
  }

  @Test
  void serverThatStopsProvingItselfIsNoticed() {
    scene.guarded = List.of(REGISTER, "/VIID/Faces");
    try (ViidClient client = scene.client(scene.settings().withDigestAlways(true).withServerAuth(true))) {
      registered(client.register());
      scene.provesItself = false;
      assertThatThrownBy(() -> client.post("/VIID/Faces", Content.NONE))
          .isInstanceOf(WireException.class)
          .hasMessageContaining("OV-2316");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "\"20240604094547\" | 1717465547000",
    "1717465547000      | 1717465547000",
    "1717465547         | 1717465547000",
    "\"20240604094547123\" | 1717465547123",
  })
  void clockOfTheServerIsReadInItsForms(String localTime, long expected) {
    scene.answer =
        RawServer.ok("{\"SystemTimeObject\":{\"VIIDServerID\":\"34020000005030000001\",\"TimeMode\":1,"
        + "\"LocalTime\":" + localTime + ",\"TimeZone\":\"UTC+8\"}}");
    try (ViidClient client = scene.client()) {
      ServerTime time = client.time().orElseThrow();

      assertThat(time.epochMillis()).isEqualTo(expected);
      assertThat(time.zone()).isEqualTo("UTC+8");
      assertThat(scene.server.received.getLast().line()).isEqualTo("GET /VIID/System/Time HTTP/1.1");
    }
  }

  @Test
  void serverWithoutAClockHasNone() {
    scene.answer = RawServer.ok("{}").replace("200 OK", "404 No");
    try (ViidClient client = scene.client()) {
      assertThat(client.time()).isEmpty();
    }
    scene.answer = RawServer.ok("<html>");
    try (ViidClient client = scene.client()) {
      assertThat(client.time()).isEmpty();
    }
  }

  @Test
  void objectsThatAreAskedForAreUnderstood() {
    scene.answer =
        RawServer.ok("{\"TollgateListObject\":{\"TollgateObject\":[{\"TollgateID\":\"34020000001210000001\","
        + "\"Name\":\"东门\"}]}}");
    try (ViidClient client = scene.client()) {
      Answer answer = client.get("/VIID/Tollgates?Name=%E4%B8%9C");
      Message message = ViidScene.MESSAGES.read(answer, ViidScene.SCHEMA.type("TollgateList"), Nowhere::new);

      assertThat(message.items()).singleElement()
          .satisfies(item -> assertThat(item.object().text("Name")).isEqualTo("东门"));
      assertThat(scene.server.received.getLast().target()).isEqualTo("/VIID/Tollgates?Name=%E4%B8%9C");
      assertThat(scene.server.received.getLast().header("Content-Length")).isEmpty();
    }
  }

  @Test
  void deletionIsAReply() {
    try (ViidClient client = scene.client()) {
      assertThat(client.delete("/VIID/Faces?IDList=1,2").isAccepted()).isTrue();
      assertThat(scene.server.received.getLast().line()).isEqualTo("DELETE /VIID/Faces?IDList=1,2 HTTP/1.1");
    }
  }

  @Test
  void preparedRequestIsSentAnyNumberOfTimes() {
    try (ViidClient client = scene.client()) {
      Exchange exchange = client.prepare("POST", "/VIID/Faces", Content.of(new byte[] {1}));
      for (int i = 0; i < 5; i++) {
        assertThat(client.send(exchange).isSuccess()).isTrue();
      }
      assertThat(scene.server.received).hasSize(5)
          .allMatch(request -> request.header("User-Identify").equals(CAMERA));
    }
  }

  @Test
  void nothingThatIsPrintedHasThePassword() {
    assertThat(scene.settings().toString()).doesNotContain(ViidScene.PASSWORD).contains(CAMERA);
    assertThat(Set.of(scene.settings()).toString()).doesNotContain(ViidScene.PASSWORD);
  }
}
