package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.peers.BindMode;
import org.openviid.store.InMemoryObjectStore;

/// Where a request comes from: the other end of the connection, unless that is a proxy of ours.
class ProxiesIT {
  private static TestServer behind(String... proxies) {
    return TestServer.start(
        settings -> new HttpSettings(
            settings.host(), settings.port(), settings.serverId(), settings.zone(), List.of(proxies),
                settings.pictureBase(), settings.limits(), settings.tls()),
        new InMemoryObjectStore());
  }

  private static int keepalive(TestServer server, String headers) {
    String body = "{\"KeepaliveObject\":{\"DeviceID\":\"" + CAMERA + "\"}}";
    String request = TestServer.request(CAMERA, "POST /VIID/System/Keepalive", body);
    return RawClient.exchange(server.port(), request.replace("Host: viid\r\n", "Host: viid\r\n" + headers))
        .status();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "X-Forwarded-For: 192.0.2.7                                  | 192.0.2.7",
    "X-Forwarded-For: 198.51.100.1, 192.0.2.7                    | 192.0.2.7",
    "X-Forwarded-For: 192.0.2.7, 10.1.2.3                        | 192.0.2.7",
    "X-Forwarded-For: 198.51.100.1, 192.0.2.7, 10.9.9.9, 10.1.1.1| 192.0.2.7",
    "X-Forwarded-For: 2001:db8::7                                | 2001:db8:0:0:0:0:0:7",
    "X-Forwarded-For: nonsense, 192.0.2.7                        | 192.0.2.7",
    "X-Forwarded-For: 192.0.2.7, nonsense                        | 127.0.0.1",
    "X-Other: 192.0.2.7                                          | 127.0.0.1"
  })
  void aProxyOfOursSaysForWhomItAsks(String header, String address) {
    try (TestServer server = behind("127.0.0.0/8", "10.0.0.0/8")) {
      server.sessions.open(CAMERA, CAMERA, address, server.clock.millis());

      assertThat(keepalive(server, header + "\r\n")).isEqualTo(200);
    }
  }

  @Test
  void nobodyElseIsBelieved() {
    try (TestServer server = behind("10.0.0.0/8")) {
      server.sessions.open(CAMERA, CAMERA, "192.0.2.7", server.clock.millis());

      assertThat(keepalive(server, "X-Forwarded-For: 192.0.2.7\r\n")).isEqualTo(401);
    }
  }

  private static TestServer passingCertificates(String proxy, String fingerprint) {
    TestServer server =
        TestServer.start(
            settings -> new HttpSettings(
                settings.host(), settings.port(), settings.serverId(), settings.zone(), List.of(proxy),
                settings.pictureBase(), settings.limits(), settings.tls(), "X-Client-Cert"),
            new InMemoryObjectStore());
    server.camera(settings -> settings.bound(BindMode.CERT, fingerprint));
    return server;
  }

  /// Any certificate that there is on every machine.
  private static X509Certificate certificate() throws Exception {
    Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore store = KeyStore.getInstance(file.toFile(), (char[]) null);
    return (X509Certificate) store.getCertificate(store.aliases().nextElement());
  }

  @Test
  void aProxyPassesTheCertificateThatItWasShown() throws Exception {
    X509Certificate certificate = certificate();
    String fingerprint = ClientCertificate.fingerprint(certificate);
    String pem = "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
    try (TestServer server = passingCertificates("127.0.0.1", fingerprint)) {
      String colons = fingerprint.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
      for (String passed : List.of(fingerprint, colons, URLEncoder.encode(pem, StandardCharsets.UTF_8).replace("+", "%20"))) {
        assertThat(keepalive(server, "X-Client-Cert: " + passed + "\r\n")).as(passed).isEqualTo(200);
      }
      for (String passed : List.of("", fingerprint.substring(2) + "00", "nonsense", "%zz", "%41")) {
        assertThat(keepalive(server, "X-Client-Cert: " + passed + "\r\n")).as(passed).isEqualTo(401);
      }
    }
  }

  @Test
  void nobodyElsePassesCertificates() throws Exception {
    String fingerprint = ClientCertificate.fingerprint(certificate());
    try (TestServer server = passingCertificates("10.0.0.1", fingerprint)) {
      assertThat(keepalive(server, "X-Client-Cert: " + fingerprint + "\r\n")).isEqualTo(401);
    }
  }
}
