package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.http.RawClient.Answer;

/// Clause 9: what does not prove who somebody is, and what is said to that.
class DigestRefusalsIT {
  private static final String REGISTER = "{\"RegisterObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer register(String headers, String body) {
    return RawClient.exchange(
        server.port(),
        "POST /VIID/System/Register HTTP/1.1\r\nHost: viid\r\n" + headers + "Content-Length: "
            + body.length() + "\r\n\r\n" + body);
  }

  private Answer challenge() {
    return register("", REGISTER);
  }

  private Answer attempt(UnaryOperator<Login> how) {
    return register(how.apply(Login.of(challenge())).line(), REGISTER);
  }

  private static void assertChallengedAgain(Answer answer) {
    assertStatus(answer, 401, 4);
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).doesNotContain("stale");
    assertThat(answer.header("Authentication-Info")).isEmpty();
  }

  private static void assertStale(Answer answer) {
    assertStatus(answer, 401, 4);
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("stale=true");
  }

  @Test
  void aWrongPasswordIsChallengedAgain() {
    assertChallengedAgain(attempt(login -> login.withPassword("guess")));
  }

  @Test
  void anUnknownUserIsChallengedAgain() {
    assertChallengedAgain(attempt(login -> login.withUser("33010600001190000098")));
  }

  @Test
  void anInventedNonceIsChallengedAgain() {
    assertChallengedAgain(attempt(login -> login.withNonce("bm9uc2Vuc2U")));
  }

  @Test
  void anotherUriIsChallengedAgain() {
    assertChallengedAgain(attempt(login -> login.withUri("/VIID/System/Keepalive")));
  }

  @Test
  void anotherMethodIsChallengedAgain() {
    assertChallengedAgain(attempt(login -> login.withMethod("GET")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "xyz", "123456789"})
  void aCountThatIsNoneIsChallengedAgain(String nc) {
    assertChallengedAgain(attempt(login -> login.withNc(nc)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Basic MzMwMTA2OlB3ZA==", "Bearer abc", "Digest", "Digest username=\"33010600001190000001\"", "garbage",
        ","
  })
  void whatIsNoDigestAnswerIsChallengedAgain(String header) {
    assertChallengedAgain(register("Authorization: " + header + "\r\n", REGISTER));
  }

  @Test
  void aReplayIsAnsweredWithStaleAndAFreshNonce() {
    Login login = Login.of(challenge());
    assertStatus(register(login.line(), REGISTER), 200, 0);

    Answer replay = register(login.line(), REGISTER);

    assertStale(replay);
    assertThat(Login.nonce(replay)).isNotEqualTo(login.nonce());
    assertStatus(register(login.withNc("00000002").line(), REGISTER), 200, 0);
  }

  @Test
  void anExpiredNonceIsAnsweredWithStaleAndTheFreshOneWorks() {
    Login login = Login.of(challenge());
    server.clock.advance(Duration.ofSeconds(3_601));

    Answer answer = register(login.line(), REGISTER);

    assertStale(answer);
    assertStatus(register(login.withNonce(Login.nonce(answer)).line(), REGISTER), 200, 0);
  }

  @Test
  void anAccountDoesNotRegisterADeviceThatIsNotItsOwn() {
    Login login = Login.of(challenge());

    Answer answer = register(login.line(), REGISTER.replace("1190000001", "1190000099"));

    assertStatus(answer, 403, 4);
    assertThat(server.sessions.count()).isZero();
  }

  @Test
  void guessingIsSlowedDown() {
    Answer answer = challenge();
    for (int i = 0; i < 10 && answer.status() == 401; i++) {
      answer = attempt(login -> login.withPassword("guess"));
    }

    assertStatus(answer, 503, 2);
    assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isPositive();
    assertStatus(attempt(UnaryOperator.identity()), 503, 2);

    server.clock.advance(Duration.ofMinutes(10));

    assertStatus(attempt(UnaryOperator.identity()), 200, 0);
  }

  @Test
  void anUnreadableRegisterIsToldSoInsteadOfBeingChallenged() {
    assertStatus(register("", "{\"RegisterObject\":"), 400, 7);
    assertStatus(register("", "[1]"), 400, 8);
    assertStatus(register("", "x".repeat(70_000)), 413, 2);
  }

  @Test
  void aStrictPeerMustNotDeviate() {
    server.camera(settings -> settings.withStrict(true));

    assertStatus(attempt(login -> login.withNc("1")), 403, 4);
  }
}
