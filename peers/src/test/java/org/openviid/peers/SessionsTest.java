package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.peers.PeersScene.CAMERA;
import static org.openviid.peers.PeersScene.HERE;
import static org.openviid.peers.PeersScene.OTHER;
import static org.openviid.peers.PeersScene.THERE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

class SessionsTest {
  private static final Duration LAPSE = Duration.ofMinutes(5);

  private final PeersScene scene = new PeersScene();

  private Session open(String deviceId, String address) {
    return scene.sessions.open(deviceId, deviceId, address, scene.now());
  }

  private boolean isRegistered(String deviceId, String address) {
    return scene.sessions.find(deviceId, address, scene.now()) != null;
  }

  @Test
  void registrationHoldsForItsDeviceAndAddressOnly() {
    open(CAMERA, HERE);

    assertThat(isRegistered(CAMERA, HERE)).isTrue();
    assertThat(isRegistered(CAMERA, THERE)).isFalse();
    assertThat(isRegistered(OTHER, HERE)).isFalse();
  }

  @Test
  void registrationLapsesAfterSilenceAndIsRenewedByRequests() {
    Session session = open(CAMERA, HERE);
    scene.clock.advance(LAPSE);
    assertThat(isRegistered(CAMERA, HERE)).isTrue();
    session.renew(scene.now());
    scene.clock.advance(LAPSE);
    assertThat(isRegistered(CAMERA, HERE)).isTrue();
    scene.clock.advance(Duration.ofMillis(1));
    assertThat(isRegistered(CAMERA, HERE)).isFalse();
  }

  @Test
  void newAddressDoesNotEndTheOthers() {
    for (int i = 0; i < 16; i++) {
      open(CAMERA, "192.0.2." + i);
    }
    for (int i = 0; i < 16; i++) {
      assertThat(isRegistered(CAMERA, "192.0.2." + i)).isTrue();
    }
  }

  @Test
  void seventeenthAddressTakesThePlaceOfTheLeastRecentlyUsed() {
    for (int i = 0; i < 16; i++) {
      scene.clock.advance(Duration.ofMillis(1));
      open(CAMERA, "192.0.2." + i);
    }
    scene.clock.advance(Duration.ofMillis(1));
    Session first = scene.sessions.find(CAMERA, "192.0.2.0", scene.now());
    assertThat(first).isNotNull();
    first.renew(scene.now());

    open(CAMERA, HERE.replace(".10", ".100"));

    assertThat(isRegistered(CAMERA, "192.0.2.0")).isTrue();
    assertThat(isRegistered(CAMERA, "192.0.2.1")).isFalse();
    assertThat(scene.sessions.of(CAMERA, scene.now())).hasSize(16);
  }

  @Test
  void restartAfterAKillKeepsRegistrations() {
    open(CAMERA, HERE);
    open(CAMERA, THERE);

    scene.clock.advance(Duration.ofDays(3));
    scene.restart();

    assertThat(isRegistered(CAMERA, HERE)).isTrue();
    assertThat(isRegistered(CAMERA, THERE)).isTrue();
    assertThat(scene.sessions.of(CAMERA, scene.now())).extracting(Session::peerId).containsOnly(CAMERA);
  }

  @Test
  void registrationThatHadLapsedBeforeTheRestartIsNotRevived() {
    open(CAMERA, HERE);
    scene.clock.advance(LAPSE);
    open(OTHER, HERE);
    scene.clock.advance(Duration.ofMillis(1));
    scene.sessions.maintain(scene.now());

    scene.restart();

    assertThat(isRegistered(CAMERA, HERE)).isFalse();
    assertThat(isRegistered(OTHER, HERE)).isTrue();
    assertThat(scene.presence.isOnline(CAMERA)).isFalse();
    assertThat(scene.presence.isOnline(OTHER)).isTrue();
  }

  @Test
  void damagedRecordStopsTheStartAndNamesTheDevice() {
    for (String record : List.of("0=1 2", "0=a 2 192.0.2.1 x", "0=1 b 192.0.2.1 x")) {
      scene.commit(
          Transaction.of(new StateWrite("session", CAMERA, record.getBytes(StandardCharsets.UTF_8))));

      assertThatThrownBy(scene::restart).isInstanceOf(PeerException.class).hasMessageContaining(CAMERA);
    }
  }

  @Test
  void lastSeenIsSavedEveryThirtySecondsAndNotMoreOften() {
    Session session = open(CAMERA, HERE);
    scene.clock.advance(Duration.ofSeconds(29));
    session.renew(scene.now());
    scene.sessions.maintain(scene.now());
    assertThat(savedLastSeen()).isEqualTo(session.registeredAt());

    scene.clock.advance(Duration.ofSeconds(1));
    scene.sessions.maintain(scene.now());
    assertThat(savedLastSeen()).isEqualTo(session.lastSeen()).isEqualTo(scene.now() - 1000);
  }

  private long savedLastSeen() {
    DeviceSessions saved =
        DeviceSessions.decode(CAMERA, scene.store.states().get("session", CAMERA).orElseThrow());
    return saved.lastSeen();
  }

  @Test
  void silentDeviceGoesOfflineOnceAllItsAddressesLapsed() {
    open(CAMERA, HERE);
    scene.clock.advance(Duration.ofSeconds(200));
    open(CAMERA, THERE);
    scene.events.clear();

    scene.clock.advance(Duration.ofSeconds(101));
    scene.sessions.maintain(scene.now());
    assertThat(scene.events).isEmpty();
    assertThat(isRegistered(CAMERA, THERE)).isTrue();

    scene.clock.advance(Duration.ofSeconds(200));
    scene.sessions.maintain(scene.now());
    assertThat(scene.events)
        .containsExactly(new PresenceEvent(CAMERA, false, scene.now(), PresenceEvent.Cause.SILENT));
    assertThat(scene.store.states().get("session", CAMERA)).isEmpty();
    assertThat(scene.sessions.count()).isZero();
  }

  @Test
  void arrivalIsToldOnceHoweverOftenADeviceRegisters() {
    open(CAMERA, HERE);
    open(CAMERA, HERE);
    open(CAMERA, THERE);

    assertThat(scene.events)
        .containsExactly(new PresenceEvent(CAMERA, true, scene.now(), PresenceEvent.Cause.REGISTERED));
  }

  @Test
  void restartIsNoTransitionAndGivesTimeToShowUp() {
    open(CAMERA, HERE);
    scene.events.clear();
    scene.clock.advance(Duration.ofHours(1));
    scene.restart();

    scene.clock.advance(LAPSE);
    scene.sessions.maintain(scene.now());
    assertThat(scene.events).isEmpty();
    assertThat(scene.presence.isOnline(CAMERA)).isTrue();

    scene.clock.advance(Duration.ofMillis(1));
    scene.sessions.maintain(scene.now());
    assertThat(scene.events).extracting(PresenceEvent::online).containsExactly(false);
  }

  @Test
  void unregisteringEndsOneAddressAndTheLastOneThePresence() {
    open(CAMERA, HERE);
    open(CAMERA, THERE);
    scene.events.clear();

    assertThat(scene.sessions.close(CAMERA, HERE, scene.now())).isTrue();
    assertThat(scene.sessions.close(CAMERA, HERE, scene.now())).isFalse();
    assertThat(isRegistered(CAMERA, THERE)).isTrue();
    assertThat(scene.events).isEmpty();

    scene.sessions.close(CAMERA, THERE, scene.now());
    assertThat(scene.events).extracting(PresenceEvent::cause)
        .containsExactly(PresenceEvent.Cause.UNREGISTERED);
    assertThat(scene.restart().sessions.count()).isZero();
  }

  @Test
  void endOfAnAccountEndsItsRegistrations() {
    scene.sessions.open(CAMERA, "nvr", HERE, scene.now());
    scene.sessions.open(OTHER, "nvr", HERE, scene.now());
    scene.sessions.open("33", "33", HERE, scene.now());

    scene.sessions.closeAll("nvr", scene.now());

    assertThat(isRegistered(CAMERA, HERE)).isFalse();
    assertThat(isRegistered(OTHER, HERE)).isFalse();
    assertThat(isRegistered("33", HERE)).isTrue();
  }

  @Test
  void registrationThatDidNotBecomeDurableIsNone() {
    scene.storeFails = true;

    assertThatThrownBy(() -> open(CAMERA, HERE)).hasMessage("the disk is gone");

    assertThat(isRegistered(CAMERA, HERE)).isFalse();
    assertThat(scene.events).isEmpty();
  }

  @Test
  void listenerThatFailsMissesNothingElse() {
    List<String> told = new ArrayList<>();
    Presence presence = new Presence(event -> {
      told.add(event.deviceId());
      throw new IllegalStateException("no");
    });
    presence.arrived(CAMERA, 1);
    presence.arrived(OTHER, 1);
    presence.tell();

    assertThat(told).containsExactly(CAMERA, OTHER);
  }

  @Test
  void lapseIsThreeKeepalivesAndFiveMinutesAtLeast() {
    assertThat(SessionSettings.forKeepalive(Duration.ofSeconds(90)).lapse()).isEqualTo(LAPSE);
    assertThat(SessionSettings.forKeepalive(Duration.ofMinutes(2)).lapse()).isEqualTo(Duration.ofMinutes(6));
  }
}
