package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.server.AdminClient;

/// Erasing, holding and reporting beside a running server.
class PrivacyIT {
  private static final String CAMERA = "33010600001190000001";
  private static final String PLATFORM = "33010600005020000001";
  private static final String PASSWORD = "platform-2026";
  /// Names that compression does not take apart.
  private static final String FIRST = "Zq7xWv2KpLm4";
  private static final String SECOND = "b8RtYc5NsJd1";
  private static final String THIRD = "Hf3gUe9QkXz6";
  private static final String ALONE = "Pd6wTj2FvYc9";
  private static final String PIXELS = "PIXELS-";
  private static final String NUMBER = "330106199001011234";

  @TempDir Path folder;

  private static String personId(int serial) {
    return CAMERA + "02" + "20260501080000" + "00001" + "01" + "%05d".formatted(serial);
  }

  private static String imageId(int serial) {
    return CAMERA + "02" + "20260501080000" + "%05d".formatted(serial);
  }

  /// A picture whose content is a text, so that it is found in the files.
  private static String picture(String text) {
    return Base64.getEncoder().encodeToString(text.repeat(2_000).getBytes(StandardCharsets.UTF_8));
  }

  private static String person(int serial, String name, String number, int image) {
    return """
        {"PersonListObject":{"PersonObject":[{"PersonID":"%s","InfoKind":1,"SourceID":"%s","DeviceID":"%s",
        "Name":"%s","IDNumber":"%s","LocationMarkTime":"20260501080000","AppearTime":"20260501080000",
        "SubImageList":{"SubImageInfoObject":[{"ImageID":"%s","EventSort":16,"DeviceID":"%s","Type":"10",
        "FileFormat":"Jpeg","ShotTime":"20260501080000","Width":64,"Height":48,"Data":"%s"}]}}]}}"""
        .formatted(
            personId(serial), imageId(image), CAMERA, name, number, imageId(image), CAMERA, picture(PIXELS + name + "-"));
  }

  private static String image(int serial, String text) {
    return """
        {"ImageListObject":{"Image":[{"ImageInfo":{"ImageID":"%s","InfoKind":1,"ImageSource":"1","DeviceID":"%s",
        "ShotTime":"20260501080000","Title":"%s","SecurityLevel":"5","Width":64,"Height":48,"FileFormat":"Jpeg"},
        "Data":"%s"}]}}"""
        .formatted(imageId(serial), CAMERA, text, picture("SCENE-" + text + "-"));
  }

  private static TestCamera camera(RunningServer server) throws Exception {
    TestCamera camera = new TestCamera(CAMERA, server.port());
    assertThat(camera.register(RunningServer.PASSWORD).statusCode()).isEqualTo(200);
    return camera;
  }

  private static void post(TestCamera camera, String path, String body) throws Exception {
    assertThat(camera.post(path, body).body()).contains("\"StatusCode\":0");
  }

  /// Two persons with the number, one without, and two images; the second shows the third person too.
  private static void fill(TestCamera camera) throws Exception {
    post(camera, "/VIID/Images", image(1, ALONE));
    post(camera, "/VIID/Images", image(2, "together"));
    post(camera, "/VIID/Persons", person(1, FIRST, NUMBER, 1));
    post(camera, "/VIID/Persons", person(2, SECOND, NUMBER, 2));
    post(camera, "/VIID/Persons", person(3, THIRD, "330106199002022345", 2));
  }

  private List<String> filesWith(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (content(file).contains(text)) {
          found.add(folder.relativize(file).toString());
        }
      }
    }
    return found;
  }

  /// What a file holds; nothing when it has gone meanwhile.
  private static String content(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  @Test
  void aPersonIsErasedFromEveryFileWhileTheServerServes() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = camera(server);
      fill(camera);
      for (String text : List.of(FIRST, SECOND, NUMBER, ALONE)) {
        assertThat(filesWith(text)).as(text).isNotEmpty();
      }
      Cli dry = Cli.run(folder, "erase", "--person", personId(1), "--reason", "asked for", "--dry-run");
      assertThat(dry.out())
          .contains("would be erased: Person/" + personId(1))
          .contains("would be erased: Person/" + personId(2))
          .contains("would be erased: Image/" + imageId(1))
          .contains("shows others too, stays: Image/" + imageId(2))
          .contains("3 objects would be erased");
      assertThat(camera.get("/VIID/Persons/" + personId(1)).statusCode()).isEqualTo(200);

      Cli erased = Cli.run(folder, "erase", "--person", NUMBER, "--reason", "asked for");
      assertThat(erased.status()).as(erased.out() + erased.err()).isZero();
      assertThat(erased.out()).contains("erased 3 objects");
      for (String text : List.of(FIRST, SECOND, NUMBER, ALONE)) {
        assertThat(filesWith(text)).as(text).isEmpty();
      }
      assertThat(camera.get("/VIID/Images/" + imageId(2)).body()).contains(picture("SCENE-together-"));
      assertThat(camera.get("/VIID/Persons/" + personId(1)).statusCode()).isEqualTo(404);
      assertThat(camera.get("/VIID/Persons/" + personId(3)).body()).contains(THIRD, picture(PIXELS + THIRD + "-"));
      assertThat(camera.get("/VIID/Persons?COUNT=1").body()).contains("\"TotalNum\":1");
      Cli trail = Cli.run(folder, "audit", "search", "--object", personId(2), "--action", "erase");
      assertThat(trail.lines()).singleElement().asString().contains("operator", "reason: asked for");
    }
  }

  @Test
  void whatIsOnHoldIsNeitherDeletedNorErasedUntilItIsReleased() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = camera(server);
      fill(camera);
      Cli held = Cli.run(folder, "hold", "add", personId(2), "--event", "case 7", "--reason", "evidence");
      assertThat(held.status()).as(held.out() + held.err()).isZero();
      assertThat(Cli.run(folder, "hold", "list").out()).contains("Person/" + personId(2), "event case 7", "evidence");

      var refused = camera.delete("/VIID/Persons/" + personId(2));
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("OV-1950").contains(personId(2));
      assertThat(camera.delete("/VIID/Images/" + imageId(2)).statusCode()).as("what it was found in").isEqualTo(409);
      Cli left = Cli.run(folder, "erase", "--person", NUMBER, "--reason", "asked for");
      assertThat(left.status()).isEqualTo(1);
      assertThat(left.out()).contains("on legal hold, stays: Person/" + personId(2)).contains("erased 2 objects");
      assertThat(camera.get("/VIID/Persons/" + personId(2)).body()).contains(SECOND);
      server.kill();
    }
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = camera(server);
      assertThat(camera.delete("/VIID/Persons/" + personId(2)).statusCode()).as("after a kill").isEqualTo(409);
      assertThat(Cli.run(folder, "hold", "release", "--event", "case 8").status()).isEqualTo(1);
      assertThat(Cli.run(folder, "hold", "release", "--event", "case 7").out()).contains("released: Person/" + personId(2));
      assertThat(Cli.run(folder, "hold", "list").out()).isEmpty();
      assertThat(camera.delete("/VIID/Persons/" + personId(2)).statusCode()).isEqualTo(200);
      assertThat(Cli.run(folder, "audit", "search", "--action", "release").lines())
          .as("the person, and the image that it was found in")
          .hasSize(2);
    }
  }

  @Test
  void anErasureThatAKillInterruptsIsFinishedByTheNextStart() throws Exception {
    int count = 700;
    List<String> erase = new ArrayList<>(List.of("erase", "--reason", "asked for"));
    for (int i = 1; i <= count; i++) {
      erase.addAll(List.of("--id", personId(i)));
    }
    AtomicBoolean killed = new AtomicBoolean();
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = camera(server);
      for (int i = 1; i <= count; i += 100) {
        StringBuilder batch = new StringBuilder();
        for (int k = i; k < i + 100; k++) {
          batch.append(k == i ? "" : ",").append(personObject(k));
        }
        post(camera, "/VIID/Persons", "{\"PersonListObject\":{\"PersonObject\":[" + batch + "]}}");
      }
      assertThat(filesWith(token(1))).isNotEmpty();
      Cli broken = Cli.run(folder, progress -> killAtFirst(progress, server, killed), erase);
      assertThat(killed).as(broken.out() + broken.err()).isTrue();
      assertThat(broken.status()).isEqualTo(2);
    }
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = camera(server);
      assertThat(camera.get("/VIID/Persons/" + personId(1)).statusCode()).isEqualTo(404);
      Cli again = Cli.run(folder, "erase", "--id", "Person/" + personId(700), "--reason", "asked for");
      assertThat(again.status()).as(again.out() + again.err()).isZero();
      for (int i = 1; i <= 500; i += 23) {
        assertThat(filesWith(token(i))).as(token(i)).isEmpty();
      }
      Cli trail = Cli.run(folder, "audit", "verify");
      assertThat(trail.status()).as(trail.out()).isZero();
    }
  }

  private static String token(int serial) {
    return Long.toString(new Random(serial).nextLong() & Long.MAX_VALUE, 36) + "Q";
  }

  private static String personObject(int serial) {
    return """
        {"PersonID":"%s","InfoKind":1,"SourceID":"%s","DeviceID":"%s","Name":"%s",
        "LocationMarkTime":"20260501080000","AppearTime":"20260501080000"}"""
        .formatted(personId(serial), imageId(1), CAMERA, token(serial));
  }

  private static void killAtFirst(String progress, RunningServer server, AtomicBoolean killed) {
    if (progress.contains("deleted 500 of") && killed.compareAndSet(false, true)) {
      try {
        server.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void whereAReasonIsRequiredNobodyReadsWithoutOneAndItStandsInTheTrail() throws Exception {
    Files.writeString(
        Files.createDirectories(folder).resolve("openviid.yaml"),
        """
        identity:
          id: "33010600005030000001"
        privacy:
          reasonRequired: [Person]
        """);
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = camera(server);
      fill(camera);
      for (String path : List.of("/VIID/Persons", "/VIID/Persons/" + personId(1), "/VIID/Images/" + imageId(1))) {
        var refused = camera.get(path);
        assertThat(refused.statusCode()).as(path).isEqualTo(403);
        assertThat(refused.body()).contains("OV-1951").contains("X-Access-Reason");
      }
      assertThat(camera.get("/VIID/MotorVehicles").statusCode()).isEqualTo(200);
      assertThat(camera.get("/VIID/Persons/" + personId(1), "%E6%A1%88%E4%BB%B67").body()).contains(FIRST);
      Cli trail = Cli.run(folder, "audit", "search", "--reason", "案件7");
      assertThat(trail.lines()).singleElement().asString().contains("read", personId(1), "reason: 案件7");
    }
    Files.writeString(
        folder.resolve("openviid.yaml"),
        "identity:\n  id: \"33010600005030000001\"\nprivacy:\n  reasonRequired: [Persons]\n");
    Cli wrong = Cli.run(folder, "serve", "--port", "0");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("OV-2419").contains("Person");
  }

  @Test
  void sensitiveAttributesNeedAPermissionToBeSeenAndToBeAskedFor() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      AdminClient.send(folder, List.of("peer", "add", PLATFORM, "role=application-platform", "password=" + PASSWORD));
      fill(camera(server));
      TestCamera platform = new TestCamera(PLATFORM, server.port());
      platform.register(PASSWORD);
      assertThat(platform.get("/VIID/Persons/" + personId(1)).body()).contains(FIRST).doesNotContain(NUMBER);
      for (String query : List.of("(IDNumber=" + NUMBER + ")", "Sort=Person.IDNumber", "Person.EthicCode=01")) {
        assertThat(platform.get("/VIID/Persons?" + query).statusCode()).as(query).isEqualTo(403);
      }
      AdminClient.send(folder, List.of("peer", "set", PLATFORM, "restricted=true"));
      assertThat(platform.get("/VIID/Persons/" + personId(1)).body()).contains(NUMBER);
    }
  }

  @Test
  void theReportSaysWhatIsHeldAndWhoReadIt() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      AdminClient.send(folder, List.of("peer", "add", PLATFORM, "role=application-platform", "password=" + PASSWORD));
      TestCamera camera = camera(server);
      fill(camera);
      TestCamera platform = new TestCamera(PLATFORM, server.port());
      platform.register(PASSWORD);
      platform.get("/VIID/Persons");
      platform.get("/VIID/Persons/" + personId(1));
      Cli.run(folder, "hold", "add", personId(3), "--reason", "evidence");

      Cli table = Cli.run(folder, "privacy", "report");
      assertThat(table.status()).as(table.err()).isZero();
      assertThat(table.lines().stream().filter(line -> line.strip().startsWith("Person ")))
          .singleElement().asString().matches("\\s*Person +3 +3 +0 +0 +1 .*");
      assertThat(table.lines().stream().filter(line -> line.contains("IDNumber"))).singleElement().asString().endsWith(" 3");
      assertThat(table.lines().stream().filter(line -> line.contains(PLATFORM)))
          .singleElement().asString().matches(" *" + PLATFORM + " +2 +4 +0 .*Person 4");
      Cli json = Cli.run(folder, "privacy", "report", "--json", "--days", "1");
      assertThat(json.lines()).singleElement().asString()
          .contains("\"Person\":{\"objects\":3,\"pictures\":3,")
          .contains("\"" + PLATFORM + "\":{\"requests\":2,\"objects\":4,\"withReason\":0,");
    }
  }
}
