package org.openviid.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.openviid.auth.Authorization;
import org.openviid.auth.Challenge;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.DigestServer;
import org.openviid.auth.DigestSettings;
import org.openviid.auth.Ha1;
import org.openviid.auth.Verification;
import org.openviid.schema.Schema;

/// A view library of few words, and clients for it.
final class ViidScene implements AutoCloseable {
  static final Schema SCHEMA = Schema.load();
  static final Messages MESSAGES = new Messages(SCHEMA, ZoneId.of("Asia/Shanghai"));
  static final String CAMERA = "34020000001190000001";
  static final String PASSWORD = "Pwd@2026";
  static final String REGISTER = "/VIID/System/Register";

  final HttpTransport transport = HttpTransport.of(new WireLimits(
      Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), 16 << 10, 1 << 20));
  final DigestServer digest = new DigestServer(
      DigestSettings.of("viid", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII)), Clock.systemUTC(),
      new Random(1));
  final RawServer server;

  /// What the library answers to who has proved itself, and to everything that needs no proof.
  String answer = RawServer.ok(status("0"));
  /// Which paths need proof.
  List<String> guarded = List.of(REGISTER);
  List<DigestAlgorithm> offered = List.of(DigestAlgorithm.MD5);
  boolean provesItself = true;
  final AtomicInteger staleAnswers = new AtomicInteger();

  ViidScene() throws IOException {
    server = new RawServer(this::answer);
  }

  static String status(String code) {
    return "{\"ResponseStatusObject\":{\"RequestURL\":\"" + REGISTER + "\",\"StatusCode\":" + code
        + ",\"StatusString\":\"OK\",\"Id\":\"" + CAMERA + "\",\"LocalTime\":\"20260501080000\"}}";
  }

  private boolean answer(RawServer.Received request, OutputStream out) throws IOException {
    out.write(answerTo(request).getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private String answerTo(RawServer.Received request) {
    if (guarded.stream().noneMatch(request.target()::endsWith)) {
      return answer;
    }
    Verification verification = digest.verify(
        request.method(), request.target(), Authorization.parse(request.header("Authorization")),
        (user, algorithm) ->
            user.equals(CAMERA) ? List.of(Ha1.of(algorithm, user, "viid", PASSWORD)) : List.of());
    return switch (verification) {
      case Verification.Accepted accepted when staleAnswers.getAndDecrement() > 0 -> challenge(true);
      case Verification.Accepted accepted -> provesItself
          ? answer.replaceFirst("\r\n", "\r\nAuthentication-Info: " + accepted.authenticationInfo() + "\r\n")
          : answer;
      case Verification.Stale stale -> challenge(true);
      case Verification.Refused refused -> challenge(false);
    };
  }

  private String challenge(boolean stale) {
    StringBuilder head = new StringBuilder("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n");
    for (DigestAlgorithm algorithm : offered) {
      Challenge challenge = digest.challenge(algorithm, stale);
      head.append("WWW-Authenticate: ").append(challenge.header()).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  ClientSettings settings() {
    AtomicInteger cnonces = new AtomicInteger();
    return ClientSettings.of(server.endpoint(), CAMERA, PASSWORD, () -> "c" + cnonces.incrementAndGet());
  }

  ViidClient client() {
    return client(settings());
  }

  ViidClient client(ClientSettings settings) {
    return new ViidClient(transport, MESSAGES, settings);
  }

  @Override
  public void close() {
    server.close();
    transport.close();
  }
}
