package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Queries that are far too much work, and what becomes of them and of uploads meanwhile.
class SlowQueryIT {
  private static final String CAMERA = "33010600001190000001";
  private static final int STORED = 10_000;
  private static final int BATCH = 500;
  private static final int CLIENTS = 6;

  /// Nearly as many conditions as a query may have, which the index cannot answer: every picture of every vehicle
  /// has to be read and compared with each of them, which is seconds of work on any machine.
  private static final String DEAR =
      IntStream.range(0, 950)
          .mapToObj(i -> "SubImageList.StoragePath LIKE %s_o%" + i + "x%")
          .collect(Collectors.joining(" OR ", "(", ")"));

  @TempDir static Path folder;

  private static RunningServer server;
  private static TestCamera camera;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(folder, Map.of("OPENVIID_LIMITS_SEARCHMILLIS", "300"));
    camera = new TestCamera(CAMERA, server.port());
    camera.register(RunningServer.PASSWORD);
    for (int first = 0; first < STORED; first += BATCH) {
      upload(first, BATCH);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> upload(int first, int count) throws Exception {
    String vehicles =
        IntStream.range(first, first + count).mapToObj(SlowQueryIT::vehicle).collect(Collectors.joining(","));
    HttpResponse<String> answer =
        camera.post("/VIID/MotorVehicles", "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[" + vehicles + "]}}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"StatusCode\":0").doesNotContain("\"StatusCode\":2", "\"StatusCode\":8");
    return answer;
  }

  private static String vehicle(int serial) {
    return """
        {"MotorVehicleID":"%s","InfoKind":1,"SourceID":"%s022026050108000000001","DeviceID":"%s","PlateNo":"浙A%05d",
        "PlateClass":"02","VehicleColor":"5","PassTime":"20260501080000","SubImageList":{"SubImageInfoObject":[
        {"Type":"14","FileFormat":"Jpeg","Width":64,"Height":48,"StoragePath":"/store/of/pictures/%d/of/a/day.jpg"}]}}"""
        .formatted(camera.vehicleId(serial), CAMERA, CAMERA, serial, serial);
  }

  private static HttpResponse<String> ask(String query) throws Exception {
    return camera.get("/VIID/MotorVehicles?" + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20").replace("%3D", "=").replace("%26", "&"));
  }

  @Test
  @Timeout(120)
  void aSlowQueryIsCutOffWithStatusTwo() throws Exception {
    for (String query : List.of(DEAR, DEAR + "&COUNT=1", DEAR + "&Sort=PlateNo DESC&RecordStartNo=5000")) {
      HttpResponse<String> answer = ask(query);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"ResponseStatusObject\"", "\"StatusCode\":2", "OV-1701", "300");
    }
    assertThat(answered("PlateNo=浙A00777")).contains(camera.vehicleId(777));
  }

  /// The answer to a query that is no work. On a machine that is busy with other things it may still take longer
  /// than this server allows, and the next attempt does not.
  private static String answered(String query) throws Exception {
    HttpResponse<String> answer = ask(query);
    while (answer.statusCode() == 503) {
      answer = ask(query);
    }
    return answer.body();
  }

  @Test
  @Timeout(120)
  void uploadsAreAcknowledgedWhileSlowQueriesKeepComing() throws Exception {
    AtomicBoolean asking = new AtomicBoolean(true);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> client = () -> {
        int cut = 0;
        while (asking.get()) {
          HttpResponse<String> answer = ask(DEAR);
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.body()).contains("\"StatusCode\":2");
          cut++;
        }
        return cut;
      };
      List<Future<Integer>> cut = IntStream.range(0, CLIENTS).mapToObj(_ -> clients.submit(client)).toList();
      for (int i = 0; i < 100; i++) {
        upload(STORED + i, 1);
      }
      asking.set(false);
      for (Future<Integer> count : cut) {
        assertThat(count.get()).isPositive();
      }
    }
    assertThat(camera.get("/VIID/MotorVehicles/" + camera.vehicleId(STORED + 99)).statusCode()).isEqualTo(200);
  }
}
