package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backing up and restoring, as an operator does it.
class BackupIT {
  private static final String CAMERA = "33010600001190000001";

  @TempDir Path folder;

  private record Run(int status, String output) {}

  private static Run run(String... words) throws Exception {
    List<String> command = RunningServer.java();
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path backups() {
    return folder.resolve("backups");
  }

  private List<Path> made() throws IOException {
    try (Stream<Path> found = Files.list(backups())) {
      return new ArrayList<>(found.sorted().toList());
    }
  }

  @Test
  void aLibraryThatIsBackedUpWhileItRunsIsThereAgainAfterwards() throws Exception {
    try (RunningServer server = RunningServer.start(data())) {
      TestCamera camera = new TestCamera(CAMERA, server.port());
      camera.register(RunningServer.PASSWORD);
      assertThat(camera.post("/VIID/MotorVehicles", camera.vehicle(1, 30_000)).body()).contains("\"StatusCode\":0");
      Files.createDirectories(backups().resolve("openviid-" + "33010600005030000001" + "-broken.unfinished"));
      Run run = run("backup", "make", "--data", data().toString(), "--to", backups().toString());
      assertThat(run.output()).contains("1 pictures").contains("verified").contains("verifying: 100 %");
      assertThat(run.status()).isZero();
      camera.post("/VIID/MotorVehicles", camera.vehicle(2, 30_000));
    }
    Path backup = made().stream().filter(path -> !path.toString().endsWith(".unfinished")).findFirst().orElseThrow();
    assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(run("backup", "list", backups().toString()).output()).contains(backup.toString()).doesNotContain("EXPIRED");
    assertThat(run("backup", "verify", backup.toString()).status()).isZero();

    Path restored = folder.resolve("restored");
    Run run = run("restore", backup.toString(), "--data", restored.toString());
    assertThat(run.output()).contains("restored 1 pictures").contains("openviid serve --data " + restored);
    try (RunningServer server = RunningServer.start(restored)) {
      TestCamera camera = new TestCamera(CAMERA, server.port());
      String found = camera.get("/VIID/MotorVehicles?MotorVehicle.PassTime=20260501080000").body();
      assertThat(found).as("the camera need not register again").contains(camera.vehicleId(1))
          .contains(TestCamera.picture(1, 30_000)).doesNotContain(camera.vehicleId(2));
      assertThat(camera.post("/VIID/MotorVehicles", camera.vehicle(3, 30_000)).body()).contains("\"StatusCode\":0");
    }
  }

  @Test
  void aBackupCanAlsoBeMadeWhenNoServerRunsAndIsGoneWhenItsTimeIsOver() throws Exception {
    assertThat(run("init", "--area", "330106", "--data", data().toString()).status()).isZero();
    String to = backups().toString();
    assertThat(run("backup", "make", "--data", data().toString(), "--to", to).status()).isZero();
    Path first = made().getFirst();
    Path manifest = first.resolve("store/MANIFEST");
    Files.writeString(manifest, Files.readString(manifest).replaceFirst("expires: .*", "expires: 2026-01-01T00:00:00Z"));
    assertThat(run("backup", "list", to).output()).contains("EXPIRED");
    Run refused = run("restore", first.toString(), "--data", folder.resolve("restored").toString());
    assertThat(refused.output()).contains("OV-2396");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(run("backup", "make", "--data", data().toString(), "--to", to, "--keep", "0").output()).contains("OV-2397");
    Run second = run("backup", "make", "--data", data().toString(), "--to", to);
    assertThat(second.output()).contains("deleted " + first);
    assertThat(first).doesNotExist();
  }

  @Test
  void whatIsWrongIsSaidInOneSentence() throws Exception {
    assertThat(run("restore", folder.toString(), "--data", data().toString()).output()).contains("OV-1750");
    assertThat(run("backup", "list", folder.resolve("none").toString()).output()).contains("OV-2387");
    assertThat(run("init", "--area", "330106", "--data", data().toString()).status()).isZero();
    assertThat(run("backup", "make", "--data", data().toString(), "--to", data().resolve("b").toString()).output())
        .contains("OV-2389");
  }
}
