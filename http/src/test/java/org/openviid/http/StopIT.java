package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;

/// How the server goes down.
class StopIT {
  private static final String KEEPALIVE = "{\"KeepaliveObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";
  private static final String TIME = "GET /VIID/System/Time HTTP/1.1\r\nHost: viid\r\n\r\n";

  private static void awaitStopping(TestServer server) {
    while (!RawClient.exchange(server.port(), "GET /health HTTP/1.1\r\nHost: viid\r\n\r\n").body()
        .contains("\"stopping\":true")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatHasBegunIsFinishedWhatComesIsToldAndThenNobodyListens() throws InterruptedException {
    SlowStore store = new SlowStore();
    TestServer server = TestServer.start(UnaryOperator.identity(), store).registered(PLATFORM)
        .registered(CAMERA);
    int port = server.port();
    try (RawClient asking = new RawClient(port);
        RawClient sending = new RawClient(port);
        RawClient resting = new RawClient(port)) {
      resting.send(TIME).receive();
      asking.send(TestServer.request(PLATFORM, "GET /VIID/Faces", ""));
      store.awaitSearches(1);
      sending.send(
          "POST /VIID/System/Keepalive HTTP/1.1\r\nHost: viid\r\nUser-Identify: " + CAMERA
              + "\r\nExpect: 100-continue\r\nContent-Length: " + KEEPALIVE.length() + "\r\n\r\n");
      assertThat(sending.receive().status()).isEqualTo(100);
      Thread stopping = Thread.ofVirtual().start(server::close);
      awaitStopping(server);

      Answer late = resting.send(TIME).receive();
      assertStatus(late, 503, 9);
      assertThat(late.header("Connection")).contains("close");
      assertStatus(RawClient.exchange(port, TIME), 503, 9);

      assertStatus(sending.send(KEEPALIVE).receive(), 200, 0);
      store.release();
      assertThat(asking.receive().status()).isEqualTo(200);
      stopping.join();
      assertThat(asking.isEnded()).isTrue();
    }
    assertThatThrownBy(() -> new RawClient(port)).hasMessageContaining("refused");
  }

  @Test
  void whatDoesNotFinishInTimeIsBrokenOff() throws InterruptedException {
    SlowStore store = new SlowStore();
    HttpLimits limits = new LimitsOf().stopTime(Duration.ofMillis(50)).build();
    TestServer server = TestServer.start(settings -> settings.withLimits(limits), store).registered(PLATFORM);
    try (RawClient asking = new RawClient(server.port())) {
      asking.send(TestServer.request(PLATFORM, "GET /VIID/Faces", ""));
      store.awaitSearches(1);

      server.close();

      assertThat(asking.readToEnd()).isZero();
      store.release();
    }
  }

  @Test
  void closingTwiceIsAsGoodAsOnce() {
    TestServer server = TestServer.start();

    server.close();
    server.close();
  }
}
