package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.auth.LoginScene.TARGET;
import static org.openviid.auth.LoginScene.USER;
import static org.openviid.auth.LoginScene.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.auth.Verification.Accepted;
import org.openviid.auth.Verification.Attempt;
import org.openviid.auth.Verification.Cause;
import org.openviid.auth.Verification.Reason;
import org.openviid.auth.Verification.Refused;
import org.openviid.auth.Verification.Stale;
import org.openviid.auth.Verification.Way;

class DigestServerTest {
  private static final String QOP = ", qop=auth, nc=00000001, cnonce=\"c0ffee\", algorithm=MD5";

  private final LoginScene scene = new LoginScene();

  @Test
  void rightAnswerIsAcceptedWithoutAnyTolerance() {
    Verification verification = scene.post(answer(scene.challenge(), TARGET, QOP));

    assertThat(verification).isInstanceOf(Accepted.class);
    assertThat(((Accepted) verification).userName()).isEqualTo(USER);
    assertThat(((Accepted) verification).tolerances()).isEmpty();
  }

  @Test
  void wrongPasswordIsRefusedAndCountsAsGuess() {
    DigestClient client = scene.client("pwd@2026", DigestAlgorithm.MD5);
    client.challenged(List.of(scene.challenge().header()));

    Refused refused = refused(scene.post(client.prove("POST", TARGET).orElseThrow().authorization()));

    assertThat(refused.reason()).isEqualTo(Reason.WRONG_RESPONSE);
    assertThat(refused.reason().isGuess()).isTrue();
    assertThat(refused.attempts()).noneMatch(Attempt::matches);
  }

  @Test
  void refusalShowsWhichWayTheClientComputed() {
    Challenge challenge = scene.challenge();
    String ha2 = DigestAlgorithm.MD5.hash("POST", TARGET);
    String ha1 = DigestAlgorithm.MD5.hash(USER, LoginScene.REALM, LoginScene.PASSWORD);
    String oldForm = DigestAlgorithm.MD5.hash(ha1, challenge.nonce(), ha2);
    String header =
        answer(challenge, TARGET, QOP).replaceFirst("response=\"[0-9a-f]+\"", "response=\"" + oldForm + "\"");

    Refused refused = refused(scene.post(header));

    assertThat(refused.attempts()).filteredOn(Attempt::matches).extracting(Attempt::way)
        .containsExactly(Way.WITHOUT_QOP);
    assertThat(refused.toString()).doesNotContain(LoginScene.PASSWORD).doesNotContain(ha1);
  }

  @Test
  void passwordBeforeTheLastChangeIsAcceptedWhileItIsValid() {
    scene.passwords.addFirst("a newer one");

    assertThat(scene.post(answer(scene.challenge(), TARGET, QOP))).isInstanceOf(Accepted.class);
  }

  @Test
  void unknownUserIsRefused() {
    String header = answer(scene.challenge(), TARGET, QOP).replace(USER, "34020000001190000002");

    assertThat(refused(scene.post(header)).reason()).isEqualTo(Reason.UNKNOWN_USER);
  }

  @Test
  void answerForAnotherMethodIsRefused() {
    assertThat(refused(scene.verify("DELETE", TARGET, answer(scene.challenge(), TARGET, QOP))).reason())
        .isEqualTo(Reason.WRONG_RESPONSE);
  }

  @ParameterizedTest
  @CsvSource({
    "/VIID/System/UnRegister, /VIID/System/Register",
    "/VIID/Faces?IDList=1, /VIID/Faces?IDList=2",
    "/VIID/Faces, /VIID/Faces?IDList=2",
    "/, /VIID/System/Register",
    "/Register, /VIID/System/Register",
    "http://192.0.2.10/VIID/System/Time, /VIID/System/Register",
    "http://192.0.2.10, /VIID/System/Register",
    "'', /VIID/System/Register",
    "ystem/Register, /VIID/System/Register",
    "System/Register, /VIID/System/Register",
  })
  void answerForAnotherResourceIsRefused(String signed, String asked) {
    Refused refused = refused(scene.verify("POST", asked, answer(scene.challenge(), signed, QOP)));

    assertThat(refused.reason()).isEqualTo(Reason.WRONG_URI);
    assertThat(refused.reason().isGuess()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.10:1400/VIID/System/Register, /VIID/System/Register, ABSOLUTE_URI",
    "/VIID/System/Register, http://192.0.2.10:1400/VIID/System/Register, ",
    "/gateway/VIID/System/Register, /VIID/System/Register, OTHER_BASE_PATH",
    "/VIID/System/Register, /gateway/VIID/System/Register, OTHER_BASE_PATH",
    "/VIID/Faces?IDList=1, /gateway/VIID/Faces?IDList=1, OTHER_BASE_PATH",
  })
  void uriOfTheSameResourceIsHashedAsSent(String signed, String asked, Tolerance tolerance) {
    Accepted accepted = accepted(scene.verify("POST", asked, answer(scene.challenge(), signed, QOP)));

    assertThat(accepted.tolerances()).isEqualTo(tolerance == null ? Set.of() : Set.of(tolerance));
  }

  @Test
  void inventedNonceIsRefusedAndIsNoGuess() {
    Challenge invented =
        new Challenge(LoginScene.REALM, "0f3c9b1d5a7e4f0c8e21", "o", DigestAlgorithm.MD5, true, false);

    Refused refused = refused(scene.post(answer(invented, TARGET, QOP)));

    assertThat(refused.reason()).isEqualTo(Reason.INVENTED_NONCE);
    assertThat(refused.reason().isGuess()).isFalse();
  }

  @Test
  void nonceOfAnotherKeyIsRefused() {
    DigestSettings other =
        DigestSettings.of(LoginScene.REALM, "fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    Challenge foreign =
        new DigestServer(other, scene.clock, new Random(1)).challenge(DigestAlgorithm.MD5, false);

    assertThat(refused(scene.post(answer(foreign, TARGET, QOP))).reason()).isEqualTo(Reason.INVENTED_NONCE);
  }

  @Test
  void nonceLivesForItsLifetimeAndIsStaleAfterIt() {
    Challenge challenge = scene.challenge();
    scene.clock.advance(Duration.ofHours(1));
    assertThat(scene.post(answer(challenge, TARGET, QOP))).isInstanceOf(Accepted.class);

    scene.clock.advance(Duration.ofMillis(1));
    assertThat(scene.post(answer(challenge, TARGET, QOP.replace("00000001", "00000002"))))
        .isEqualTo(new Stale(USER, Cause.EXPIRED));
  }

  @Test
  void wrongPasswordWithAnExpiredNonceIsRefusedNotStale() {
    Challenge challenge = scene.challenge();
    scene.clock.advance(Duration.ofHours(2));
    String header = answer(challenge, TARGET, QOP).replaceFirst("response=\"..", "response=\"zz");

    assertThat(refused(scene.post(header)).reason()).isEqualTo(Reason.WRONG_RESPONSE);
  }

  @Test
  void replayedAnswerIsStale() {
    String header = answer(scene.challenge(), TARGET, QOP);
    scene.post(header);

    assertThat(scene.post(header)).isEqualTo(new Stale(USER, Cause.REPLAYED));
  }

  @Test
  void refusedAnswerDoesNotUseUpItsCount() {
    String header = answer(scene.challenge(), TARGET, QOP);
    scene.post(header.replaceFirst("response=\"..", "response=\"zz"));

    assertThat(scene.post(header)).isInstanceOf(Accepted.class);
  }

  @Test
  void nonceIsUsableAgainAsLongAsItsCountGrows() {
    DigestClient client = scene.challengedClient();
    for (int i = 0; i < 300; i++) {
      assertThat(scene.post(client.prove("POST", TARGET).orElseThrow().authorization()))
          .isInstanceOf(Accepted.class);
    }
  }

  @Test
  void answerWithoutQopIsAcceptedOnceAndIsStaleThen() {
    String header = answer(scene.challenge(), TARGET, ", algorithm=MD5");

    Accepted accepted = accepted(scene.post(header));
    assertThat(accepted.tolerances()).containsExactly(Tolerance.NO_QOP);
    assertThat(accepted.authenticationInfo()).isEmpty();
    assertThat(scene.post(header)).isEqualTo(new Stale(USER, Cause.REPLAYED));
  }

  @Test
  void countIsHashedAsSent() {
    Accepted accepted = accepted(
        scene.post(answer(scene.challenge(), TARGET, ", qop=auth, nc=1, cnonce=\"c0ffee\", algorithm=MD5")));

    assertThat(accepted.tolerances()).containsExactly(Tolerance.SHORT_NC);
  }

  @ParameterizedTest
  @CsvSource({"0", "00000000", "000000001", "g", "-1", "''", "１"})
  void countThatIsNoneIsRefused(String count) {
    String header = answer(scene.challenge(), TARGET, QOP).replace("nc=00000001", "nc=\"" + count + "\"");

    assertThat(refused(scene.post(header)).reason()).isEqualTo(Reason.BAD_COUNT);
  }

  @Test
  void qopWithoutClientNonceIsRefused() {
    String header = answer(scene.challenge(), TARGET, QOP).replace("cnonce=\"c0ffee\", ", "");

    assertThat(refused(scene.post(header)))
        .extracting(Refused::reason, Refused::detail)
        .containsExactly(Reason.MISSING_FIELD, "cnonce");
  }

  @Test
  void integrityProtectionIsNotSpoken() {
    String header = answer(scene.challenge(), TARGET, QOP).replace("qop=auth", "qop=auth-int");

    assertThat(refused(scene.post(header)).reason()).isEqualTo(Reason.UNSUPPORTED_QOP);
  }

  @Test
  void sessionVariantIsNotSpoken() {
    String header = answer(scene.challenge(), TARGET, QOP).replace("=MD5", "=MD5-sess");

    assertThat(refused(scene.post(header)).reason()).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
  }

  @Test
  void foreignRealmIsToleratedWhenTheDigestWasMadeWithOurs() {
    String header =
        answer(scene.challenge(), TARGET, QOP).replace("realm=\"" + LoginScene.REALM, "realm=\"viid");

    assertThat(accepted(scene.post(header)).tolerances()).containsExactly(Tolerance.FOREIGN_REALM);
  }

  @Test
  void refusalNamesTheForeignRealm() {
    Challenge challenge = scene.challenge();
    Challenge other =
        new Challenge("viid", challenge.nonce(), challenge.opaque(), DigestAlgorithm.MD5, true, false);

    assertThat(refused(scene.post(answer(other, TARGET, QOP))).detail()).isEqualTo("viid");
  }

  @Test
  void missingOpaqueAndAlgorithmAreTolerated() {
    String header = answer(scene.challenge(), TARGET, QOP.replace(", algorithm=MD5", ""))
        .replaceFirst(", opaque=\"[0-9a-f]+\"", "");

    assertThat(accepted(scene.post(header)).tolerances())
        .containsExactlyInAnyOrder(Tolerance.MISSING_OPAQUE, Tolerance.MISSING_ALGORITHM);
  }

  @Test
  void upperCaseResponseIsTolerated() {
    String header = answer(scene.challenge(), TARGET, QOP);
    String response = header.replaceFirst(".*response=\"([0-9a-f]+)\".*", "$1");
    String upper = header.replace(response, response.toUpperCase(Locale.ROOT));

    assertThat(accepted(scene.post(upper)).tolerances()).containsExactly(Tolerance.UPPER_CASE_RESPONSE);
  }

  @Test
  void nonceMadeBeforeARestartIsStale() {
    Challenge before = scene.challenge();
    scene.clock.advance(Duration.ofSeconds(1));
    DigestServer restarted = new DigestServer(scene.settings, scene.clock, new Random(3));

    Verification verification =
        restarted.verify("POST", TARGET, Authorization.parse(answer(before, TARGET, QOP)), scene::lookup);

    assertThat(verification).isEqualTo(new Stale(USER, Cause.FORGOTTEN));
  }

  @Test
  void nonceOfAnotherNodeIsAcceptedForAMinute() {
    Challenge foreign = otherNode().challenge(DigestAlgorithm.MD5, false);
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(accepted(scene.post(answer(foreign, TARGET, QOP))).tolerances())
        .contains(Tolerance.NONCE_OF_OTHER_NODE);

    scene.clock.advance(Duration.ofMillis(1));
    assertThat(scene.post(answer(foreign, TARGET, QOP.replace("00000001", "00000002"))))
        .isEqualTo(new Stale(USER, Cause.OTHER_NODE));
  }

  private DigestServer otherNode() {
    DigestSettings settings = new DigestSettings(
        LoginScene.REALM, scene.settings.key(), 2, Duration.ofHours(1), Duration.ofMinutes(1), 1000);
    return new DigestServer(settings, scene.clock, new Random(4));
  }

  @Test
  void nonceOfTheFutureIsStaleSoThatAClockSetBackOpensNothing() {
    scene.clock.advance(Duration.ofHours(5));
    Challenge challenge = scene.challenge();
    scene.clock.advance(Duration.ofHours(-5));

    assertThat(scene.post(answer(challenge, TARGET, QOP))).isEqualTo(new Stale(USER, Cause.EXPIRED));
  }

  @Test
  void otherSchemesAndBrokenHeadersAreNamed() {
    assertThat(refused(scene.post("Basic dXNlcjpwYXNz")))
        .extracting(Refused::reason, Refused::detail).containsExactly(Reason.OTHER_SCHEME, "Basic");
    assertThat(refused(scene.post(""))).extracting(Refused::reason).isEqualTo(Reason.OTHER_SCHEME);
    assertThat(refused(scene.post("Digest username=\"a\", nonce=\"b\", response=\"c\"")))
        .extracting(Refused::reason, Refused::detail).containsExactly(Reason.MISSING_FIELD, "uri");
    assertThat(refused(scene.post(answer(scene.challenge(), TARGET, QOP + ", uri=\"/\""))).reason())
        .isEqualTo(Reason.MALFORMED);
    assertThat(refused(scene.post("Digest " + "a".repeat(9000))).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void challengeNamesAlgorithmAndStaleness() {
    assertThat(scene.server.challenge(DigestAlgorithm.SHA_256, true).header())
        .startsWith("Digest realm=\"" + LoginScene.REALM + "\", qop=\"auth\", nonce=\"")
        .endsWith(", algorithm=SHA-256, stale=true");
    assertThat(scene.challenge().header()).endsWith(", algorithm=MD5").doesNotContain("stale");
  }

  @Test
  void settingsDoNotShowTheirKey() {
    assertThat(scene.settings.toString()).doesNotContain("key").doesNotContain("[B@");
  }

  private static Refused refused(Verification verification) {
    assertThat(verification).isInstanceOf(Refused.class);
    return (Refused) verification;
  }

  private static Accepted accepted(Verification verification) {
    assertThat(verification).isInstanceOf(Accepted.class);
    return (Accepted) verification;
  }
}
