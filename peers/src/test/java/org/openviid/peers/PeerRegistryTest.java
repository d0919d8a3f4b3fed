package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.peers.PeersScene.CAMERA;
import static org.openviid.peers.PeersScene.OTHER;
import static org.openviid.peers.PeersScene.PASSWORD;
import static org.openviid.peers.PeersScene.REALM;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.Ha1;
import org.openviid.schema.Outcome;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

class PeerRegistryTest {
  private final PeersScene scene = new PeersScene();

  private Peer camera() {
    return Peer.of(CAMERA, Role.DEVICE, scene.now());
  }

  @Test
  void peerIsFoundByIdentifierUserNameAndDevice() {
    Peer nvr = new Peer(
        CAMERA, "admin", Role.COLLECTION_SYSTEM, Set.of(OTHER, "3303*"), PeerSettings.DEFAULT, Scope.ALL,
        true, 5);
    scene.peers.add(nvr, PASSWORD);

    assertThat(scene.peers.find(CAMERA)).contains(nvr);
    assertThat(scene.peers.findUser("admin")).contains(nvr);
    assertThat(scene.peers.findUser(CAMERA)).isEmpty();
    assertThat(scene.peers.speakerFor(CAMERA)).contains(nvr);
    assertThat(scene.peers.speakerFor(OTHER)).contains(nvr);
    assertThat(scene.peers.speakerFor("33030000001190000009")).contains(nvr);
    assertThat(scene.peers.speakerFor("33040000001190000009")).isEmpty();
  }

  @Test
  void accountsSurviveARestart() {
    Peer changed = camera().with(PeerSettings.DEFAULT.withStrict(true)).withDeviceIds(Set.of(OTHER));
    scene.peers.add(changed, PASSWORD);

    assertThat(scene.restart().peers.list()).containsExactly(changed);
    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.SHA_256))
        .containsExactly(Ha1.of(DigestAlgorithm.SHA_256, CAMERA, REALM, PASSWORD));
  }

  @Test
  void removedAccountIsGoneForGood() {
    scene.peers.add(camera().withDeviceIds(Set.of(OTHER)), PASSWORD);

    assertThat(scene.peers.remove(CAMERA)).isTrue();
    assertThat(scene.peers.remove(CAMERA)).isFalse();
    assertThat(scene.peers.speakerFor(OTHER)).isEmpty();
    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5)).isEmpty();
    assertThat(scene.restart().peers.list()).isEmpty();
  }

  @Test
  void previousPasswordWorksForADay() {
    scene.peers.add(camera(), PASSWORD);
    scene.peers.password(CAMERA, "newer");
    Ha1 before = Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, PASSWORD);
    Ha1 now = Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "newer");

    scene.clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(scene.restart().peers.find(CAMERA, DigestAlgorithm.MD5)).containsExactly(now, before);
    scene.clock.advance(Duration.ofMillis(1));
    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5)).containsExactly(now);
  }

  @Test
  void twoChangesOfPasswordEndTheFirst() {
    scene.peers.add(camera(), PASSWORD);
    scene.peers.password(CAMERA, "newer");
    scene.peers.password(CAMERA, "newest");

    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5)).containsExactly(
        Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "newest"),
        Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "newer"));
  }

  @Test
  void collisionsAreRefusedAndChangeNothing() {
    scene.peers.add(camera().withDeviceIds(Set.of("33010000001190000001")), PASSWORD);
    scene.peers.add(Peer.of(OTHER, Role.DEVICE, 0), PASSWORD);

    assertProblem(() -> scene.peers.add(camera(), "x"), "OV-1802");
    assertProblem(
        () -> scene.peers.add(
            new Peer("1", CAMERA, Role.DEVICE, Set.of(), PeerSettings.DEFAULT, Scope.ALL, true, 0), "x"),
        "OV-1810");
    assertProblem(
        () -> scene.peers.update(OTHER, peer -> peer.withDeviceIds(Set.of("33010000001190000001"))),
        "OV-1811");
    assertThat(scene.restart().peers.list()).extracting(Peer::id).containsExactly(CAMERA, OTHER);
    assertThat(scene.peers.find(OTHER).orElseThrow().deviceIds()).isEmpty();
  }

  @Test
  void unusableInputIsRefused() {
    assertProblem(() -> scene.peers.add(Peer.of("a b", Role.DEVICE, 0), "x"), "OV-1801");
    assertProblem(() -> scene.peers.add(Peer.of("", Role.DEVICE, 0), "x"), "OV-1801");
    assertProblem(() -> scene.peers.add(camera(), " "), "OV-1809");
    assertProblem(() -> scene.peers.password(CAMERA, "x"), "OV-1808");
    assertProblem(() -> scene.peers.set(CAMERA, "strict", "true"), "OV-1808");
    scene.peers.add(camera(), "x");
    assertProblem(() -> scene.peers.set(CAMERA, "srict", "true"), "OV-1804");
    assertProblem(() -> scene.peers.set(CAMERA, "strict", "yes"), "OV-1805");
    assertProblem(() -> scene.peers.set(CAMERA, "created", "yesterday"), "OV-1805");
    assertProblem(() -> scene.peers.set(CAMERA, "ranges", "camera.example"), "OV-1807");
    assertProblem(() -> scene.peers.set(CAMERA, "user", "admin"), "OV-1803");
  }

  @Test
  void settingsChangeByName() {
    scene.peers.add(camera(), PASSWORD);

    scene.peers.set(CAMERA, "strict", "true");
    Peer changed = scene.peers.set(CAMERA, "ranges", "192.0.2.0/24, 198.51.100.7");

    assertThat(changed.settings().strict()).isTrue();
    assertThat(changed.settings().of(Setting.RANGES)).containsExactly("192.0.2.0/24", "198.51.100.7");
    assertThat(scene.restart().peers.find(CAMERA)).contains(changed);
  }

  @Test
  void changeThatDidNotBecomeDurableIsTakenBack() {
    Peer camera = camera().withDeviceIds(Set.of("3301*"));
    scene.peers.add(camera, PASSWORD);
    scene.storeFails = true;

    assertThatThrownBy(() -> scene.peers.update(CAMERA, peer -> peer.withDeviceIds(Set.of(OTHER))))
        .hasMessage("the disk is gone");
    assertThatThrownBy(() -> scene.peers.add(Peer.of("7", Role.DEVICE, 0), "x"))
        .hasMessage("the disk is gone");
    assertThatThrownBy(() -> scene.peers.remove(CAMERA)).hasMessage("the disk is gone");

    assertThat(scene.peers.list()).containsExactly(camera);
    assertThat(scene.peers.speakerFor(OTHER)).isEmpty();
    assertThat(scene.peers.speakerFor("33010000001190000001")).contains(camera);
    assertThat(scene.peers.findUser("7")).isEmpty();
  }

  @Test
  void openModeLetsDevicesInWithTheSharedPasswordOnly() {
    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5)).isEmpty();

    scene.withSharedPassword("together");

    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5))
        .containsExactly(Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "together"));
    assertThat(scene.peers.find("admin", DigestAlgorithm.MD5)).isEmpty();
    assertThat(scene.peers.find(CAMERA + "1", DigestAlgorithm.MD5)).isEmpty();
    assertThat(scene.peers.find("３４０２００００００１１９０００００００１", DigestAlgorithm.MD5)).isEmpty();
  }

  @Test
  void deviceThatMadeItselfAnAccountIsUnconfirmedAndFollowsTheSharedPassword() {
    scene.withSharedPassword("together");
    assertThat(scene.peers.admit(CAMERA).created()).isTrue();
    assertThat(scene.peers.admit(CAMERA).created()).isFalse();

    scene.withSharedPassword("changed");

    assertThat(scene.peers.find(CAMERA).orElseThrow().confirmed()).isFalse();
    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5))
        .containsExactly(Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "changed"));
    scene.peers.password(CAMERA, "own");
    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5))
        .containsExactly(
            Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "own"), Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "changed"));
    scene.clock.advance(Duration.ofHours(24));
    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5))
        .containsExactly(Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, "own"));
  }

  @Test
  void sharedPasswordDoesNotOpenAccountsThatHaveTheirOwn() {
    scene.withSharedPassword("together");
    scene.peers.add(camera(), PASSWORD);

    assertThat(scene.peers.find(CAMERA, DigestAlgorithm.MD5))
        .containsExactly(Ha1.of(DigestAlgorithm.MD5, CAMERA, REALM, PASSWORD));
  }

  @Test
  void firstRegistrationsAtOnceMakeOneAccount() throws InterruptedException {
    scene.withSharedPassword("together");
    List<Callable<Boolean>> work = Collections.nCopies(50, () -> scene.peers.admit(CAMERA).created());

    List<Boolean> created = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : pool.invokeAll(work)) {
        created.add(done.resultNow());
      }
    }

    assertThat(created).filteredOn(one -> one).hasSize(1);
  }

  @Test
  void passwordsOfAnotherRealmOpenNothing() {
    scene.peers.add(camera(), PASSWORD);
    PeerRegistry renamed = new PeerRegistry(
        scene.store.states(), scene::commit, new AccountSettings("another", ""), scene.clock);

    assertThat(renamed.find(CAMERA, DigestAlgorithm.MD5)).isEmpty();
    renamed.password(CAMERA, "x");
    assertThat(renamed.find(CAMERA, DigestAlgorithm.MD5))
        .containsExactly(Ha1.of(DigestAlgorithm.MD5, CAMERA, "another", "x"));
  }

  @Test
  void damagedRecordStopsTheStartAndNamesTheAccount() {
    scene.peers.add(camera(), PASSWORD);
    byte[] record = scene.store.states().get("peer", CAMERA).orElseThrow();
    String damaged = new String(record, StandardCharsets.UTF_8).replace("role=device", "role=devise");
    scene.commit(Transaction.of(
        new StateWrite("peer", CAMERA, damaged.getBytes(StandardCharsets.UTF_8))));

    assertProblem(scene::restart, "OV-1800");
  }

  @Test
  void nothingStoredOrPrintedHasAPassword() {
    scene.withSharedPassword("together");
    scene.peers.add(camera(), PASSWORD);
    String stored =
        new String(scene.store.states().get("peer", CAMERA).orElseThrow(), StandardCharsets.UTF_8);
    Account account = Account.decode(CAMERA, stored.getBytes(StandardCharsets.UTF_8));

    assertThat(stored).doesNotContain(PASSWORD);
    assertThat(account.toString() + new AccountSettings(REALM, "together") + account.secrets()
        + account.peer()
        + scene.peers.describe(account.peer()))
        .doesNotContain("together")
        .doesNotContain(account.secrets().current().getFirst().hex());
  }

  private static void assertProblem(ThrowingCallable action, String code) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(PeerException.class, problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.outcome()).isNotEqualTo(Outcome.OK);
          assertThat(problem.getMessage()).doesNotContain("{");
        });
  }
}
