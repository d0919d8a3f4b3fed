package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as its users meet it: as a process.
class ServeIT {
  private static final String CAMERA = "33010600001190000001";

  @TempDir Path folder;

  @Test
  void aCameraRegistersUploadsAndTheCaptureIsFoundAgainAlsoAfterARestart() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = new TestCamera(CAMERA, server.port());
      assertThat(camera.get("/VIID/MotorVehicles").statusCode()).isEqualTo(401);
      assertThat(camera.register("wrong").statusCode()).isEqualTo(401);
      assertThat(camera.register(RunningServer.PASSWORD).body()).contains("\"StatusCode\":0").contains(CAMERA);
      assertThat(camera.post("/VIID/MotorVehicles", camera.vehicle(1, 30_000)).body())
          .contains("\"StatusCode\":0").contains(camera.vehicleId(1));
      assertThat(camera.get("/VIID/MotorVehicles?(PlateNo%20LIKE%20A0000)").body())
          .contains(camera.vehicleId(1)).contains(TestCamera.picture(1, 30_000));
      assertThat(server.stop()).isEqualTo(143);
    }
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = new TestCamera(CAMERA, server.port());
      HttpResponse<String> found = camera.get("/VIID/MotorVehicles?MotorVehicle.PassTime=20260501080000");
      assertThat(found.statusCode()).as("the registration outlives the restart").isEqualTo(200);
      assertThat(found.body()).contains(camera.vehicleId(1)).contains(TestCamera.picture(1, 30_000));
    }
  }

  @Test
  void resultsDoNotDependOnTheMachinesTimeZone() throws Exception {
    List<String> answers = new ArrayList<>();
    for (String zone : List.of("UTC", "America/New_York", "Asia/Shanghai")) {
      try (RunningServer server = RunningServer.start(folder.resolve(zone.replace('/', '-')), Map.of("TZ", zone), "-Duser.timezone=" + zone)) {
        TestCamera camera = new TestCamera(CAMERA, server.port());
        camera.register(RunningServer.PASSWORD);
        camera.post("/VIID/MotorVehicles", camera.vehicle(1, 100));
        answers.add(
            camera.get("/VIID/MotorVehicles?MotorVehicle.PassTime%20BETWEEN%20'2026-05-01%2008:00:00'%20and%20'2026-05-01%2008:00:01'").body()
                .replaceAll("http://127[^\"]*", "ADDRESS")); // its port and signature differ
      }
    }
    assertThat(answers.getFirst()).contains("20260501080000");
    assertThat(answers).allMatch(answers.getFirst()::equals);
  }

  @Test
  void aPortInUseAndALockedFolderAreOneLineAndExitStatusTwo() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      Result locked = run("serve", "--port", "0", "--data", folder.toString());
      assertThat(locked.status()).isEqualTo(2);
      assertThat(locked.error()).hasLineCount(1).contains("OV-").contains(folder.toString());

      Result taken =
          run("serve", "--host", "127.0.0.1", "--port", Integer.toString(server.port()), "--data", folder.resolve("b").toString());
      assertThat(taken.status()).isEqualTo(2);
      assertThat(taken.error().lines().filter(line -> line.contains("OV-"))).singleElement().asString()
          .contains(Integer.toString(server.port()));
    }
  }

  @Test
  void peersAreManagedWhileTheServerRunsAndWhileItDoesNot() throws Exception {
    Result init = run("init", "--area", "330106", "--data", folder.toString());
    assertThat(init.output()).contains("33010600005030000001");
    Result added = run("peer", "add", "33010600005020000009", "--role", "application-platform", "--data", folder.toString());
    assertThat(added.output()).contains("added").contains("password");
    try (RunningServer _ = RunningServer.start(folder)) {
      assertThat(run("peer", "list", "--data", folder.toString()).output())
          .contains("33010600005020000009").contains("application-platform");
      assertThat(run("peer", "remove", "33010600005020000009", "--data", folder.toString()).output()).contains("removed");
      Result camera = run("peer", "add", CAMERA, "--user", "cam-1", "--sheet", "--data", folder.toString(), "preset=dahua");
      assertThat(camera.output()).contains("user     cam-1").contains("USER_NAME=cam-1").containsPattern("PASSWORD=[0-9A-Za-z]{16}\n");
      Result status = run("status", "--data", folder.toString());
      assertThat(status.status()).isZero();
      assertThat(status.output()).contains("1 accounts");
      Path saved = folder.resolve("trace.txt");
      assertThat(run("trace", CAMERA, "--seconds", "1", "--save", saved.toString(), "--data", folder.toString()).status()).isZero();
      assertThat(saved).content().contains("trace of " + CAMERA);
      assertThat(run("pending", "--data", folder.toString()).output()).contains("nobody is waiting");
      Result again = run("peer", "remove", "33010600005020000009", "--data", folder.toString());
      assertThat(again.status()).isEqualTo(2);
      assertThat(again.error()).contains("there is no peer");
    }
  }

  @Test
  void theDemonstrationFindsWhatItsCamerasUploaded() throws Exception {
    Result demo = run("demo", "--exit", "--seconds", "2");

    assertThat(demo.status()).as(demo.error()).isZero();
    assertThat(demo.output())
        .contains("3 of 3 cameras registered")
        .contains("motor vehicles at device 33010600001190000001")
        .contains("LIKE")
        .contains("VehicleColor=")
        .contains("data    /")
        .doesNotContain("nothing to ask for")
        .doesNotContain("status 4")
        .doesNotContain("status 5");
  }

  @Test
  void everyCommandHasHelp() throws Exception {
    for (String command : List.of(
        "demo", "serve", "init", "sheet", "peer", "pending", "trace", "status", "doctor", "explain", "reindex",
        "audit", "erase", "hold", "privacy", "bench")) {
      Result help = run(command, "--help");
      assertThat(help.status()).as(command).isZero();
      assertThat(help.output()).contains("Usage: openviid " + command);
    }
    assertThat(run("--version").output()).startsWith("openviid ");
    assertThat(run("serv").status()).isEqualTo(2);
    assertThat(run("serv").error()).contains("serve");
  }

  record Result(int status, String output, String error) {}

  private static Result run(String... arguments) throws Exception {
    List<String> command = RunningServer.java();
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output, error);
  }

  @Test
  void errorsAreExplainedAndMissingServersNamed() throws Exception {
    assertThat(run("explain", "1826").output()).contains("OV-1826").contains("用户名或口令").contains("openviid pending");
    assertThat(run("explain", "OV-1826", "--lang", "en").output()).doesNotContainPattern("[口令]{2}");
    Result unknown = run("explain", "OV-0001");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.error()).contains("OV-2462");
    run("init", "--area", "330106", "--data", folder.toString());
    assertThat(run("status", "--data", folder.toString()).status()).isEqualTo(1);
    assertThat(run("trace", CAMERA, "--data", folder.toString()).error()).contains("OV-2408");
    Result sheet = run("sheet", "--data", folder.toString());
    assertThat(sheet.output()).contains("33010600005030000001").contains("curl").contains("8400");
    Result doctor = run("doctor", "--lang", "zh", "--data", folder.resolve("gone").toString());
    assertThat(doctor.status()).isEqualTo(1);
    assertThat(doctor.output()).contains("不存在").contains("openviid init");
  }
}
