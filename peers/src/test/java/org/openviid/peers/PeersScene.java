package org.openviid.peers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.DigestClient;
import org.openviid.auth.DigestServer;
import org.openviid.auth.DigestSettings;
import org.openviid.store.InMemoryObjectStore;
import org.openviid.store.Transaction;

/// A library whose doors can be tried, stopped and started again over the same store.
final class PeersScene {
  static final String REALM = "33020100005030000001";
  static final String CAMERA = "34020000001190000001";
  static final String OTHER = "34020000001190000002";
  static final String PASSWORD = "Pwd@2026";
  static final String HERE = "192.0.2.10";
  static final String THERE = "192.0.2.11";

  final InMemoryObjectStore store = new InMemoryObjectStore();
  final SceneClock clock = new SceneClock();
  final List<PresenceEvent> events = new ArrayList<>();
  boolean storeFails;

  String sharedPassword = "";
  PeerRegistry peers;
  Presence presence;
  Sessions sessions;
  RefusedLogins refused;
  Doorkeeper door;

  PeersScene() {
    peers = openRegistry();
    presence = new Presence(events::add);
    sessions = openSessions();
    refused = new RefusedLogins(3);
    door = openDoor();
  }

  /// As after a kill: nothing is saved that was not saved before.
  PeersScene restart() {
    peers = openRegistry();
    presence = new Presence(events::add);
    sessions = openSessions();
    refused = new RefusedLogins(3);
    door = openDoor();
    return this;
  }

  PeersScene withSharedPassword(String password) {
    sharedPassword = password;
    return restart();
  }

  void commit(Transaction transaction) {
    if (storeFails) {
      throw new IllegalStateException("the disk is gone");
    }
    store.commit(transaction);
  }

  private PeerRegistry openRegistry() {
    return new PeerRegistry(store.states(), this::commit, new AccountSettings(REALM, sharedPassword), clock);
  }

  private Sessions openSessions() {
    return new Sessions(store.states(), this::commit, SessionSettings.DEFAULT, presence, clock);
  }

  private Doorkeeper openDoor() {
    byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    DigestServer digest = new DigestServer(DigestSettings.of(REALM, key), clock, new Random(clock.millis()));
    return new Doorkeeper(peers, sessions, digest, new LoginGuard(100), refused);
  }

  long now() {
    return clock.millis();
  }

  Knock knock(String deviceId, String address, String authorization) {
    return new Knock("POST", "/VIID/System/Register", deviceId, address, authorization, "", now());
  }

  /// The whole dance of a registration.
  Entry register(String userName, String password, String deviceId, String address) {
    Entry first = door.login(knock(deviceId, address, ""));
    return first instanceof Entry.Challenged challenged
        ? door.login(knock(deviceId, address, answer(challenged, userName, password)))
        : first;
  }

  static String answer(Entry.Challenged challenged, String userName, String password) {
    Random random = new Random(7);
    DigestClient client = new DigestClient(
        userName, password, Set.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
        () -> "c" + random.nextLong());
    client.challenged(challenged.challenges());
    return client.prove("POST", "/VIID/System/Register").orElseThrow().authorization();
  }

  /// A clock that moves only when told to.
  static final class SceneClock extends Clock {
    private long now = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();

    void advance(Duration span) {
      now += span.toMillis();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }
}
