package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.server.Administration;
import org.openviid.server.Doctor;
import org.openviid.server.ServerIdentity;

/// What an operator asks first when something is wrong.
class StatusIT {
  private static final String CAMERA = "33010600001190000001";

  @TempDir Path folder;

  private Doctor.Report examined() {
    return new Doctor(Clock.systemUTC()).examine(folder, folder.resolve(ServerIdentity.CONFIG_FILE), Map.of(), false);
  }

  @Test
  void oneScreenShowsHowTheServerIs() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, "", "together")) {
      TestCamera camera = library.camera(CAMERA);
      camera.register("together");
      camera.post("/VIID/MotorVehicles", camera.vehicle(1, 100).replace("\"InfoKind\":1", "\"InfoKind\":\"1\""));
      library.camera("33010600001190000002").register("typo");

      Administration.Condition condition = Administration.status(folder);

      assertThat(condition.isWell()).isTrue();
      assertThat(condition.page())
          .contains("library " + OperatedLibrary.ID)
          .contains("well 正常")
          .contains("http://127.0.0.1:" + library.port() + "/VIID")
          .contains("1 accounts, 1 devices registered, 1 unconfirmed, 1 refused lately")
          .contains("1 stored, 0 sent again, 0 refused; 0 stored yesterday")
          .contains("text-for-number 1×")
          .contains("openviid pending");
      assertThat(condition.page().lines()).hasSizeLessThan(24);
    }
    assertThat(Administration.status(folder).isWell()).as("none runs").isFalse();
  }

  @Test
  void theDoctorFindsARunningServerWell() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      Doctor.Report report = examined();

      assertThat(report.bad()).as(report.text()).isZero();
      assertThat(report.text())
          .contains("ok    server: runs, process " + ProcessHandle.current().pid())
          .contains("ok    port: the server answers on port " + library.port())
          .contains("WARN  reachability: it listens on 127.0.0.1 only")
          .contains("fsync: median ")
          .contains("permissions");
    }
  }

  @Test
  void whatIsWrongIsSaidWithItsCure() throws Exception {
    ServerIdentity.write(folder, OperatedLibrary.ID);
    Path config = folder.resolve(ServerIdentity.CONFIG_FILE);
    String identity = Files.readString(config);
    Files.writeString(config, identity + "listen: {prot: 8400}\n");
    assertThat(examined().text()).contains("BAD   configuration").contains("'port'").contains("→ correct this in");

    Path key = Files.createFile(folder.resolve("secret.key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(
        config,
        identity + "listen: {host: 127.0.0.1, port: 1, tls: {certificate: gone.crt, key: gone.key}}\n"
            + "pictures: {publicBaseUrl: 'http://127.0.0.1:1'}\ntime: {clockServers: ['127.0.0.1:1']}\nlimits: {connections: 2000000000}\n");

    Doctor.Report report = examined();

    assertThat(report.bad()).isGreaterThanOrEqualTo(3);
    assertThat(report.text())
        .contains("BAD   permissions: others can read " + key)
        .contains("→ `chmod 600 " + key)
        .contains("BAD   certificate: " + folder.resolve("gone.crt"))
        .contains("WARN  clock: clock server 127.0.0.1:1 does not answer")
        .contains("pictures.publicBaseUrl http://127.0.0.1:1 cannot be reached")
        .contains("ok    server: none runs");
    String chinese = new Doctor(Clock.systemUTC()).examine(folder, config, Map.of(), true).text();
    assertThat(chinese).contains("他人可以读取").contains("→ chmod 600");
  }

  @Test
  void aPortThatIsTakenIsBad() throws Exception {
    Path other = folder.resolve("other");
    try (OperatedLibrary library = OperatedLibrary.start(folder.resolve("running"))) {
      ServerIdentity.write(other, OperatedLibrary.ID);
      Path config = other.resolve(ServerIdentity.CONFIG_FILE);
      Files.writeString(config, Files.readString(config) + "listen: {host: 127.0.0.1, port: " + library.port() + "}\n");

      assertThat(new Doctor(Clock.systemUTC()).examine(other, config, Map.of(), false).text())
          .contains("BAD   port: " + library.port() + " cannot be used").contains("ss -ltnp");
    }
  }

  @Test
  void devicesThatAgreeAccuseTheMachine() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, "", "together")) {
      for (int i = 1; i <= 3; i++) {
        TestCamera camera = library.camera("3301060000119000000" + i);
        camera.register("together");
        String ahead =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
                .format(Instant.now().plus(Duration.ofSeconds(90)).atOffset(ZoneOffset.ofHours(8)));
        camera.post("/VIID/MotorVehicles", camera.vehicle(i, 100).replace("20260501080000\",\"SubImage", ahead + "\",\"SubImage"));
      }

      assertThat(examined().text()).contains("3 of 3 devices agree that this machine is -");
    }
  }
}
