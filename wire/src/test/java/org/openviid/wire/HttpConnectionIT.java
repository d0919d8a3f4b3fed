package org.openviid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpConnectionIT {
  private static final WireLimits LIMITS = new WireLimits(
      Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300), 1024, 10_000);
  private static final WireLimits PATIENT = new WireLimits(
      Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), 1024, 10_000);

  private final HttpTransport hasty = HttpTransport.of(LIMITS);
  private final HttpTransport patient = HttpTransport.of(PATIENT);

  @AfterEach
  void closeTransports() {
    hasty.close();
    patient.close();
  }

  private static Exchange get(String target) {
    return new Exchange("GET", target, List.of(), Content.NONE);
  }

  private static Exchange post(int length) {
    return new Exchange("POST", "/VIID/Faces", List.of(), Content.of(new byte[length]));
  }

  private HttpConnection connect(RawServer server) {
    return new HttpConnection(patient, server.endpoint());
  }

  @Test
  void requestsShareAConnectionAndCarryWhatTheySay() throws IOException {
    try (RawServer server = RawServer.always(RawServer.ok("{}"));
        HttpConnection connection = connect(server)) {
      Exchange exchange = new Exchange(
          "POST", "/VIID/Faces?a=%20b",
          List.of(new Exchange.Header("User-Identify", "1"), new Exchange.Header("X", "é")),
          Content.of("ab".getBytes(StandardCharsets.US_ASCII), "c".getBytes(StandardCharsets.US_ASCII)));
      for (int i = 0; i < 10; i++) {
        assertThat(connection.send(exchange).text()).isEqualTo("{}");
      }

      assertThat(server.connections).hasValue(1);
      assertThat(server.received).hasSize(10).allSatisfy(request -> {
        assertThat(request.line()).isEqualTo("POST /VIID/Faces?a=%20b HTTP/1.1");
        assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + server.port());
        assertThat(request.header("User-Identify")).isEqualTo("1");
        assertThat(request.header("X")).isEqualTo("é");
        assertThat(request.body()).isEqualTo("abc");
      });
    }
  }

  @Test
  void bodiesOfAllSizesArrive() throws IOException {
    try (RawServer server = RawServer.always(RawServer.ok("{}"));
        HttpConnection connection = connect(server)) {
      for (int length : new int[] {0, 1, 2047, 2048, 2049, 100_000, 3_000_000}) {
        connection.send(post(length));
        assertThat(server.received.getLast().body()).hasSize(length);
      }
      assertThat(server.connections).hasValue(1);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "HTTP/1.1 200 OK~Content-Length: 5~~hello                                      | 200 | hello",
    "HTTP/1.1 200 OK~content-length:5~~hello                                       | 200 | hello",
    "HTTP/1.1 200~Content-Length: 5~~hello                                         | 200 | hello",
    "HTTP/1.1 404 没有~Content-Length: 0~~                                          | 404 | ''",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~he~3;x=y~llo~0~~                 | 200 | hello",
    "HTTP/1.1 200 OK~Transfer-Encoding: Chunked~~5~hello~0~Trailer: x~~             | 200 | hello",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~~                                | 200 | ''",
    "HTTP/1.1 100 Continue~~HTTP/1.1 102 Processing~A: b~~HTTP/1.1 200 OK~Content-Length: 1~~x | 200 | x",
    "HTTP/1.1 204 No Content~~                                                     | 204 | ''",
    "HTTP/1.1 304 Not Modified~Content-Length: 100~~                               | 304 | ''",
    "HTTP/1.0 200 OK~Connection: keep-alive~Content-Length: 1~~x                   | 200 | x",
  })
  void answersOfEveryFormAreReadAndTheConnectionIsKept(String script, int status, String body)
      throws IOException {
    try (RawServer server = RawServer.always(script.strip().replace("~", "\r\n"));
        HttpConnection connection = connect(server)) {
      for (int i = 0; i < 3; i++) {
        Answer answer = connection.send(get("/"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(body);
      }
      assertThat(server.connections).hasValue(1);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "HTTP/1.1 200 OK~Connection: close~Content-Length: 5~~hello | hello",
    "HTTP/1.0 200 OK~Content-Length: 5~~hello                   | hello",
    "HTTP/1.1 200 OK~Content-Length: 5~~hello and more          | hello",
  })
  void connectionIsMadeAnewWhereItMustNotBeKept(String script, String body) throws IOException {
    try (RawServer server = RawServer.always(script.strip().replace("~", "\r\n"));
        HttpConnection connection = connect(server)) {
      assertThat(connection.send(get("/")).text()).isEqualTo(body);
      assertThat(connection.send(get("/")).text()).isEqualTo(body);
      assertThat(server.connections).hasValue(2);
    }
  }

  @Test
  void bodyWithoutLengthLastsUntilTheConnectionEnds() throws IOException {
    try (RawServer server = new RawServer((request, out) -> {
          out.write("HTTP/1.1 200 OK\n\nhello".getBytes(StandardCharsets.US_ASCII));
          return false;
        });
        HttpConnection connection = connect(server)) {
      assertThat(connection.send(get("/")).text()).isEqualTo("hello");
    }
  }

  @Test
  void headersAreFoundInAnyCasing() throws IOException {
    try (RawServer server = RawServer.always(
            ("HTTP/1.1 401 U~www-authenticate:  Digest a ~WWW-Authenticate: Digest b~X-WWW-Authenticate: no~"
                    + "Content-Length: 0~~")
                .replace("~", "\r\n"));
        HttpConnection connection = connect(server)) {
      Answer answer = connection.send(get("/"));

      assertThat(answer.headers("WWW-Authenticate")).containsExactly("Digest a", "Digest b");
      assertThat(answer.header("Www-authenticate")).isEqualTo("Digest a");
      assertThat(answer.header("Authenticate")).isNull();
      assertThat(answer.headers("Location")).isEmpty();
    }
  }

  @Test
  void connectionThatWasClosedMeanwhileIsMadeAnewAndTheRequestRepeated() throws Exception {
    try (RawServer server = RawServer.always(RawServer.ok("{}"));
        HttpConnection connection = connect(server)) {
      connection.send(post(10));
      server.dropConnections();

      assertThat(connection.send(post(10)).status()).isEqualTo(200);
      assertThat(server.connections).hasValue(2);
    }
  }

  @Test
  void requestIsNotRepeatedOnceSomethingOfItsAnswerCame() throws IOException {
    AtomicInteger answers = new AtomicInteger();
    try (RawServer server = new RawServer((request, out) -> {
          boolean whole = answers.getAndIncrement() == 0;
          out.write((whole ? RawServer.ok("{}") : "HTTP/1.1 200 OK\r\nContent-Le")
              .getBytes(StandardCharsets.US_ASCII));
          return whole;
        });
        HttpConnection connection = connect(server)) {
      connection.send(post(10));

      assertCode("OV-2304", connection, post(10));
      assertThat(server.received).hasSize(2);
    }
  }

  @Test
  void firstRequestOfAConnectionIsNotRepeated() throws IOException {
    try (RawServer server = new RawServer((request, out) -> false);
        HttpConnection connection = connect(server)) {
      assertCode("OV-2304", connection, post(10));
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void silentServerIsLeftAfterTheAnswerTimeout() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer((request, out) -> awaits(over));
        HttpConnection connection = new HttpConnection(hasty, server.endpoint())) {
      assertCode("OV-2303", connection, post(10));
      over.countDown();
    }
  }

  @Test
  void serverThatDripsItsAnswerIsLeftToo() throws IOException {
    try (RawServer server = new RawServer((request, out) -> drips(out));
        HttpConnection connection = new HttpConnection(hasty, server.endpoint())) {
      assertCode("OV-2303", connection, post(10));
    }
  }

  private static boolean drips(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 1000; i++) {
      out.write('x');
      out.flush();
      try {
        assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    return false;
  }

  private static boolean awaits(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  @Test
  void serverThatDoesNotReadIsLeftAfterTheSendTimeout() throws IOException {
    try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpConnection connection =
            new HttpConnection(hasty, new Endpoint("127.0.0.1", deaf.getLocalPort(), false))) {
      assertCode("OV-2303", connection, post(64 << 20));
    }
  }

  @Test
  void connectionThatTimedOutIsMadeAnewForTheNextRequest() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer((request, out) -> {
          if (requests.getAndIncrement() == 0) {
            return awaits(over);
          }
          out.write(RawServer.ok("{}").getBytes(StandardCharsets.US_ASCII));
          return true;
        });
        HttpConnection connection = new HttpConnection(hasty, server.endpoint())) {
      assertCode("OV-2303", connection, post(10));
      assertThat(connection.send(post(10)).status()).isEqualTo(200);
      over.countDown();
    }
  }

  @Test
  void idleConnectionOutlivesTheTimeouts() throws Exception {
    try (RawServer server = RawServer.always(RawServer.ok("{}"));
        HttpConnection connection = new HttpConnection(hasty, server.endpoint())) {
      connection.send(post(10));
      // Virtual time is of no use here: the watch is a real thread, which this waits out.
      new CountDownLatch(1).await(700, TimeUnit.MILLISECONDS);
      connection.send(post(10));

      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void refusalOfALargeRequestIsHeardAlthoughItWasNotSentToItsEnd() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpConnection connection =
            new HttpConnection(patient, new Endpoint("127.0.0.1", server.getLocalPort(), false))) {
      Thread.ofVirtual().start(() -> {
        try (var socket = server.accept()) {
          socket.getInputStream().readNBytes(1000);
          socket.getOutputStream()
              .write("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });

      assertThat(connection.send(post(50 << 20)).status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "SSH-2.0-OpenSSH~~                                             | OV-2308",
    "HTTP/1.1~~                                                    | OV-2308",
    "HTTP/2 200~~                                                  | OV-2308",
    "HTTP/1.1 2x0 OK~~                                             | OV-2309",
    "HTTP/1.1 101 Switching~~                                      | OV-2307",
    "HTTP/1.1 200 OK~Content-Length: -1~~                          | OV-2310",
    "HTTP/1.1 200 OK~Content-Length: 1x~~                          | OV-2310",
    "HTTP/1.1 200 OK~Content-Length:~~                             | OV-2310",
    "HTTP/1.1 200 OK~Content-Length: 99999999999999999999~~        | OV-2310",
    "HTTP/1.1 200 OK~Content-Length: 10001~~                       | OV-2311",
    "HTTP/1.1 200 OK~Content-Length: 99999999999~~                 | OV-2311",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2711~             | OV-2311",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~xy~0~~          | OV-2312",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~-1~x~0~~          | OV-2313",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~~                 | OV-2313",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~fffffffff~        | OV-2313",
    "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~ffffffff~         | OV-2311",
  })
  void answerThatIsNotHttpIsNamed(String script, String code) throws IOException {
    try (RawServer server = RawServer.always(script.strip().replace("~", "\r\n"));
        HttpConnection connection = connect(server)) {
      assertCode(code, connection, post(1));
    }
  }

  @Test
  void endlessHeadsAndBodiesAreLimited() throws IOException {
    try (RawServer server = RawServer.always("HTTP/1.1 200 OK\r\nX: " + "x".repeat(2000));
        HttpConnection connection = connect(server)) {
      assertCode("OV-2314", connection, post(1));
    }
    try (RawServer server = RawServer.always(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "100\r\n" + "x".repeat(256) + "\r\n"
                + ("100\r\n" + "x".repeat(256) + "\r\n").repeat(50));
        HttpConnection connection = connect(server)) {
      assertCode("OV-2311", connection, post(1));
    }
    try (RawServer server = new RawServer((request, out) -> {
          out.write(("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(20_000)).getBytes(StandardCharsets.US_ASCII));
          return false;
        });
        HttpConnection connection = connect(server)) {
      assertCode("OV-2311", connection, post(1));
    }
  }

  @Test
  void largeAnswerIsReadWhole() throws IOException {
    String body = "0123456789".repeat(1000);
    try (RawServer server = RawServer.always(RawServer.ok(body));
        HttpConnection connection = connect(server)) {
      assertThat(connection.send(get("/")).text()).isEqualTo(body);
      assertThat(connection.send(get("/")).text()).isEqualTo(body);
    }
  }

  @Test
  void headQuestionsHaveNoBodyInTheirAnswer() throws IOException {
    try (RawServer server = RawServer.always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        HttpConnection connection = connect(server)) {
      assertThat(connection.send(new Exchange("HEAD", "/", List.of(), Content.NONE)).body()).isEmpty();
      assertThat(connection.send(new Exchange("HEAD", "/", List.of(), Content.NONE)).body()).isEmpty();
      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void serverThatIsNotThereIsNamed() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (HttpConnection connection = new HttpConnection(patient, new Endpoint("127.0.0.1", port, false))) {
      assertThatThrownBy(() -> connection.send(post(1)))
          .isInstanceOf(WireException.class)
          .hasMessageContaining("OV-2302")
          .hasMessageContaining("http://127.0.0.1:" + port);
    }
  }

  @Test
  void closedConnectionStaysClosed() throws IOException {
    try (RawServer server = RawServer.always(RawServer.ok("{}"))) {
      HttpConnection connection = connect(server);
      connection.send(post(1));
      connection.close();

      assertCode("OV-2315", connection, post(1));
    }
  }

  private static void assertCode(String code, HttpConnection connection, Exchange exchange) {
    assertThatThrownBy(() -> connection.send(exchange))
        .isInstanceOfSatisfying(WireException.class, e -> {
          assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
          assertThat(e.getMessage()).doesNotContain("{");
        });
  }
}
