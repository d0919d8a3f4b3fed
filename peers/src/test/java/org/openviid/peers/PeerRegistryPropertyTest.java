package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.Ha1;

/// Accounts beside a model that is a map, with collisions, a store that fails now and then, and restarts.
class PeerRegistryPropertyTest {
  private static final List<String> IDS = List.of("1", "2", "3", "4");
  private static final List<String> DEVICES = List.of("7", "8", "9*", "90");

  private record Kept(Peer peer, String password) {}

  @Test
  void anySequenceOfChangesLeavesWhatTheModelSays() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      PeersScene scene = new PeersScene();
      Map<String, Kept> model = new HashMap<>();
      for (int step = 0; step < 40; step++) {
        scene.storeFails = random.nextInt(5) == 0;
        act(random, scene, model);
        scene.storeFails = false;
        assertSame(seed, step, scene, model);
      }
      scene.restart();
      assertSame(seed, -1, scene, model);
    }
  }

  private static void act(Random random, PeersScene scene, Map<String, Kept> model) {
    String id = IDS.get(random.nextInt(IDS.size()));
    Set<String> devices = Set.of(DEVICES.get(random.nextInt(DEVICES.size())));
    String password = "p" + random.nextInt();
    try {
      switch (random.nextInt(4)) {
        case 0 -> {
          String user = random.nextBoolean() ? id : IDS.get(random.nextInt(IDS.size()));
          Peer peer = new Peer(id, user, Role.DEVICE, devices, PeerSettings.DEFAULT, Scope.ALL, true, 0);
          scene.peers.add(peer, password);
          model.put(id, new Kept(peer, password));
        }
        case 1 -> {
          Peer changed = scene.peers.update(id, peer -> peer.withDeviceIds(devices));
          model.computeIfPresent(id, (same, kept) -> new Kept(changed, kept.password()));
        }
        case 2 -> {
          scene.peers.password(id, password);
          model.computeIfPresent(id, (same, kept) -> new Kept(kept.peer(), password));
        }
        default -> {
          scene.peers.remove(id);
          model.remove(id);
        }
      }
    } catch (PeerException e) {
      assertThat(e.code()).isIn("OV-1802", "OV-1808", "OV-1810", "OV-1811");
    } catch (IllegalStateException e) {
      assertThat(scene.storeFails).isTrue();
    }
  }

  private static void assertSame(int seed, int step, PeersScene scene, Map<String, Kept> model) {
    assertThat(scene.peers.list()).as("seed %d, step %d", seed, step)
        .containsExactlyInAnyOrderElementsOf(model.values().stream().map(Kept::peer).toList());
    for (Kept kept : model.values()) {
      Peer peer = kept.peer();
      assertThat(scene.peers.findUser(peer.userName())).as("seed %d, step %d", seed, step).contains(peer);
      assertThat(scene.peers.find(peer.userName(), DigestAlgorithm.MD5)).as("seed %d, step %d", seed, step)
          .startsWith(Ha1.of(DigestAlgorithm.MD5, peer.userName(), PeersScene.REALM, kept.password()));
    }
    for (String device : List.of("7", "8", "91")) {
      assertThat(scene.peers.speakerFor(device).isPresent()).as("seed %d, step %d: %s", seed, step, device)
          .isEqualTo(model.values().stream().anyMatch(kept -> kept.peer().speaksFor(device)));
    }
  }
}
