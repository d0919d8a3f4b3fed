package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does with peers, as the peers feel it: over real sockets, with restarts in the middle.
class PeersIT {
  private static final String CAMERA = "33010600001190000001";
  private static final String OTHER = "33010600001190000002";
  private static final String SYSTEM = "33010600001200000001";
  private static final String PROXIED = "listen:\n  proxies: [127.0.0.1]\n";
  private static final String HERE = "192.0.2.10";
  private static final String THERE = "192.0.2.11";

  @TempDir Path folder;

  private static int status(HttpResponse<String> answer) {
    return answer.statusCode();
  }

  @Test
  void aChangedPasswordWorksAtOnceAndTheOneBeforeForADayAlsoAfterARestart() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", CAMERA, "password=first");
      assertThat(status(library.camera(CAMERA).register("first"))).isEqualTo(200);
      assertThat(library.run("peer", "password", CAMERA, "password=second")).contains("24 h");
      assertThat(status(library.camera(CAMERA).register("first"))).isEqualTo(200);

      library.restart();

      assertThat(status(library.camera(CAMERA).register("second"))).isEqualTo(200);
      library.advance(Duration.ofHours(23));
      assertThat(status(library.camera(CAMERA).register("first"))).isEqualTo(200);
      library.advance(Duration.ofHours(2));
      assertThat(status(library.camera(CAMERA).register("first"))).isEqualTo(401);
      assertThat(status(library.camera(CAMERA).register("second"))).isEqualTo(200);
    }
  }

  @Test
  void theSharedPasswordWorksForADayBesideTheFirstOneOfItsOwn() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, "", "together")) {
      library.camera(CAMERA).register("together");

      library.run("peer", "password", CAMERA, "password=own");

      assertThat(status(library.camera(CAMERA).register("together"))).isEqualTo(200);
      library.advance(Duration.ofHours(25));
      assertThat(status(library.camera(CAMERA).register("together"))).isEqualTo(401);
      assertThat(status(library.camera(CAMERA).register("own"))).isEqualTo(200);
      assertThat(status(library.camera(OTHER).register("together"))).isEqualTo(200);
    }
  }

  @Test
  void theSharedPasswordBeforeWorksBesideTheNewOneAsLongAsItIsConfigured() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, "peers:\n  previousSharedPassword: old\n", "new")) {
      assertThat(status(library.camera(CAMERA).register("old"))).isEqualTo(200);
      assertThat(status(library.camera(OTHER).register("new"))).isEqualTo(200);
      assertThat(status(library.camera(CAMERA).register("new"))).isEqualTo(200);
      assertThat(status(library.camera(SYSTEM).register("older"))).isEqualTo(401);
    }
  }

  @Test
  void oneAccountWithAnotherUserNameSpeaksForSeveralDevicesAndForNoOthers() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", SYSTEM, "role=collection-system", "user=nvr-7", "password=p", "devices=" + CAMERA);
      library.restart();

      assertThat(status(library.camera(SYSTEM).register("nvr-7", "p"))).isEqualTo(200);
      assertThat(status(library.camera(CAMERA).register("nvr-7", "p"))).isEqualTo(200);
      assertThat(status(library.camera(SYSTEM).register(SYSTEM, "p"))).isEqualTo(401);
      assertThat(status(library.camera(OTHER).register("nvr-7", "p"))).isEqualTo(403);
      assertThat(status(library.camera(CAMERA).post("/VIID/MotorVehicles", library.camera(CAMERA).vehicle(1, 100))))
          .isEqualTo(200);

      assertThat(library.run("peer", "show", SYSTEM))
          .contains("127.0.0.1 as " + CAMERA)
          .containsPattern("records today +1 stored");
      assertThat(library.run("peer", "accept", OTHER)).contains("speaks for " + OTHER);
      assertThat(status(library.camera(OTHER).register("nvr-7", "p"))).isEqualTo(200);
    }
  }

  @Test
  void aPeerShowsHowItIsDoingAlsoAfterARestart() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, PROXIED, "")) {
      library.run("peer", "add", CAMERA, "password=p");
      assertThat(library.run("peer", "list")).contains(CAMERA).contains("offline");
      TestCamera camera = library.camera(CAMERA).from(HERE);
      camera.register("p");
      camera.post("/VIID/MotorVehicles", camera.vehicle(1, 100));
      camera.post("/VIID/MotorVehicles", camera.vehicle(1, 100));
      camera.post("/VIID/MotorVehicles", camera.vehicle(2, 100).replace("\"InfoKind\":1", "\"InfoKind\":\"1\""));
      camera.post("/VIID/MotorVehicles", "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":7}]}}");
      String before = library.run("peer", "show", CAMERA);

      library.restart();

      for (String shown : List.of(before, library.run("peer", "show", CAMERA))) {
        assertThat(shown)
            .containsPattern("profile +gat1400")
            .containsPattern("address +192\\.0\\.2\\.10, registered 20\\d\\d-.* \\+08:00, last seen \\d+ s ago")
            .containsPattern("records today +3 stored, 1 sent again, 0 refused; 0 stored yesterday")
            .containsPattern("finding +tolerated text-for-number at InfoKind");
      }
      assertThat(before).containsPattern("clock +\\d+\\.\\d s (ahead|behind)");
      assertThat(library.run("peer", "list")).containsPattern(CAMERA + " .*online 192\\.0\\.2\\.10 .*3 today");
      library.advance(Duration.ofDays(1));
      assertThat(library.run("peer", "show", CAMERA)).containsPattern("records today +0 stored.*; 3 stored yesterday");
    }
  }

  @Test
  void behindAProxyAddressesAreThoseItNamesAndManyMayShareOne() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, PROXIED, "together")) {
      TestCamera one = library.camera(CAMERA).from(HERE);
      TestCamera two = library.camera(OTHER).from(HERE);
      assertThat(status(one.register("together"))).isEqualTo(200);
      assertThat(status(two.register("together"))).isEqualTo(200);

      assertThat(status(one.keepalive())).isEqualTo(200);
      assertThat(status(two.keepalive())).isEqualTo(200);
      assertThat(status(library.camera(CAMERA).from(THERE).keepalive())).as("another address").isEqualTo(401);
      assertThat(status(one.keepalive())).as("the old one stays").isEqualTo(200);
      library.run("peer", "set", CAMERA, "bind=every-request");
      assertThat(status(one.keepalive())).as("its address says nothing any more").isEqualTo(401);
      library.run("peer", "set", CAMERA, "bind=cidr", "ranges=192.0.2.0/24");
      assertThat(status(library.camera(CAMERA).from(THERE).keepalive())).isEqualTo(200);
      assertThat(status(library.camera(CAMERA).from("198.51.100.1").keepalive())).isEqualTo(401);
    }
  }

  @Test
  void guessingLocksOutThatUserAtThatAddressForLongerAndLonger() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, PROXIED, "")) {
      library.run("peer", "add", CAMERA, "password=p");
      library.run("peer", "add", OTHER, "password=p");
      TestCamera guesser = library.camera(CAMERA).from(HERE);
      for (int i = 0; i < 6; i++) {
        assertThat(status(guesser.register("guess " + i))).isEqualTo(401);
      }
      List<Long> delays = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        HttpResponse<String> locked = guesser.register("p");
        assertThat(status(locked)).isEqualTo(503);
        long delay = locked.headers().firstValueAsLong("Retry-After").orElseThrow();
        delays.add(delay);
        library.advance(Duration.ofSeconds(delay));
        assertThat(status(guesser.register("guess again"))).isEqualTo(401);
      }
      assertThat(delays).containsExactly(1L, 2L, 4L, 8L);
      assertThat(status(library.camera(OTHER).from(HERE).register("p"))).as("another user there").isEqualTo(200);
      assertThat(status(library.camera(CAMERA).from(THERE).register("p"))).as("the user elsewhere").isEqualTo(200);
      library.advance(Duration.ofSeconds(16));
      assertThat(status(guesser.register("p"))).isEqualTo(200);
    }
  }

  @Test
  void aRemovedPeerIsOutAtOnceAndShownAsOffline() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", OTHER, "role=view-library", "password=p");
      library.camera(OTHER).register("p");
      library.run("peer", "add", CAMERA, "password=p");
      library.camera(CAMERA).register("p");
      String device = "/VIID/APEs?ApeID=" + CAMERA;
      assertThat(library.camera(OTHER).get(device).body()).contains("\"IsOnline\":\"1\"");

      library.run("peer", "remove", CAMERA);

      assertThat(status(library.camera(CAMERA).keepalive())).isEqualTo(401);
      assertThat(status(library.camera(CAMERA).register("p"))).isEqualTo(401);
      assertThat(library.camera(OTHER).get(device).body()).contains("\"IsOnline\":\"2\"");
      library.restart();
      assertThat(status(library.camera(CAMERA).register("p"))).isEqualTo(401);
    }
  }

  @Test
  void whatIsOutsideOfAScopeIsNotThere() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", CAMERA, "password=p");
      library.run("peer", "add", OTHER, "role=application-platform", "password=p", "scope.types=Person");
      TestCamera camera = library.camera(CAMERA);
      camera.register("p");
      camera.post("/VIID/MotorVehicles", camera.vehicle(1, 100));
      TestCamera platform = library.camera(OTHER);
      platform.register("p");
      assertThat(status(platform.get("/VIID/MotorVehicles"))).isEqualTo(403);

      library.run("peer", "set", OTHER, "scope.types=", "scope.areas=3302");
      assertThat(platform.get("/VIID/MotorVehicles").body()).doesNotContain(camera.vehicleId(1));

      library.run("peer", "set", OTHER, "scope.areas=3301", "scope.writes=false");
      assertThat(platform.get("/VIID/MotorVehicles").body()).contains(camera.vehicleId(1));
      assertThat(status(platform.delete("/VIID/MotorVehicles/" + camera.vehicleId(1)))).isEqualTo(403);
    }
  }
}
