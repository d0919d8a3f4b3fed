package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.peers.PeersScene.CAMERA;
import static org.openviid.peers.PeersScene.HERE;
import static org.openviid.peers.PeersScene.PASSWORD;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What guessing costs us. The limit is three times what is promised, as machines differ.
class DoorkeeperCostTest {
  private static final int ROUNDS = 20_000;
  private static final long PROMISED_NANOS = 50_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final PeersScene scene = new PeersScene();

  /// Headers as they come, made beforehand, as making them is the guesser's cost.
  private List<Knock> guesses() {
    List<Knock> knocks = new ArrayList<>();
    Entry.Challenged challenged = (Entry.Challenged) scene.door.login(scene.knock(CAMERA, HERE, ""));
    for (int i = 0; i < 200; i++) {
      String user = i % 2 == 0 ? CAMERA : "guess " + i;
      knocks.add(scene.knock(user, HERE, PeersScene.answer(challenged, user, "guess " + i)));
    }
    return knocks;
  }

  private long nanosEach(List<Knock> knocks) {
    long begin = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      scene.door.login(knocks.get(i % knocks.size()));
    }
    return (threads.getCurrentThreadCpuTime() - begin) / ROUNDS;
  }

  @Test
  void aWrongPasswordCostsLittleAndNobodyElseIsLockedOut() {
    scene.peers.add(Peer.of(CAMERA, Role.DEVICE, scene.now()), PASSWORD);
    scene.peers.add(Peer.of(PeersScene.OTHER, Role.DEVICE, scene.now()), PASSWORD);
    List<Knock> knocks = guesses();
    nanosEach(knocks);

    long nanos = nanosEach(knocks);

    assertThat(nanos).as("CPU nanoseconds for each").isLessThan(3 * PROMISED_NANOS);
    assertThat(scene.register(PeersScene.OTHER, PASSWORD, PeersScene.OTHER, HERE)).isInstanceOf(Entry.Admitted.class);
  }
}
