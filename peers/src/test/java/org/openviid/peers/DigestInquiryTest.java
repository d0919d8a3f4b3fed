package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.openviid.peers.PeersScene.CAMERA;
import static org.openviid.peers.PeersScene.HERE;
import static org.openviid.peers.PeersScene.PASSWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Authorization;
import org.openviid.auth.Credentials;
import org.openviid.auth.Verification.Attempt;
import org.openviid.auth.Verification.Way;
import org.openviid.peers.DigestInquiry.Line;
import org.openviid.peers.DigestInquiry.Secret;

class DigestInquiryTest {
  private final PeersScene scene = new PeersScene();

  private List<Line> into(String tried) {
    RefusedLogin login = scene.refused.list().getLast();
    return new DigestInquiry(scene.peers).into(login, tried);
  }

  private void addCamera() {
    scene.peers.add(Peer.of(CAMERA, Role.DEVICE, scene.now()), PASSWORD);
  }

  @Test
  void theFormerPasswordIsRecognisedAlsoWhenItWorksNoMore() {
    addCamera();
    scene.peers.password(CAMERA, "new");
    scene.clock.advance(Duration.ofHours(25));
    scene.register(CAMERA, PASSWORD, CAMERA, HERE);

    assertThat(into("")).extracting(Line::secret, Line::matches)
        .containsExactly(
            tuple(Secret.OWN, false),
            tuple(Secret.FORMER, true));
  }

  @Test
  void theSharedPasswordIsRecognisedOfADeviceThatHasItsOwn() {
    scene.withSharedPassword("together");
    addCamera();
    scene.register(CAMERA, "together", CAMERA, HERE);

    assertThat(into("")).filteredOn(Line::matches).extracting(Line::secret).containsExactly(Secret.SHARED);
  }

  @Test
  void aPasswordThatTheOperatorTriesIsJudged() {
    scene.register("admin", "secret", CAMERA, HERE);

    assertThat(into("secret")).filteredOn(Line::matches).extracting(Line::secret).containsExactly(Secret.TRIED);
    assertThat(into("other")).noneMatch(Line::matches);
    assertThat(into("")).isEmpty();
  }

  @Test
  void aWayOfComputingThatIsNotOursIsRecognised() {
    addCamera();
    Entry.Challenged challenged = (Entry.Challenged) scene.door.login(scene.knock(CAMERA, HERE, ""));
    Credentials right = (Credentials) Authorization.parse(PeersScene.answer(challenged, CAMERA, PASSWORD));
    RefusedLogin probe = refusedWith(challenged, right.response());
    String response = new DigestInquiry(scene.peers).into(probe, "").getFirst().attempts().stream()
        .filter(attempt -> attempt.way() == Way.WITHOUT_QOP).findFirst().orElseThrow().response();
    refusedWith(challenged, response);

    assertThat(into("").getFirst().attempts()).filteredOn(Attempt::matches)
        .singleElement().extracting(Attempt::way).isEqualTo(Way.WITHOUT_QOP);
  }

  /// Sends credentials over another method, so that even a right response is refused and noted.
  private RefusedLogin refusedWith(Entry.Challenged challenged, String response) {
    String header = PeersScene.answer(challenged, CAMERA, PASSWORD).replaceAll("response=\"[0-9a-f]+\"", "response=\"" + response + "\"");
    scene.door.login(new Knock("PUT", "/VIID/System/Register", CAMERA, HERE, header, "", scene.now()));
    return scene.refused.list().getLast();
  }

  @Test
  void aForeignRealmIsNamed() {
    addCamera();
    Entry.Challenged challenged = (Entry.Challenged) scene.door.login(scene.knock(CAMERA, HERE, ""));
    String foreign = PeersScene.answer(
        new Entry.Challenged(
            challenged.challenges().stream().map(each -> each.replace(PeersScene.REALM, "ipc")).toList(),
            challenged.text()),
        CAMERA, PASSWORD);
    scene.door.login(scene.knock(CAMERA, HERE, foreign));

    assertThat(scene.refused.list().getLast().text().en()).contains("'ipc'").contains(PeersScene.REALM);
    assertThat(into(PASSWORD)).filteredOn(Line::matches).extracting(Line::secret)
        .containsExactly(Secret.TRIED_IN_ITS_REALM);
  }
}
