package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.store.StoreHealth;

/// What is served beside the protocol.
class PagesIT {
  private final TestServer server = TestServer.start().registered(CAMERA);

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer get(String path) {
    return RawClient.exchange(server.port(), "GET " + path + " HTTP/1.1\r\nHost: viid\r\n\r\n");
  }

  @Test
  void aHealthyServerSaysSo() {
    Answer answer = get("/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"ok\",\"writable\":true,\"searchable\":true,\"stopping\":false,"
                + "\"indexLag\":0,\"causes\":[]}\n");
  }

  @Test
  void anAilingServerNamesTheCauses() {
    server.health.set(new StoreHealth(false, true, 17, List.of("disk \"data\" full", "磁盘\\已满\n")));

    Answer answer = get("/health");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body())
        .contains("\"status\":\"failing\",\"writable\":false", "\"indexLag\":17")
        .contains("\"causes\":[\"disk \\\"data\\\" full\",\"磁盘\\\\已满\\u000a\"]");
  }

  @Test
  void figuresTellRequestsByOperationTypeAndOutcomeAndWhatWasTolerated() {
    server.call(CAMERA, "POST /VIID/System/Keepalive", "{\"DeviceID\":\"" + CAMERA + "\"}");
    server.call(CAMERA, "GET /VIID/Faces", "");
    server.call("nobody", "GET /VIID/Faces", "");
    server.call(CAMERA, "GET /VIID/Nothing", "");
    RawClient.exchange(server.port(), "garbage\r\n\r\n");
    server.health.set(new StoreHealth(true, true, 42, List.of()));
    server.awaitCounted(5);
    server.awaitNobodyInside();

    Answer answer = get("/metrics");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
    assertThat(answer.body())
        .contains("viid_requests_seconds_count{operation=\"keepalive\",outcome=\"ok\",type=\"Keepalive\"} 1")
        .contains("viid_requests_seconds_count{operation=\"query\",outcome=\"ok\",type=\"Face\"} 1")
        .contains("viid_requests_seconds_count{operation=\"query\",outcome=\"unregistered\",type=\"Face\"} 1")
        .contains("viid_requests_seconds_count{operation=\"none\",outcome=\"not_found\",type=\"none\"} 1")
        .contains("viid_requests_seconds_count{operation=\"none\",outcome=\"bad_request\",type=\"none\"} 1")
        .contains("viid_requests_seconds_bucket{operation=\"query\",outcome=\"ok\",type=\"Face\",le=\"0.001\"}")
        .contains("viid_body_bytes_sum{direction=\"in\",operation=\"keepalive\",type=\"Keepalive\"} 35")
        .contains("viid_tolerated_total{name=\"missing-wrapper\"} 1")
        .contains("viid_sessions 1")
        .contains("viid_requests_inside 0")
        .contains("viid_store_index_lag 42");
  }

  @Test
  void theFrontPageHasLinksAndRunsNothing() {
    Answer answer = get("/");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("href=\"/health\"", "href=\"/metrics\"");
    assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void otherMethodsAndPathsAreOfTheProtocol() {
    assertStatus(RawClient.exchange(server.port(), "POST /health HTTP/1.1\r\nHost: viid\r\n\r\n"), 404, 4);
    assertStatus(get("/favicon.ico"), 404, 4);
  }
}
