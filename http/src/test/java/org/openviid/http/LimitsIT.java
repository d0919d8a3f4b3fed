package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertMessage;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;

/// Every limit of [HttpLimits], and that it is told where there is somebody to tell.
class LimitsIT {
  private static final String TIME = "GET /VIID/System/Time HTTP/1.1\r\nHost: viid\r\n\r\n";

  private static TestServer server(UnaryOperator<LimitsOf> limits) {
    return TestServer.start(limits.apply(new LimitsOf()).build()).registered(CAMERA).registered(PLATFORM);
  }

  private static String head(String rest) {
    return "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nUser-Identify: " + CAMERA + "\r\n" + rest + "\r\n\r\n";
  }

  @Test
  void aBodyAnnouncedTooLongIsRefusedBeforeItIsReadAndItsSenderGetsToReadThat() {
    try (TestServer server = server(limits -> limits.bodyBytes(100_000));
        RawClient client = new RawClient(server.port())) {
      Answer answer = client.send(head("Content-Length: 5000000")).send("x".repeat(5_000_000)).receive();

      assertThat(answer.status()).isEqualTo(413);
      assertMessage(answer);
      assertThat(answer.body()).contains("\"StatusCode\":2", "OV-2110", "5000000", "100000");
      assertThat(answer.header("Connection")).contains("close");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aBodyThatTurnsOutTooLongIsRefused() {
    try (TestServer server = server(limits -> limits.bodyBytes(1_000));
        RawClient client = new RawClient(server.port())) {
      String chunk = "320\r\n" + " ".repeat(800) + "\r\n";

      Answer answer = client.send(head("Transfer-Encoding: chunked"))
          .send(chunk + chunk + chunk + "0\r\n\r\n").receive();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("\"StatusCode\":2", "OV-2112", "1000");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aBodyAtTheLimitPasses() {
    String body = "{\"FaceListObject\":{\"FaceObject\":[]}}";
    try (TestServer server = server(limits -> limits.bodyBytes(body.length()))) {
      assertThat(server.call(CAMERA, "POST /VIID/Faces", body).status()).isEqualTo(200);
      assertThat(server.call(CAMERA, "POST /VIID/Faces", body + " ").status()).isEqualTo(413);
    }
  }

  @Test
  void headersBeyondTheLimitAreRefused() {
    try (TestServer server = server(limits -> limits.headerBytes(4_096))) {
      String header = "X-Much: " + "y".repeat(5_000) + "\r\n";
      String query = "?" + "y".repeat(4_000);

      Answer headers = RawClient.exchange(server.port(), TIME.replace("Host", header + "Host"));
      Answer line = RawClient.exchange(server.port(), TIME.replace(" HTTP", query + query + " HTTP"));

      assertStatus(headers, 413, 2);
      assertThat(Status.text(headers)).contains("OV-2130", "4096");
      assertStatus(line, 413, 2);
    }
  }

  @Test
  void aLongQueryPassesWithinTheDefaultLimit() {
    try (TestServer server = server(limits -> limits)) {
      String ids = "IDList=" + "x".repeat(60_000);

      assertThat(server.call(CAMERA, "DELETE /VIID/Faces?" + ids, "").status()).isEqualTo(200);
    }
  }

  @Test
  void headersThatTrickleInEndTheConnection() {
    try (TestServer server = server(limits -> limits.headerTime(Duration.ofMillis(80)));
        RawClient client = new RawClient(server.port())) {
      assertThat(client.send(TIME).receive().status()).isEqualTo(200);
      client.send("GET /VIID/System/Time HTTP/1.1\r\nHost: vi");

      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void restingBetweenRequestsOrServingALongOneIsNotTakenForSlowHeaders() throws InterruptedException {
    SlowStore store = new SlowStore();
    HttpLimits limits = new LimitsOf().headerTime(Duration.ofMillis(40)).build();
    try (TestServer server = TestServer.start(settings -> settings.withLimits(limits), store)
        .registered(PLATFORM);
        RawClient client = new RawClient(server.port());
        RawClient waiting = new RawClient(server.port())) {
      client.send(TIME).receive();
      waiting.send(TestServer.request(PLATFORM, "GET /VIID/Faces", ""));
      store.awaitSearches(1);
      try (RawClient slow = new RawClient(server.port())) {
        assertThat(slow.send("GET ").isEnded()).isTrue(); // by now the time for headers has passed
      }
      store.release();

      assertThat(waiting.receive().status()).isEqualTo(200);
      assertThat(client.send(TIME).receive().status()).isEqualTo(200);
    }
  }

  @Test
  void aConnectionThatRestsTooLongEnds() {
    try (TestServer server = server(limits -> limits.idleTime(Duration.ofMillis(80)));
        RawClient silent = new RawClient(server.port());
        RawClient resting = new RawClient(server.port())) {
      resting.send(TIME).receive();

      assertThat(resting.isEnded()).isTrue();
      assertThat(silent.isEnded()).isTrue();
    }
  }

  @Test
  void aBodyThatComesTooSlowlyIsRefused() {
    try (TestServer server = server(limits -> limits.grace(Duration.ofMillis(80)).bytesPerSecond(1_000_000));
        RawClient client = new RawClient(server.port())) {
      Answer answer = client.send(head("Content-Length: 1000")).send("{\"FaceList").receive();

      assertThat(answer.status()).isEqualTo(400);
      assertMessage(answer);
      assertThat(answer.body()).contains("\"StatusCode\":4", "OV-2113", "1000000");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void anAnswerThatIsTakenTooSlowlyIsBrokenOff() {
    HttpLimits limits = new LimitsOf().grace(Duration.ofMillis(80)).bytesPerSecond(1_000_000_000).build();
    try (TestServer server = TestServer.start(limits).registered(PLATFORM)) {
      LargeAnswersIT.store(server, 24, 700_000);
      try (RawClient client = new RawClient(server.port())) {
        client.send(TestServer.request(PLATFORM, "GET /VIID/Images", ""));
        while (server.registry.find("viid.requests").tag("outcome", "aborted").timer() == null) {
          Thread.onSpinWait();
        }

        assertThat(client.readToEnd()).isLessThan(24 * 900_000);
      }
      assertThat(server.call(PLATFORM, "GET /VIID/System/Time", "").status()).isEqualTo(200);
    }
  }

  @Test
  void requestsBeyondTheLimitAreToldThatTheServerIsBusy() throws InterruptedException {
    SlowStore store = new SlowStore();
    HttpLimits limits = new LimitsOf().requests(2).build();
    try (TestServer server = TestServer.start(settings -> settings.withLimits(limits), store)
        .registered(PLATFORM);
        RawClient first = new RawClient(server.port());
        RawClient second = new RawClient(server.port())) {
      String query = TestServer.request(PLATFORM, "GET /VIID/Faces", "");
      first.send(query);
      second.send(query);
      store.awaitSearches(2);

      Answer third = RawClient.exchange(server.port(), query);
      store.release();

      assertStatus(third, 503, 2);
      assertThat(first.receive().status()).isEqualTo(200);
      assertThat(second.receive().status()).isEqualTo(200);
      server.awaitNobodyInside();
      assertThat(RawClient.exchange(server.port(), query).status()).isEqualTo(200);
    }
  }

  @Test
  void aStrangerThatSendsOnAfterItsRefusalTakesNoPlace() {
    try (TestServer server = server(limits -> limits.requests(1));
        RawClient stranger = new RawClient(server.port())) {
      stranger.send("POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nContent-Length: 1000000\r\n\r\n");
      assertThat(stranger.receive().status()).isEqualTo(401);
      server.awaitNobodyInside();

      assertThat(server.call(CAMERA, "GET /VIID/APEs", "").status()).isEqualTo(200);
    }
  }

  @Test
  void connectionsBeyondTheLimitWaitUntilOneEnds() {
    try (TestServer server = server(limits -> limits.connections(2))) {
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(new RawClient(server.port()));
      }
      clients.forEach(client -> client.send(TIME));

      assertThat(clients.get(0).receive().status()).isEqualTo(200);
      assertThat(clients.get(1).receive().status()).isEqualTo(200);
      clients.get(0).close();
      assertThat(clients.get(2).receive().status()).isEqualTo(200);
      clients.forEach(RawClient::close);
    }
  }
}
