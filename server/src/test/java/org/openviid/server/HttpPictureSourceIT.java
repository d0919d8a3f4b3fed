package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openviid.engine.PictureSource.Fetched;
import org.openviid.wire.WireLimits;

/// Pictures from servers that are slow, fail, redirect and lie.
class HttpPictureSourceIT {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};
  private static final WireLimits LIMITS =
      new WireLimits(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(500), 4_096, 1_000);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final HttpPictureSource source =
      new HttpPictureSource(FetchAdmission.of(List.of("127.0.0.1/32")), LIMITS);
  private final HttpServer server;

  HttpPictureSourceIT() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/good", exchange -> answer(exchange, 200, JPEG));
    server.createContext("/text", exchange -> answer(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8)));
    server.createContext("/gone", exchange -> answer(exchange, 404, new byte[0]));
    server.createContext("/busy", exchange -> answer(exchange, 503, new byte[0]));
    server.createContext("/large", exchange -> answer(exchange, 200, Arrays.copyOf(JPEG, 1_001)));
    server.createContext("/moved", exchange -> redirect(exchange, "/good"));
    server.createContext("/away", exchange -> redirect(exchange, "http://localhost:" + port() + "/good"));
    server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
    server.createContext("/slow", exchange -> {
      awaitStop();
      answer(exchange, 200, JPEG);
    });
    server.start();
  }

  @AfterEach
  void stop() {
    stop.countDown();
    server.stop(0);
    source.close();
  }

  private void awaitStop() {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    answer(exchange, 302, new byte[0]);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private Fetched fetch(String path) {
    return source.fetch("http://127.0.0.1:" + port() + path);
  }

  private static String never(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.Never.class);
    return ((Fetched.Never) fetched).reason().code();
  }

  private static void assertLater(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.Later.class);
  }

  @Test
  void aPictureIsFetchedWithItsQuery() {
    assertThat(fetch("/good?a=1&b=2"))
        .isInstanceOfSatisfying(Fetched.Picture.class, picture -> assertThat(picture.content()).isEqualTo(JPEG));
  }

  @Test
  void whatIsNoPictureOrGoneOrTooLargeIsGivenUp() {
    assertThat(never(fetch("/text"))).isEqualTo("OV-2382");
    assertThat(never(fetch("/gone"))).isEqualTo("OV-2381");
    assertThat(never(fetch("/large"))).isEqualTo("OV-2311");
  }

  @Test
  void whatIsBusyOrSlowOrNotThereIsTriedAgain() {
    assertLater(fetch("/busy"));
    assertLater(fetch("/slow"));
    int closed = port();
    server.stop(0);
    assertLater(source.fetch("http://127.0.0.1:" + closed + "/good"));
  }

  @Test
  void redirectionsAreFollowedOnTheSameHostOnly() {
    assertThat(fetch("/moved")).isInstanceOf(Fetched.Picture.class);
    assertThat(never(fetch("/away"))).isEqualTo("OV-2379");
    assertThat(never(fetch("/loop"))).isEqualTo("OV-2379");
  }

  @Test
  void hostsThatAreNotListedAreNotAsked() throws IOException {
    try (HttpPictureSource named = new HttpPictureSource(FetchAdmission.of(List.of("localhost")), LIMITS)) {
      assertThat(never(named.fetch("http://localhost:" + port() + "/good"))).isNotEmpty();
      assertThat(never(named.fetch("http://127.0.0.1:" + port() + "/good"))).isNotEmpty();
    }
  }

  @Test
  void addressesThatAreNoneAreGivenUp() {
    assertThat(never(source.fetch("http://x y/"))).isEqualTo("OV-2377");
    assertThat(never(source.fetch("file:///etc/passwd"))).isNotEmpty();
    assertThat(never(source.fetch("http:///1.jpg"))).isNotEmpty();
  }

  @Test
  void aServerThatLiesAboutTheLengthIsNotBelieved() throws Exception {
    assertLater(lied("Content-Length: 100", JPEG));
    assertThat(never(lied("Content-Length: 999999999999", JPEG))).isEqualTo("OV-2311");
    assertThat(never(lied("Transfer-Encoding: chunked", "7fffffff\r\n".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo("OV-2311");
  }

  private Fetched lied(String header, byte[] body) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread liar = Thread.ofVirtual().start(() -> {
        try (Socket socket = listening.accept();
            InputStream in = socket.getInputStream()) {
          in.read();
          OutputStream out = socket.getOutputStream();
          out.write(("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
          out.write(body);
          out.flush();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      Fetched fetched = source.fetch("http://127.0.0.1:" + listening.getLocalPort() + "/1.jpg");
      liar.join();
      return fetched;
    }
  }
}
