package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while cameras upload: whatever it acknowledged is there after the next start,
/// each record with its picture, and is found by a query.
class KillIT {
  private static final int CAMERAS = 8;
  private static final int PICTURE = 20_000;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedSurvivesTwoKills() throws Exception {
    survives(2, 150);
  }

  @Test
  @Tag("soak")
  @Timeout(1800)
  void whatWasAcknowledgedSurvivesTwentyKills() throws Exception {
    survives(20, 600);
  }

  private void survives(int rounds, int acknowledgements) throws Exception {
    Map<Integer, Set<Integer>> acknowledged = new ConcurrentHashMap<>();
    AtomicInteger serial = new AtomicInteger();
    for (int round = 0; round < rounds; round++) {
      RunningServer server = RunningServer.start(folder);
      uploadUntil(server, acknowledged, serial, acknowledgements);
      server.kill();
      theTrailIsSound(acknowledged);
    }
    try (RunningServer server = RunningServer.start(folder)) {
      for (Map.Entry<Integer, Set<Integer>> entry : acknowledged.entrySet()) {
        TestCamera camera = camera(entry.getKey(), server);
        assertThat(camera.register(RunningServer.PASSWORD).statusCode()).isEqualTo(200);
        for (int each : entry.getValue()) {
          String body = camera.get("/VIID/MotorVehicles/" + camera.vehicleId(each)).body();
          assertThat(body).contains(TestCamera.picture(each, PICTURE));
        }
        assertThat(camera.get("/VIID/MotorVehicles?COUNT=1").body())
            .matches(text -> total(text) >= entry.getValue().size(), "at least " + entry.getValue().size());
      }
      int all = acknowledged.values().stream().mapToInt(Set::size).sum();
      System.out.printf("kill: %d rounds, %d acknowledged records with pictures, all there%n", rounds, all);
    }
  }

  /// Whatever was acknowledged has its line, and the chain ends where the last group of writes did.
  private void theTrailIsSound(Map<Integer, Set<Integer>> acknowledged) {
    long all = acknowledged.values().stream().mapToLong(Set::size).sum();
    Cli verdict = Cli.run(folder, "audit", "verify");
    assertThat(verdict.status()).as(verdict.out() + verdict.err()).isZero();
    long lines = Long.parseLong(verdict.out().replaceAll("(?s).*head (\\d+):.*", "$1"));
    assertThat(lines).isGreaterThanOrEqualTo(all);
  }

  private static long total(String body) {
    return Long.parseLong(body.replaceAll("(?s).*\"TotalNum\"\\s*:\\s*(\\d+).*", "$1"));
  }

  /// Uploads from all cameras until there are so many acknowledgements; the uploads still go on when this
  /// returns.
  private static void uploadUntil(
      RunningServer server, Map<Integer, Set<Integer>> acknowledged, AtomicInteger serial, int count)
      throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(count);
    for (int i = 0; i < CAMERAS; i++) {
      int number = i;
      Set<Integer> mine = acknowledged.computeIfAbsent(number, _ -> ConcurrentHashMap.newKeySet());
      Thread.ofVirtual().start(() -> upload(camera(number, server), mine, serial, enough));
    }
    enough.await();
  }

  private static TestCamera camera(int number, RunningServer server) {
    return new TestCamera("330106000011900000%02d".formatted(number), server.port());
  }

  private static void upload(TestCamera camera, Set<Integer> acknowledged, AtomicInteger serial, CountDownLatch enough) {
    try {
      camera.register(RunningServer.PASSWORD);
      while (true) {
        int next = serial.incrementAndGet();
        var answer = camera.post("/VIID/MotorVehicles", camera.vehicle(next, PICTURE));
        if (answer.statusCode() == 200 && answer.body().replaceAll("\\s", "").contains("\"StatusCode\":0")) {
          acknowledged.add(next);
          enough.countDown();
        }
      }
    } catch (IOException _) {
      return; // the server is gone
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
