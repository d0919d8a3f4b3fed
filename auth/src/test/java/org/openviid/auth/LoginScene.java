package org.openviid.auth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A server with one account, and the means to make requests to it by hand.
final class LoginScene {
  static final String USER = "34020000001190000001";
  static final String PASSWORD = "Pwd@2026";
  static final String REALM = "3302010000503000";
  static final String TARGET = "/VIID/System/Register";

  final TestClock clock = new TestClock();
  final DigestSettings settings = new DigestSettings(
      REALM, "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), 1, Duration.ofHours(1),
      Duration.ofMinutes(1), 1000);
  final DigestServer server = new DigestServer(settings, clock, new Random(1));
  final List<String> passwords = new ArrayList<>(List.of(PASSWORD));

  List<Ha1> lookup(String userName, DigestAlgorithm algorithm) {
    return userName.equals(USER)
        ? passwords.stream().map(password -> Ha1.of(algorithm, USER, REALM, password)).toList()
        : List.of();
  }

  DigestClient client(String password, DigestAlgorithm... allowed) {
    Random random = new Random(2);
    return new DigestClient(USER, password, Set.of(allowed), () -> Long.toHexString(random.nextLong()));
  }

  /// A client that has been challenged once.
  DigestClient challengedClient() {
    DigestClient client = client(PASSWORD, DigestAlgorithm.MD5);
    client.challenged(List.of(challenge().header()));
    return client;
  }

  Challenge challenge() {
    return server.challenge(DigestAlgorithm.MD5, false);
  }

  Verification post(String authorization) {
    return verify("POST", TARGET, authorization);
  }

  Verification verify(String method, String target, String authorization) {
    return server.verify(method, target, Authorization.parse(authorization), this::lookup);
  }

  /// An answer to a challenge, computed independently of the classes under test where that matters.
  static String answer(Challenge challenge, String uri, String fields) {
    String ha1 = DigestAlgorithm.MD5.hash(USER, challenge.realm(), PASSWORD);
    String ha2 = DigestAlgorithm.MD5.hash("POST", uri);
    String response = fields.contains("qop")
        ? DigestAlgorithm.MD5.hash(ha1, challenge.nonce(), countOf(fields), "c0ffee", "auth", ha2)
        : DigestAlgorithm.MD5.hash(ha1, challenge.nonce(), ha2);
    Credentials sent = new Credentials(
        USER, challenge.realm(), challenge.nonce(), uri, response, null, null, null, null, challenge.opaque(),
        Set.of());
    return sent.header() + fields;
  }

  private static String countOf(String fields) {
    return fields.replaceAll(".*nc=([0-9a-f]+).*", "$1");
  }
}
