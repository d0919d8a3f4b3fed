package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.ViidException;
import org.openviid.server.ConfigLoader;
import org.openviid.server.OpenViid;
import org.openviid.server.ServerConfig;
import org.openviid.server.ServerIdentity;

/// HTTP over TLS, with certificates as the tools of the platform make them.
class TlsIT {
  private static final String CAMERA = "33010600001190000001";
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path certificates;
  private static KeyStore camera;

  @TempDir Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    for (String algorithm : List.of("EC", "RSA")) {
      KeyStore store = make(algorithm);
      Key key = store.getKey("it", PASSWORD);
      write(algorithm + ".crt", "CERTIFICATE", store.getCertificate("it").getEncoded());
      write(algorithm + ".key", "PRIVATE KEY", key.getEncoded());
    }
    camera = make("EC");
  }

  private static KeyStore make(String algorithm) throws Exception {
    Path file = Files.createTempFile(certificates, "it", ".p12");
    Files.delete(file);
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process = new ProcessBuilder(
            keytool, "-genkeypair", "-alias", "it", "-keyalg", algorithm, "-dname", "CN=it", "-ext", "san=ip:127.0.0.1",
            "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
        .inheritIO()
        .start();
    assertThat(process.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void write(String name, String kind, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        certificates.resolve(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private OpenViid start(String certificate, String key) throws IOException {
    Path file = folder.resolve(ServerIdentity.CONFIG_FILE);
    if (!Files.exists(file)) {
      ServerIdentity.write(folder, ServerIdentity.createId("330106", 1));
    }
    Map<String, String> environment = Map.of(
        "OPENVIID_LISTEN_TLS_PORT", "0",
        "OPENVIID_LISTEN_TLS_CERTIFICATE", certificates.resolve(certificate).toString(),
        "OPENVIID_LISTEN_TLS_KEY", certificates.resolve(key).toString());
    ServerConfig config = new ConfigLoader().load(file, environment).with("127.0.0.1", 0, RunningServer.PASSWORD);
    return OpenViid.start(config, ServerIdentity.of(config, folder), folder, Clock.systemUTC());
  }

  /// @param shown what the client shows of itself; an empty store for nothing
  private static SSLContext context(KeyStore shown) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (String algorithm : List.of("EC", "RSA")) {
      try (InputStream in = Files.newInputStream(certificates.resolve(algorithm + ".crt"))) {
        trusted.setCertificateEntry(
            algorithm, java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(shown, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private static KeyStore nothing() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static HttpResponse<String> get(OpenViid server, HttpClient client, String path) throws Exception {
    URI uri = URI.create("https://127.0.0.1:" + server.securePort().orElseThrow() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).header("User-Identify", CAMERA).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void theSameIsServedOverTlsBesidePlainHttp(String algorithm) throws Exception {
    try (OpenViid server = start(algorithm + ".crt", algorithm + ".key");
        HttpClient client = HttpClient.newBuilder().sslContext(context(nothing())).build()) {
      assertThat(get(server, client, "/VIID/System/Time").body()).contains("SystemTimeObject");
      assertThat(get(server, client, "/VIID/MotorVehicles").statusCode()).isEqualTo(401);
      assertThat(new TestCamera(CAMERA, server.port()).register(RunningServer.PASSWORD).statusCode()).isEqualTo(200);
      assertThat(get(server, client, "/VIID/MotorVehicles").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void bothVersionsAreSpokenAndNoOlderOnes(String version) throws Exception {
    try (OpenViid server = start("EC.crt", "EC.key");
        javax.net.ssl.SSLSocket socket = (javax.net.ssl.SSLSocket)
            context(nothing()).getSocketFactory().createSocket("127.0.0.1", server.securePort().orElseThrow())) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void aPeerBoundToItsCertificateIsKnownByItAndByNothingElse() throws Exception {
    String fingerprint =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(camera.getCertificate("it").getEncoded()));
    try (OpenViid server = start("EC.crt", "EC.key");
        HttpClient bare = HttpClient.newBuilder().sslContext(context(nothing())).build();
        HttpClient shown = HttpClient.newBuilder().sslContext(context(camera)).build()) {
      assertThat(server.administer(List.of(
              "peer", "add", CAMERA, "role=device", "password=x", "bind=cert", "certificate=" + fingerprint)))
          .contains("added");

      assertThat(get(server, bare, "/VIID/MotorVehicles").statusCode()).isEqualTo(401);
      assertThat(get(server, shown, "/VIID/MotorVehicles").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoDoesNotKnowTheCertificateDoesNotTalk() throws Exception {
    try (OpenViid server = start("EC.crt", "EC.key");
        HttpClient stranger = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> get(server, stranger, "/VIID/System/Time")).isInstanceOf(SSLException.class);
      assertThat(new TestCamera(CAMERA, server.port()).keepalive().statusCode()).isEqualTo(401);
    }
  }

  @Test
  void certificateAndKeyThatCannotBeUsedAreOneSentenceEach() throws IOException {
    Files.writeString(certificates.resolve("empty.crt"), "");
    Files.writeString(certificates.resolve("broken.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    Files.writeString(certificates.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

    assertThatThrownBy(() -> start("no.crt", "EC.key")).isInstanceOf(ViidException.class).hasMessageContaining("no.crt");
    assertThatThrownBy(() -> start("empty.crt", "EC.key")).isInstanceOf(ViidException.class).hasMessageContaining("empty.crt");
    assertThatThrownBy(() -> start("EC.crt", "RSA.key")).isInstanceOf(ViidException.class).hasMessageContaining("no EC key");
    assertThatThrownBy(() -> start("EC.crt", "broken.key")).isInstanceOf(ViidException.class).hasMessageContaining("broken.key");
    assertThatThrownBy(() -> start("EC.crt", "old.key")).isInstanceOf(ViidException.class).hasMessageContaining("openssl pkcs8");
  }
}
