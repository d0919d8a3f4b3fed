package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.auth.LoginScene.TARGET;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Verification.Accepted;

class DigestClientTest {
  private final LoginScene scene = new LoginScene();

  @Test
  void clientThatWasNotChallengedHasNoProof() {
    assertThat(scene.client("x", DigestAlgorithm.MD5).prove("POST", TARGET)).isEmpty();
  }

  @Test
  void answerOfTheWorkedExample() {
    DigestClient client =
        new DigestClient("34020000001190000001", "Pwd@2026", Set.of(DigestAlgorithm.MD5), () -> "7c1d2e9a");
    client.challenged(List.of("""
        Digest realm="viid", qop="auth", nonce="0f3c9b1d5a7e4f0c8e21", opaque="5ccc069c403ebaf9", algorithm=MD5"""));

    assertThat(client.prove("POST", TARGET).orElseThrow().authorization()).isEqualTo("""
        Digest username="34020000001190000001", realm="viid", nonce="0f3c9b1d5a7e4f0c8e21", \
        uri="/VIID/System/Register", qop=auth, nc=00000001, cnonce="7c1d2e9a", \
        response="ad7685dab9c38b3e8215ccb9f81874ec", opaque="5ccc069c403ebaf9", algorithm=MD5""");
  }

  @Test
  void strongestAlgorithmThatBothAllowIsTaken() {
    List<String> both = List.of(
        scene.server.challenge(DigestAlgorithm.MD5, false).header(),
        scene.server.challenge(DigestAlgorithm.SHA_256, false).header());

    DigestClient able = scene.client("x", DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
    assertThat(able.challenged(both).orElseThrow().algorithm())
        .isEqualTo(DigestAlgorithm.SHA_256);
    assertThat(scene.client("x", DigestAlgorithm.MD5).challenged(both).orElseThrow().algorithm())
        .isEqualTo(DigestAlgorithm.MD5);
    assertThat(scene.client("x", DigestAlgorithm.SHA_256).challenged(both.subList(0, 1))).isEmpty();
  }

  @Test
  void serverProvesItselfWithTheProofOfThisRequest() {
    DigestClient client = scene.challengedClient();
    Proof first = client.prove("POST", TARGET).orElseThrow();
    Proof second = client.prove("POST", TARGET).orElseThrow();

    String info = ((Accepted) scene.post(first.authorization())).authenticationInfo();

    assertThat(first.check(info)).isEqualTo(ServerProof.PROVEN);
    assertThat(second.check(info)).isEqualTo(ServerProof.WRONG);
    assertThat(first.check(null)).isEqualTo(ServerProof.ABSENT);
    assertThat(first.check("nextnonce=\"x\"")).isEqualTo(ServerProof.ABSENT);
    assertThat(first.check("rspauth=\"\"")).isEqualTo(ServerProof.WRONG);
  }

  @Test
  void rspauthIsComputedWithoutTheMethod() {
    DigestClient client =
        new DigestClient("34020000001190000001", "Pwd@2026", Set.of(DigestAlgorithm.MD5), () -> "7c1d2e9a");
    client.challenged(List.of("Digest realm=\"viid\", qop=\"auth\", nonce=\"0f3c9b1d5a7e4f0c8e21\""));
    String ha2 = DigestAlgorithm.MD5.hash("", TARGET);
    String expected = DigestAlgorithm.MD5.hash(
        "4e831d702e7605cf0d3cd5ffba9e5264", "0f3c9b1d5a7e4f0c8e21", "00000001", "7c1d2e9a", "auth", ha2);

    assertThat(client.prove("POST", TARGET).orElseThrow().check("rspauth=\"" + expected + "\""))
        .isEqualTo(ServerProof.PROVEN);
  }

  @Test
  void countStartsAgainWithAnotherNonceOnly() {
    DigestClient client = scene.client(LoginScene.PASSWORD, DigestAlgorithm.MD5);
    String challenge = scene.challenge().header();
    client.challenged(List.of(challenge));
    assertThat(client.prove("POST", TARGET).orElseThrow().credentials().nc()).isEqualTo("00000001");
    client.challenged(List.of(challenge));
    assertThat(client.prove("POST", TARGET).orElseThrow().credentials().nc()).isEqualTo("00000002");
    client.challenged(List.of(scene.challenge().header()));
    assertThat(client.prove("POST", TARGET).orElseThrow().credentials().nc()).isEqualTo("00000001");
  }

  @Test
  void challengeOfAnotherRealmIsAnsweredUnderThatRealm() {
    DigestClient client = scene.challengedClient();
    client.prove("POST", TARGET);
    client.challenged(List.of("Digest realm=\"viid\", nonce=\"n\", qop=\"auth\""));

    Credentials sent = client.prove("POST", TARGET).orElseThrow().credentials();

    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, LoginScene.USER, "viid", LoginScene.PASSWORD);
    assertThat(sent.realm()).isEqualTo("viid");
    assertThat(sent.response()).isEqualTo(RequestDigest.of(ha1, sent).response("POST"));
  }

  @Test
  void challengeWithoutQopIsAnsweredInTheOldForm() {
    DigestClient client = scene.client(LoginScene.PASSWORD, DigestAlgorithm.MD5);
    client.challenged(List.of("Digest realm=\"viid\", nonce=\"n\""));

    Credentials sent = client.prove("POST", TARGET).orElseThrow().credentials();

    assertThat(sent.qop()).isNull();
    assertThat(sent.nc()).isNull();
    assertThat(sent.header()).doesNotContain("qop").doesNotContain("cnonce").doesNotContain("opaque");
  }

  @Test
  void unanswerableChallengesLeaveTheOneBefore() {
    DigestClient client = scene.challengedClient();

    assertThat(client.challenged(
        List.of("Basic realm=\"viid\"", "Digest realm=\"x\", nonce=\"n\", qop=\"auth-int\"")))
        .isEmpty();
    assertThat(client.challenged(List.of("Digest realm=\"x\", nonce=\"n\", algorithm=MD5-sess"))).isEmpty();
    assertThat(client.challenged(List.of("Digest realm=\"x\""))).isEmpty();
    assertThat(client.prove("POST", TARGET).orElseThrow().credentials().realm()).isEqualTo(LoginScene.REALM);
  }

  @Test
  void nothingThatIsPrintedHasThePassword() {
    DigestClient client = scene.challengedClient();
    Proof proof = client.prove("POST", TARGET).orElseThrow();

    assertThat(client + " " + proof).doesNotContain(LoginScene.PASSWORD);
    assertThat(Ha1.of(DigestAlgorithm.MD5, "a", "b", "c").toString()).isEqualTo("Ha1[MD5]");
  }
}
