package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.peers.PeersScene.HERE;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Guard rails: every request of every device goes through here.
class SessionsCostTest {
  private static final int DEVICES = 1_000;
  private static final int ROUNDS = 2_000_000;

  @Test
  void findingAPeerAllocatesNothingAndCostsLittle() {
    PeersScene scene = new PeersScene();
    String[] ids = new String[DEVICES];
    for (int i = 0; i < DEVICES; i++) {
      ids[i] = "3402000000119%07d".formatted(i);
      scene.peers.add(Peer.of(ids[i], Role.DEVICE, 0), "x");
      scene.sessions.open(ids[i], ids[i], HERE, scene.now());
    }
    knock(scene, ids);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long spent = threads.getCurrentThreadCpuTime();

    int known = knock(scene, ids);

    long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    long nanos = (threads.getCurrentThreadCpuTime() - spent) / ROUNDS;
    assertThat(known).isEqualTo(ROUNDS);
    assertThat(bytes).as("bytes for %d requests", ROUNDS).isLessThan(ROUNDS / 10);
    assertThat(nanos).as("CPU nanoseconds a request").isLessThan(600);
  }

  private static int knock(PeersScene scene, String[] ids) {
    int known = 0;
    long now = scene.now();
    for (int i = 0; i < ROUNDS; i++) {
      if (scene.door.known(ids[i % DEVICES], HERE, now + i) != null) {
        known++;
      }
    }
    return known;
  }
}
