package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trail of accesses as an operator meets it: beside a running server, after a kill, and after somebody
/// has tampered with the files.
class AuditIT {
  private static final String CAMERA = "33010600001190000001";
  private static final String PLATFORM = "33010600005020000001";
  private static final String PASSWORD = "platform-2026";

  @TempDir Path folder;

  private TestCamera uploaded(RunningServer server, int count) throws Exception {
    TestCamera camera = new TestCamera(CAMERA, server.port());
    camera.register(RunningServer.PASSWORD);
    for (int i = 1; i <= count; i++) {
      assertThat(camera.post("/VIID/MotorVehicles", camera.vehicle(i, 200)).statusCode()).isEqualTo(200);
    }
    return camera;
  }

  private TestCamera platform(RunningServer server) throws Exception {
    TestCamera platform = new TestCamera(PLATFORM, server.port());
    assertThat(platform.register(PASSWORD).statusCode()).isEqualTo(200);
    return platform;
  }

  private void addPlatform() throws IOException {
    Path secret = folder.resolveSibling("secret-" + folder.getFileName());
    Files.writeString(secret, PASSWORD);
    Cli added = Cli.run(folder, "peer", "add", PLATFORM, "--role", "application-platform", "--password-file", secret.toString());
    assertThat(added.status()).as(added.err()).isZero();
  }

  @Test
  void whoReadAnObjectIsFoundByPeerByObjectAndByTimeWhileTheServerRuns() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      addPlatform();
      TestCamera camera = uploaded(server, 3);
      TestCamera platform = platform(server);
      platform.get("/VIID/MotorVehicles?(PlateNo%20LIKE%20A0000)");
      platform.get("/VIID/MotorVehicles/" + camera.vehicleId(2));

      Cli byPeer = Cli.run(folder, "audit", "search", "--peer", PLATFORM);
      assertThat(byPeer.status()).as(byPeer.err()).isZero();
      assertThat(byPeer.lines()).hasSize(2);
      assertThat(byPeer.lines().getFirst()).contains(PLATFORM, "127.0.0.1", "query", "MotorVehicle", "LIKE");
      assertThat(byPeer.lines().getLast()).contains("read", camera.vehicleId(2));

      Cli byObject = Cli.run(folder, "audit", "search", "--object", camera.vehicleId(2));
      assertThat(byObject.lines()).as("uploaded, found by a query, read").hasSize(3);
      assertThat(byObject.lines().getFirst()).contains(CAMERA, "create");
      assertThat(Cli.run(folder, "audit", "search", "--object", camera.vehicleId(3)).lines()).hasSize(2);

      assertThat(Cli.run(folder, "audit", "search", "--from", "1h", "--action", "create").lines()).hasSize(3);
      Cli before = Cli.run(folder, "audit", "search", "--until", "2026-01-01");
      assertThat(before.status()).isEqualTo(1);
      assertThat(before.out()).isEmpty();
      assertThat(Cli.run(folder, "audit", "search", "--limit", "1").lines()).singleElement().asString().contains("read");
      Cli wrong = Cli.run(folder, "audit", "search", "--from", "yesterday");
      assertThat(wrong.status()).isEqualTo(2);
      assertThat(wrong.err()).contains("OV-2426").contains("yesterday");
    }
  }

  @Test
  void anExportIsCheckedWithoutTheServerAndAChangeOfItIsFound() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    try (RunningServer server = RunningServer.start(folder.resolve("data"))) {
      uploaded(server, 20);
      Cli export = Cli.run(folder.resolve("data"), "audit", "export", "--out", file.toString());
      assertThat(export.status()).as(export.err()).isZero();
      assertThat(export.err()).contains("exported 20 lines");
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    assertThat(lines).hasSize(20).allSatisfy(line -> assertThat(line).startsWith("{\"number\":").contains(CAMERA));
    Cli sound = Cli.run(folder, "audit", "verify", "--file", file.toString());
    assertThat(sound.status()).as(sound.out() + sound.err()).isZero();
    assertThat(sound.out()).contains("sound: 20 lines checked, 19 of them follow the one before");

    lines.set(7, lines.get(7).replace("127.0.0.1", "127.0.0.2"));
    Files.write(file, lines);
    Cli changed = Cli.run(folder, "audit", "verify", "--file", file.toString());
    assertThat(changed.status()).isEqualTo(1);
    assertThat(changed.out()).contains("OV-2441 line 8 ").contains("NOT SOUND");
  }

  @Test
  void theTrailIsSoundAfterAKillAndWhatWasNotedBeforeStillHolds() throws Exception {
    String head;
    try (RunningServer server = RunningServer.start(folder)) {
      uploaded(server, 30);
      head = Cli.run(folder, "audit", "head").out().strip();
      assertThat(head).matches("30:[0-9a-f]{64}");
      server.kill();
    }
    Cli closed = Cli.run(folder, "audit", "verify", "--anchor", head);
    assertThat(closed.status()).as(closed.out() + closed.err()).isZero();
    assertThat(closed.out()).contains("sound: 30 lines checked, 1 to 30").contains("head " + head);
    try (RunningServer server = RunningServer.start(folder)) {
      uploaded(server, 1);
      Cli running = Cli.run(folder, "audit", "verify", "--anchor", head);
      assertThat(running.status()).as(running.out() + running.err()).isZero();
      Cli other = Cli.run(folder, "audit", "verify", "--anchor", "29:" + head.substring(3));
      assertThat(other.status()).isEqualTo(1);
      assertThat(other.out()).contains("OV-2436");
    }
  }

  @Test
  void settingTheStoreBackToAnOlderCopyIsFoundByTheAnchorsOfTheServerItself() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      uploaded(server, 5);
      server.stop();
    }
    Path store = folder.resolve("store");
    Path older = folder.resolve("older");
    copy(store, older);
    try (RunningServer server = RunningServer.start(folder)) {
      uploaded(server, 9);
      server.stop();
    }
    assertThat(Cli.run(folder, "audit", "verify").status()).isZero();
    delete(store);
    copy(older, store);
    Cli verdict = Cli.run(folder, "audit", "verify");
    assertThat(verdict.status()).as(verdict.out()).isEqualTo(1);
    assertThat(verdict.out()).contains("OV-2437");

    Path anchors = folder.resolve("audit.anchors");
    List<String> lines = new ArrayList<>(Files.readAllLines(anchors));
    lines.removeLast();
    lines.set(0, lines.getFirst().replaceFirst(" (\\d+) ", " 1$1 "));
    Files.write(anchors, lines);
    Cli forged = Cli.run(folder, "audit", "verify");
    assertThat(forged.status()).as("an anchor that was changed is known by its signature").isEqualTo(1);
    assertThat(forged.out()).contains("OV-2430");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
