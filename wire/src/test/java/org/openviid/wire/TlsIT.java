package org.openviid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final WireLimits LIMITS = new WireLimits(
      Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(30), 1024, 10_000);
  private static final Exchange REQUEST = new Exchange("GET", "/", List.of(), Content.NONE);

  @TempDir static Path folder;
  private static SSLContext context;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path file = folder.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process = new ProcessBuilder(
            keytool, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=library", "-ext",
            "san=ip:127.0.0.1",
            "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
        .inheritIO()
        .start();
    assertThat(process.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
  }

  private static RawServer secureServer() throws Exception {
    ServerSocket socket =
        context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new RawServer(socket, (request, out) -> {
      out.write(RawServer.ok("{}").getBytes(StandardCharsets.US_ASCII));
      return true;
    });
  }

  @Test
  void requestsShareASecureConnection() throws Exception {
    try (RawServer server = secureServer();
        HttpTransport transport = new HttpTransport(LIMITS, context, true);
        HttpConnection connection =
            new HttpConnection(transport, new Endpoint("127.0.0.1", server.port(), true))) {
      assertThat(connection.send(REQUEST).text()).isEqualTo("{}");
      assertThat(connection.send(REQUEST).text()).isEqualTo("{}");
      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void certificateOfAStrangerIsRefused() throws Exception {
    try (RawServer server = secureServer();
        HttpTransport transport = HttpTransport.of(LIMITS);
        HttpConnection connection =
            new HttpConnection(transport, new Endpoint("127.0.0.1", server.port(), true))) {
      assertThatThrownBy(() -> connection.send(REQUEST))
          .isInstanceOf(WireException.class)
          .hasMessageContaining("OV-2302")
          .hasCauseInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void nameIsVerifiedUnlessSwitchedOff() throws Exception {
    try (RawServer server = secureServer();
        HttpTransport wary = new HttpTransport(LIMITS, context, true);
        HttpTransport lenient = new HttpTransport(LIMITS, context, false);
        HttpConnection refused = new HttpConnection(wary, new Endpoint("localhost", server.port(), true));
        HttpConnection accepted =
            new HttpConnection(lenient, new Endpoint("localhost", server.port(), true))) {
      assertThatThrownBy(() -> refused.send(REQUEST)).hasCauseInstanceOf(SSLHandshakeException.class);
      assertThat(accepted.send(REQUEST).status()).isEqualTo(200);
    }
  }

  @Test
  void serverThatDoesNotShakeHandsIsLeft() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpTransport transport = new HttpTransport(LIMITS, context, true);
        HttpConnection connection =
            new HttpConnection(transport, new Endpoint("127.0.0.1", deaf.getLocalPort(), true))) {
      assertThatThrownBy(() -> connection.send(REQUEST)).hasMessageContaining("OV-2302");
    }
  }
}
