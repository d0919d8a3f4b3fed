package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.peers.PeersScene.CAMERA;
import static org.openviid.peers.PeersScene.HERE;
import static org.openviid.peers.PeersScene.OTHER;
import static org.openviid.peers.PeersScene.PASSWORD;
import static org.openviid.peers.PeersScene.THERE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.auth.DigestServer;
import org.openviid.auth.DigestSettings;
import org.openviid.auth.Tolerance;
import org.openviid.peers.RefusedLogin.Cause;
import org.openviid.schema.Outcome;

class DoorkeeperTest {
  private static final String CERTIFICATE = "00ff".repeat(16);

  private final PeersScene scene = new PeersScene();

  private void addCamera() {
    scene.peers.add(Peer.of(CAMERA, Role.DEVICE, scene.now()), PASSWORD);
  }

  private void addCamera(PeerSettings settings) {
    scene.peers.add(Peer.of(CAMERA, Role.DEVICE, scene.now()).with(settings), PASSWORD);
  }

  @Test
  void deviceRegistersAndIsKnownFromThen() {
    addCamera();

    Entry.Admitted admitted = admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));

    assertThat(admitted.as()).isEqualTo(CAMERA);
    assertThat(admitted.created()).isFalse();
    assertThat(admitted.authenticationInfo()).startsWith("rspauth=");
    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isEqualTo(admitted.peer());
    assertThat(admitted(scene.door.admit(scene.knock(CAMERA, HERE, ""))).peer()).isEqualTo(admitted.peer());
  }

  @Test
  void strangerIsChallengedAndKnowsNobody() {
    Entry.Challenged challenged = challenged(scene.door.admit(scene.knock(CAMERA, HERE, "")));

    assertThat(challenged.text().outcome()).isEqualTo(Outcome.UNREGISTERED);
    assertThat(challenged.text().code()).isEqualTo("OV-1820");
    assertThat(challenged.challenges()).hasSize(1).first().asString().contains("algorithm=MD5");
    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNull();
  }

  @Test
  void registerIsChallengedEvenOfARegisteredDevice() {
    addCamera();
    scene.register(CAMERA, PASSWORD, CAMERA, HERE);

    assertThat(challenged(scene.door.login(scene.knock(CAMERA, HERE, ""))).text().code())
        .isEqualTo("OV-1822");
  }

  @Test
  void newAddressHasToRegisterAndTheOldOneStays() {
    addCamera();
    scene.register(CAMERA, PASSWORD, CAMERA, HERE);

    challenged(scene.door.admit(scene.knock(CAMERA, THERE, "")));
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, THERE));

    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNotNull();
    assertThat(scene.door.known(CAMERA, THERE, scene.now())).isNotNull();
  }

  @Test
  void everyRequestRenews() {
    addCamera();
    scene.register(CAMERA, PASSWORD, CAMERA, HERE);
    for (int i = 0; i < 10; i++) {
      scene.clock.advance(Duration.ofSeconds(299));
      assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNotNull();
    }
    scene.clock.advance(Duration.ofSeconds(301));
    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNull();
  }

  @Test
  void credentialsOnAnyOtherRequestRegisterToo() {
    addCamera();
    Entry.Challenged challenged = challenged(scene.door.admit(scene.knock(CAMERA, HERE, "")));

    admitted(scene.door.admit(scene.knock(CAMERA, HERE, PeersScene.answer(challenged, CAMERA, PASSWORD))));

    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNotNull();
  }

  @Test
  void restartMakesNobodyRegisterAgain() {
    addCamera();
    scene.register(CAMERA, PASSWORD, CAMERA, HERE);

    scene.restart();

    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNotNull();
  }

  @Test
  void removedAccountIsOutAtOnce() {
    addCamera();
    scene.register(CAMERA, PASSWORD, CAMERA, HERE);
    scene.peers.remove(CAMERA);

    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNull();
    challenged(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
  }

  @Test
  void wrongPasswordIsChallengedAgainNotedAndFinallyLockedOut() {
    addCamera();
    for (int i = 0; i < 6; i++) {
      challenged(scene.register(CAMERA, "wrong", CAMERA, HERE));
    }

    Entry.Denied denied = denied(scene.register(CAMERA, PASSWORD, CAMERA, HERE));

    assertThat(denied.text().outcome()).isEqualTo(Outcome.BUSY);
    assertThat(denied.retryAfter()).isEqualTo(1000);
    assertThat(scene.refused.list()).singleElement().satisfies(login -> {
      assertThat(login.times()).isEqualTo(7);
      assertThat(login.cause()).isEqualTo(Cause.WRONG_PASSWORD);
      assertThat(login.text().en()).contains(CAMERA).contains("another password");
    });
    scene.clock.advance(Duration.ofSeconds(1));
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
    assertThat(scene.refused.list()).isEmpty();
  }

  @Test
  void guessingUnderOtherDeviceIdentifiersIsTheSameGuessing() {
    addCamera();
    for (int i = 0; i < 6; i++) {
      challenged(scene.register(CAMERA, "wrong", "device " + i, HERE));
    }

    denied(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, THERE));
  }

  @Test
  void staleNonceIsNoFailure() {
    addCamera();
    Entry.Challenged old = challenged(scene.door.login(scene.knock(CAMERA, HERE, "")));
    scene.clock.advance(Duration.ofHours(2));

    for (int i = 0; i < 20; i++) {
      Entry.Challenged stale =
          challenged(scene.door.login(scene.knock(CAMERA, HERE, PeersScene.answer(old, CAMERA, PASSWORD))));
      assertThat(stale.challenges()).allMatch(challenge -> challenge.contains("stale=true"));
    }
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
    assertThat(scene.refused.list()).isEmpty();
  }

  @Test
  void accountSpeaksForItsDevicesOnly() {
    Peer nvr = new Peer(
        CAMERA, "admin", Role.COLLECTION_SYSTEM, Set.of(OTHER), PeerSettings.DEFAULT, Scope.ALL, true, 0);
    scene.peers.add(nvr, PASSWORD);

    assertThat(admitted(scene.register("admin", PASSWORD, OTHER, HERE)).as()).isEqualTo(OTHER);
    assertThat(admitted(scene.register("admin", PASSWORD, "", HERE)).as()).isEqualTo(CAMERA);
    Entry.Denied denied = denied(scene.register("admin", PASSWORD, "33010000001190000001", HERE));

    assertThat(denied.text().outcome()).isEqualTo(Outcome.FORBIDDEN);
    assertThat(denied.text().en()).contains("admin").contains("33010000001190000001");
    assertThat(scene.door.known(OTHER, HERE, scene.now())).isEqualTo(nvr);
    assertThat(scene.door.known("33010000001190000001", HERE, scene.now())).isNull();
    assertThat(scene.refused.list()).hasSize(1);
  }

  @Test
  void deviceTakenFromAnAccountIsOutAtOnce() {
    Peer nvr = Peer.of(CAMERA, Role.COLLECTION_SYSTEM, 0).withDeviceIds(Set.of(OTHER));
    scene.peers.add(nvr, PASSWORD);
    scene.register(CAMERA, PASSWORD, OTHER, HERE);

    scene.peers.update(CAMERA, peer -> peer.withDeviceIds(Set.of()));

    assertThat(scene.door.known(OTHER, HERE, scene.now())).isNull();
  }

  @Test
  void openModeMakesAnUnconfirmedAccount() {
    scene.withSharedPassword("together");

    Entry.Admitted admitted = admitted(scene.register(CAMERA, "together", CAMERA, HERE));

    assertThat(admitted.created()).isTrue();
    assertThat(admitted.peer().confirmed()).isFalse();
    assertThat(admitted(scene.register(CAMERA, "together", CAMERA, HERE)).created()).isFalse();
    challenged(scene.register(OTHER, "guess", OTHER, HERE));
    assertThat(scene.peers.find(OTHER)).isEmpty();
  }

  @Test
  void openModeDoesNotLetOneDeviceSpeakForAnother() {
    scene.withSharedPassword("together");

    assertThat(denied(scene.register(CAMERA, "together", OTHER, HERE)).text().outcome())
        .isEqualTo(Outcome.FORBIDDEN);
  }

  @Test
  void strictPeerIsRefusedForADeviationAndTheRefusalNamesIt() {
    addCamera(PeerSettings.DEFAULT.withStrict(true));
    Entry.Challenged challenged = challenged(scene.door.login(scene.knock(CAMERA, HERE, "")));
    String quoted = PeersScene.answer(challenged, CAMERA, PASSWORD).replace("qop=auth", "qop=\"auth\"");

    Entry.Denied denied = denied(scene.door.login(scene.knock(CAMERA, HERE, quoted)));

    assertThat(denied.text().outcome()).isEqualTo(Outcome.FORBIDDEN);
    assertThat(denied.text().en()).contains("quoted-token");
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
  }

  @Test
  void lenientPeerIsLetInAndTheDeviationReported() {
    addCamera();
    Entry.Challenged challenged = challenged(scene.door.login(scene.knock(CAMERA, HERE, "")));
    String quoted = PeersScene.answer(challenged, CAMERA, PASSWORD).replace("qop=auth", "qop=\"auth\"");

    assertThat(admitted(scene.door.login(scene.knock(CAMERA, HERE, quoted))).tolerances())
        .containsExactly(Tolerance.QUOTED_TOKEN);
  }

  @Test
  void peerBoundToAddressesNeedsNoRegistrationThereAndGetsNoneElsewhere() {
    addCamera(PeerSettings.DEFAULT.boundTo(List.of("192.0.2.10/32")));

    admitted(scene.door.admit(scene.knock(CAMERA, HERE, "")));
    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNotNull();
    assertThat(scene.presence.isOnline(CAMERA)).isTrue();
    challenged(scene.door.admit(scene.knock(CAMERA, THERE, "")));

    scene.peers.set(CAMERA, "ranges", THERE);
    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNull();
  }

  @Test
  void peerBoundToACertificateShowsItEveryTime() {
    addCamera(PeerSettings.DEFAULT.bound(BindMode.CERT, CERTIFICATE));

    admitted(scene.door.admit(certified(CERTIFICATE)));
    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNull();
    challenged(scene.door.admit(certified("")));
    challenged(scene.door.admit(certified(CERTIFICATE.replace("f", "e"))));
    admitted(scene.door.admit(certified(CERTIFICATE)));
  }

  @Test
  void oneCertificateTakesThePlaceOfAnother() {
    addCamera(PeerSettings.DEFAULT.bound(BindMode.CERT, CERTIFICATE));
    String next = "11".repeat(32);
    scene.peers.set(CAMERA, "certificate", CERTIFICATE + "," + next);

    admitted(scene.door.admit(certified(CERTIFICATE)));
    admitted(scene.door.admit(certified(next)));

    scene.peers.set(CAMERA, "certificate", next);
    challenged(scene.door.admit(certified(CERTIFICATE)));
    assertThatThrownBy(() -> scene.peers.set(CAMERA, "certificate", "00ff")).hasMessageContaining("64");
  }

  @Test
  void whoNeverLogsInIsNotedUntilItDoes() {
    addCamera();
    challenged(scene.door.admit(scene.knock(CAMERA, HERE, "")));

    assertThat(scene.refused.list()).singleElement().extracting(RefusedLogin::cause).isEqualTo(Cause.NO_LOGIN);
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
    assertThat(scene.refused.list()).isEmpty();
  }

  @Test
  void whatTellsLessDoesNotDisplaceWhatTellsMore() {
    addCamera();
    for (int i = 0; i < 8; i++) {
      scene.register(CAMERA, "wrong", CAMERA, HERE);
    }

    assertThat(scene.refused.list()).singleElement().satisfies(login -> {
      assertThat(login.cause()).isEqualTo(Cause.WRONG_PASSWORD);
      assertThat(login.times()).isEqualTo(8);
      assertThat(login.sent()).isPresent();
    });
  }

  @Test
  void aStrangerIsNotToldWhichAccountsThereAre() {
    addCamera();

    String wrong = challenged(scene.register(CAMERA, "wrong", CAMERA, HERE)).text().en();
    String unknown = challenged(scene.register("nobody", "wrong", OTHER, HERE)).text().en();

    assertThat(wrong.replace(CAMERA, "x")).isEqualTo(unknown.replace("nobody", "x"));
    assertThat(scene.refused.find(OTHER).orElseThrow().text().en()).contains("no account").contains("nobody");
  }

  @Test
  void theOperatorIsToldTheUserNameThatWasMeant() {
    scene.peers.add(
        new Peer(CAMERA, "cam-1", Role.DEVICE, Set.of(), PeerSettings.DEFAULT, Scope.ALL, true, 0), PASSWORD);

    challenged(scene.register("admin", PASSWORD, CAMERA, HERE));

    assertThat(scene.refused.find(CAMERA).orElseThrow().text().en()).contains("'admin'").contains("'cam-1'");
  }

  @Test
  void settlingLiftsTheLockAtOnce() {
    addCamera();
    for (int i = 0; i < 7; i++) {
      scene.register(CAMERA, "wrong", CAMERA, HERE);
    }
    denied(scene.register(CAMERA, PASSWORD, CAMERA, HERE));

    scene.door.settle(scene.refused.find(CAMERA).orElseThrow());

    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
  }

  @Test
  void guessersBehindOneAddressDoNotLockOutTheDevicesBehindIt() {
    addCamera();
    for (int i = 0; i < 10_000; i++) {
      scene.register("guess " + i % 500, "x", "guess " + i % 500, HERE);
    }

    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
  }

  @Test
  void peerWithoutCertificateIsNotLetInByNone() {
    addCamera(PeerSettings.DEFAULT.bound(BindMode.CERT, ""));

    challenged(scene.door.admit(certified("")));
  }

  private Knock certified(String certificate) {
    return new Knock("POST", "/VIID/Faces", CAMERA, HERE, "", certificate, scene.now());
  }

  @Test
  void peerBoundToDigestProvesItselfEveryTime() {
    addCamera(PeerSettings.DEFAULT.bound(BindMode.EVERY_REQUEST, ""));
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));

    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNull();
    Entry.Challenged challenged = challenged(scene.door.admit(scene.knock(CAMERA, HERE, "")));
    admitted(scene.door.admit(scene.knock(CAMERA, HERE, PeersScene.answer(challenged, CAMERA, PASSWORD))));
  }

  @Test
  void sha256IsOfferedFirstToPeersThatWantIt() {
    scene.peers.add(Peer.of(CAMERA, Role.DEVICE, 0), PASSWORD);
    scene.peers.set(CAMERA, "sha256", "true");

    Entry.Challenged challenged = challenged(scene.door.login(scene.knock(CAMERA, HERE, "")));

    assertThat(challenged.challenges()).hasSize(2);
    assertThat(challenged.challenges().getFirst()).contains("algorithm=SHA-256");
    admitted(scene.register(CAMERA, PASSWORD, CAMERA, HERE));
  }

  @Test
  void leavingEndsTheRegistration() {
    addCamera();
    scene.register(CAMERA, PASSWORD, CAMERA, HERE);

    assertThat(scene.door.leave(CAMERA, HERE, scene.now())).isTrue();
    assertThat(scene.door.leave(CAMERA, HERE, scene.now())).isFalse();
    assertThat(scene.door.known(CAMERA, HERE, scene.now())).isNull();
  }

  @Test
  void refusedLoginsAreBounded() {
    for (int i = 0; i < 10; i++) {
      scene.register("user " + i, "x", "device " + i, "192.0.2." + i);
    }

    assertThat(scene.refused.list()).extracting(RefusedLogin::deviceId)
        .containsExactly("device 7", "device 8", "device 9");
  }

  @Test
  void doorsOfTwoRealmsDoNotFit() {
    DigestServer other = new DigestServer(
        DigestSettings.of("x", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII)), scene.clock,
        new Random(1));

    assertThatThrownBy(
            () -> new Doorkeeper(scene.peers, scene.sessions, other, new LoginGuard(1), new RefusedLogins(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Entry.Admitted admitted(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Admitted.class);
    return (Entry.Admitted) entry;
  }

  private static Entry.Challenged challenged(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Challenged.class);
    return (Entry.Challenged) entry;
  }

  private static Entry.Denied denied(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Denied.class);
    return (Entry.Denied) entry;
  }
}
