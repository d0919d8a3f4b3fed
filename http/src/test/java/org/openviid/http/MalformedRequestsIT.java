package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.http.RawClient.Answer;

/// Requests that no HTTP library would send. Each gets a message of the protocol, or a closed connection
/// where there is nothing to answer, and the server goes on.
class MalformedRequestsIT {
  private static final String KEEPALIVE = "{\"KeepaliveObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";
  private static final String POST = "POST /VIID/System/Keepalive HTTP/1.1\r\n";
  private static final String WHO = "Host: viid\r\nUser-Identify: " + CAMERA + "\r\n";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start().registered(CAMERA);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer exchange(String request) {
    return RawClient.exchange(server.port(), request);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "hello\r\n\r\n",
    "GET\r\n\r\n",
    "GET /VIID/Faces\r\n\r\n",
    "GET /VIID/Faces HTTP/7.0\r\nHost: viid\r\n\r\n",
    "GET /VIID/Faces HTTP/1.1 extra\r\nHost: viid\r\n\r\n",
    "\u0016\u0003\u0001\u0002\r\n\r\n",
    "GET /VIID/Fa\u0001ces HTTP/1.1\r\nHost: viid\r\n\r\n",
    "GET /VIID/Faces HTTP/1.1\r\n\r\n",
    "GET /VIID/Faces HTTP/1.1\r\nHost:\r\n\r\n",
    "GET /VIID/Faces HTTP/1.1\r\nHost: viid\r\nno colon\r\n\r\n",
    "GET /VIID/Faces HTTP/1.1\r\nHost : viid\r\n\r\n",
    "GET /VIID/Faces HTTP/1.1\r\nHost: viid\r\nX: a\r\n folded\r\n\r\n",
    "GET /VIID/Faces HTTP/1.1\r\nHost: viid\r\nX: a\u0000b\r\n\r\n",
    "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nContent-Length: abc\r\n\r\n",
    "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nContent-Length: -1\r\n\r\n",
    "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    "POST / HTTP/1.1\r\nHost: viid\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nTransfer-Encoding: gzip\r\n\r\nabc",
    "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nExpect: nonsense\r\nContent-Length: 3\r\n\r\nabc",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
  })
  void whatIsNoRequestIsAnsweredWithAMessageAndTheConnectionEnds(String request) {
    try (RawClient client = new RawClient(server.port())) {
      Answer answer = client.send(request).receive();

      assertStatus(answer, 400, 4);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings =
      {"GET /VIID/../Faces", "GET /VIID/%2e%2e/Faces", "GET /VIID/Faces/%00", "GET /VIID/Faces/%E4"})
  void aPathThatIsNoneIsRefused(String line) {
    assertStatus(exchange(line + " HTTP/1.1\r\nHost: viid\r\n\r\n"), 400, 4);
  }

  @Test
  void headerNamesAreOneInAnyCase() {
    assertStatus(
        exchange(
            POST + "host: viid\r\nuser-identify: " + CAMERA + "\r\ncontent-length: " + KEEPALIVE.length()
                + "\r\n\r\n" + KEEPALIVE),
        200, 0);
  }

  @Test
  void aWrongConnectionTokenIsIgnored() {
    String request = POST + WHO + "Connection: keepalive\r\nContent-Length: " + KEEPALIVE.length()
        + "\r\n\r\n" + KEEPALIVE;
    try (RawClient client = new RawClient(server.port())) {
      assertStatus(client.send(request).receive(), 200, 0);
      assertStatus(client.send(request).receive(), 200, 0);
    }
  }

  @Test
  void anOfferToSpeakHttp2IsIgnored() {
    String offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAB\r\n";

    assertStatus(
        exchange(POST + WHO + offer + "Content-Length: " + KEEPALIVE.length() + "\r\n\r\n" + KEEPALIVE), 200, 0);
  }

  @Test
  void lineEndsWithoutCarriageReturnAreUnderstood() {
    String request = POST + WHO + "Content-Length: " + KEEPALIVE.length() + "\r\n\r\n";

    assertStatus(exchange(request.replace("\r", "") + KEEPALIVE), 200, 0);
  }

  @Test
  void anAbsoluteRequestTargetIsUnderstood() {
    assertStatus(
        exchange(
            POST.replace("/VIID", "http://192.0.2.10:1400/VIID") + WHO + "Content-Length: "
                + KEEPALIVE.length()
                + "\r\n\r\n" + KEEPALIVE),
        200, 0);
  }

  @Test
  void http10IsAnsweredAndTheConnectionEndsUnlessItIsAskedToStay() {
    String old = POST.replace("1.1", "1.0") + "User-Identify: " + CAMERA + "\r\nContent-Length: "
        + KEEPALIVE.length();
    try (RawClient client = new RawClient(server.port())) {
      assertStatus(client.send(old + "\r\n\r\n" + KEEPALIVE).receive(), 200, 0);
      assertThat(client.isEnded()).isTrue();
    }
    try (RawClient client = new RawClient(server.port())) {
      String staying = old + "\r\nConnection: keep-alive\r\n\r\n" + KEEPALIVE;
      assertStatus(client.send(staying).receive(), 200, 0);
      assertStatus(client.send(staying).receive(), 200, 0);
    }
  }

  @Test
  void requestsInOnePieceAreAnsweredInOrder() {
    String keepalive = POST + WHO + "Content-Length: " + KEEPALIVE.length() + "\r\n\r\n" + KEEPALIVE;
    String time = "GET /VIID/System/Time HTTP/1.1\r\nHost: viid\r\n\r\n";
    String unknown = "GET /VIID/Nothing HTTP/1.1\r\nHost: viid\r\n\r\n";
    try (RawClient client = new RawClient(server.port())) {
      client.send(keepalive + time + unknown + keepalive);

      assertStatus(client.receive(), 200, 0);
      assertThat(client.receive().body()).startsWith("{\"SystemTimeObject\"");
      assertStatus(client.receive(), 404, 4);
      assertStatus(client.receive(), 200, 0);
    }
  }

  @Test
  void aRequestThatComesByteByByteIsUnderstood() {
    String request = POST + WHO + "Content-Length: " + KEEPALIVE.length() + "\r\n\r\n" + KEEPALIVE;
    try (RawClient client = new RawClient(server.port())) {
      for (byte each : request.getBytes(StandardCharsets.UTF_8)) {
        client.send(new byte[] {each});
      }

      assertStatus(client.receive(), 200, 0);
    }
  }

  @Test
  void aChunkedBodyIsUnderstood() {
    try (RawClient client = new RawClient(server.port())) {
      client.send(POST + WHO + "Transfer-Encoding: chunked\r\n\r\n");
      client.send("5\r\n" + KEEPALIVE.substring(0, 5) + "\r\n");
      client.send(Integer.toHexString(KEEPALIVE.length() - 5) + "\r\n" + KEEPALIVE.substring(5)
          + "\r\n0\r\n\r\n");

      assertStatus(client.receive(), 200, 0);
      client.send("GET /VIID/System/Time HTTP/1.1\r\nHost: viid\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(200);
    }
  }

  @Test
  void brokenChunksAreRefused() {
    try (RawClient client = new RawClient(server.port())) {
      Answer answer = client.send(POST + WHO + "Transfer-Encoding: chunked\r\n\r\nzz\r\n").receive();

      assertStatus(answer, 400, 4);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aBodyShorterThanAnnouncedIsToldSo() {
    try (RawClient client = new RawClient(server.port())) {
      client.send(POST + WHO + "Content-Length: 1000\r\n\r\n" + KEEPALIVE).endOutput();

      Answer answer = client.receive();

      assertStatus(answer, 400, 4);
      assertThat(Status.text(answer)).contains("OV-2111", "1000");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void whatIsLongerThanAnnouncedIsTheNextRequestAndNoneEither() {
    try (RawClient client = new RawClient(server.port())) {
      client.send(POST + WHO + "Content-Length: " + KEEPALIVE.length() + "\r\n\r\n" + KEEPALIVE
          + "surplus\r\n\r\n");

      assertStatus(client.receive(), 200, 0);
      assertStatus(client.receive(), 400, 4);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aCompressedBodyIsRefusedByName() {
    Answer answer =
        exchange(POST + WHO + "Content-Encoding: gzip\r\nContent-Length: " + KEEPALIVE.length() + "\r\n\r\n"
            + KEEPALIVE);

    assertStatus(answer, 400, 4);
    assertThat(Status.text(answer)).contains("OV-2115", "gzip");
  }

  @Test
  void whoAsksWhetherToContinueIsToldTo() {
    try (RawClient client = new RawClient(server.port())) {
      client.send(POST + WHO + "Expect: 100-continue\r\nContent-Length: " + KEEPALIVE.length() + "\r\n\r\n");

      assertThat(client.receive().status()).isEqualTo(100);
      assertStatus(client.send(KEEPALIVE).receive(), 200, 0);
      assertThat(client.send("GET /VIID/System/Time HTTP/1.1\r\nHost: viid\r\n\r\n").receive().status())
          .isEqualTo(200);
    }
  }

  @Test
  void whoAsksWhetherToContinueAndIsNotKnownNeedNotSendItsBody() {
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nUser-Identify: nobody\r\n"
              + "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n");

      Answer answer = client.receive();

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void whoIsNotKnownAndSendsAllTheSameGetsItsAnswerOnAConnectionThatGoesOn() {
    String body = "x".repeat(3_000_000);
    try (RawClient client = new RawClient(server.port())) {
      String head = "POST /VIID/Faces HTTP/1.1\r\nHost: viid\r\nContent-Length: " + body.length()
          + "\r\n\r\n";

      assertThat(client.send(head).send(body).receive().status()).isEqualTo(401);
      assertThat(client.send(head).send(body).receive().status()).isEqualTo(401);
    }
  }

  @Test
  void aCallerThatHangsUpHalfwayLeavesNothingBehind() {
    for (String part : new String[] {"", "PO", POST, POST + WHO, POST + WHO
        + "Content-Length: 99\r\n\r\n{\"Kee"}) {
      try (RawClient client = new RawClient(server.port())) {
        client.send(part);
      }
    }

    assertStatus(exchange(POST + WHO + "Content-Length: " + KEEPALIVE.length() + "\r\n\r\n" + KEEPALIVE),
        200, 0);
  }
}
