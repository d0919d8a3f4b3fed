package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.server.AdminOutput;
import org.openviid.server.Administration;

/// An operator watches a peer.
class TraceIT {
  private static final String CAMERA = "33010600001190000001";
  private static final String OTHER = "33010600001190000002";
  private static final String PASSWORD = "Pa55-2026";

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  @TempDir Path folder;

  /// Begins to watch, and gives what was seen when it is over.
  private CompletableFuture<String> watch(String... words) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    StringBuilder seen = new StringBuilder();
    AdminOutput out = new AdminOutput() {
      @Override
      public void line(String text) {
        seen.append(text).append('\n');
      }

      @Override
      public void progress(String text) {
        begun.countDown();
      }
    };
    CompletableFuture<String> all =
        CompletableFuture.supplyAsync(
            () -> {
              Administration.follow(folder, List.of(words), out);
              return seen.toString();
            },
            command -> Thread.ofVirtual().start(command));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    return all;
  }

  @Test
  void exchangesAreShownAsTheyHappenWithoutSecretsAndPictures() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", CAMERA, "password=" + PASSWORD);
      library.run("peer", "add", OTHER, "password=" + PASSWORD);
      CompletableFuture<String> trace = watch("trace", CAMERA, "count=5");
      TestCamera camera = library.camera(CAMERA);
      library.camera(OTHER).register(PASSWORD);
      camera.register(PASSWORD);
      String vehicle = camera.vehicle(1, 20_000);
      camera.post("/VIID/MotorVehicles", vehicle);
      String ape = "{\"APEListObject\":{\"APEObject\":[{\"ApeID\":\"" + CAMERA + "\",\"Name\":\"门口\",\"Password\":\"" + PASSWORD + "\"}]}}";
      camera.post("/VIID/APEs", ape);
      camera.get("/VIID/MotorVehicles");

      String seen = trace.get(20, TimeUnit.SECONDS);

      assertThat(seen)
          .startsWith("# openviid ")
          .contains("trace of " + CAMERA)
          .contains("(not let in) 401 in ")
          .contains("> POST /VIID/System/Register HTTP/1.1")
          .contains("> Authorization: Digest username=\"" + CAMERA + "\"")
          .contains("response=…")
          .contains("rspauth=…")
          .contains("\"PlateNo\":\"浙A00001\"")
          .contains("\"Data\":\"[26668 characters of Base64]\"")
          .contains("\"Password\":\"…\"")
          .contains("< 200")
          .doesNotContain(OTHER)
          .doesNotContain(PASSWORD)
          .doesNotContain(TestCamera.picture(1, 20_000).substring(0, 40));
      assertThat(seen.lines().filter(line -> line.startsWith("=== "))).hasSize(5);
      assertThat(seen).doesNotContainPattern("response=\"?[0-9a-f]{32}");
    }
  }

  @Test
  void whoIsNotLetInIsSeenByItsAddressAndItsUserName() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      CompletableFuture<String> byAddress = watch("trace", "127.0.0.1", "count=2");
      CompletableFuture<String> byUser = watch("trace", "admin", "count=1");
      library.camera(CAMERA).register("admin", "x");

      assertThat(byAddress.get(20, TimeUnit.SECONDS)).contains("(not let in) 401");
      assertThat(byUser.get(20, TimeUnit.SECONDS)).contains("username=\"admin\"").contains("OV-1826");
    }
  }

  @Test
  void watchingEndsWithTheServerAndWithTheTime() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      CompletableFuture<String> endless = watch("trace", CAMERA);
      assertThat(watch("trace", CAMERA, "seconds=1").get(20, TimeUnit.SECONDS)).doesNotContain("===");
      assertThatThrownBy(() -> library.run("trace", CAMERA, "for=ever")).hasMessageContaining("OV-2404");

      library.restart();

      assertThat(endless.get(20, TimeUnit.SECONDS)).doesNotContain("===");
    }
  }

  @Test
  void withoutAServerThereIsNothingToWatch() {
    assertThatThrownBy(() -> Administration.follow(folder, List.of("trace", CAMERA), new Terminal(NOWHERE, NOWHERE)))
        .hasMessageContaining("OV-2408");
  }
}
