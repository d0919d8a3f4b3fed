package org.openviid.auth;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.openviid.auth.Verification.Accepted;
import org.openviid.auth.Verification.Cause;
import org.openviid.auth.Verification.Reason;
import org.openviid.auth.Verification.Refused;
import org.openviid.auth.Verification.Stale;

/// The server's side of Digest (protocol.md 4.1): challenges, and verifies the answers. Knows nothing but
/// which nonces have been used; safe for use by any number of threads.
public final class DigestServer {
  private static final long CLOCK_SLACK = 60_000;

  private final DigestSettings settings;
  private final Clock clock;
  private final Nonces nonces;
  private final NonceMemory memory;
  private final String opaque;

  /// A server with an empty memory.
  ///
  /// @param settings how it works
  /// @param clock what its nonces are dated by
  /// @param random where the numbers of its nonces start; must differ from start to start
  public DigestServer(DigestSettings settings, Clock clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.nonces = new Nonces(settings.key(), settings.node(), random.nextLong());
    this.memory =
        new NonceMemory(settings.nonceLifetime().toMillis(), settings.nonceMemory(), clock.millis());
    this.opaque = opaque(settings.realm());
  }

  /// Says nothing, but a client that does not repeat it is recognised by that.
  private static String opaque(String realm) {
    byte[] hash = HexFormat.of().parseHex(DigestAlgorithm.MD5.hash("opaque", realm));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  /// The realm of its accounts.
  public String realm() {
    return settings.realm();
  }

  /// A challenge with a fresh nonce, to be sent with 401.
  ///
  /// @param algorithm what the answer is to be made with
  /// @param stale whether it answers a [Verification.Stale]
  public Challenge challenge(DigestAlgorithm algorithm, boolean stale) {
    return new Challenge(settings.realm(), nonces.mint(clock.millis()), opaque, algorithm, true, stale);
  }

  /// Verifies a header.
  ///
  /// @param method the method of the request
  /// @param target the target of the request line as received: path and query
  /// @param authorization the header
  /// @param lookup what is known of the user
  public Verification verify(String method, String target, Authorization authorization, Ha1Lookup lookup) {
    return switch (authorization) {
      case Authorization.Unusable unusable -> refused(unusable);
      case Credentials sent -> verify(new Check(method, target, sent), lookup);
    };
  }

  /// What the response of credentials should have been, by each way in which clients compute it; for an
  /// operator who wants to know why they were refused.
  ///
  /// @param method the method of the request
  /// @param target path and query of the request as received
  /// @param sent the credentials
  /// @param ha1 the digest that they may have been made with
  public static List<Verification.Attempt> attempts(String method, String target, Credentials sent, Ha1 ha1) {
    return new Check(method, target, sent).attempts(ha1);
  }

  private static Verification refused(Authorization.Unusable unusable) {
    Reason reason = switch (unusable.problem()) {
      case OTHER_SCHEME -> Reason.OTHER_SCHEME;
      case MISSING_FIELD -> Reason.MISSING_FIELD;
      case HOSTILE, REPEATED_FIELD -> Reason.MALFORMED;
    };
    return new Refused("", reason, unusable.detail(), List.of());
  }

  private Verification verify(Check check, Ha1Lookup lookup) {
    Credentials sent = check.sent();
    Optional<Refused> impossible = impossible(check);
    if (impossible.isPresent()) {
      return impossible.get();
    }
    Optional<Nonces.Nonce> nonce = nonces.read(sent.nonce());
    if (nonce.isEmpty()) {
      return new Refused(sent.userName(), Reason.INVENTED_NONCE, "", List.of());
    }
    DigestAlgorithm algorithm = check.algorithm().orElseThrow();
    List<Ha1> known = lookup.find(sent.userName(), algorithm);
    Optional<Ha1> right = check.firstRight(known.isEmpty() ? List.of(nobody(algorithm)) : known);
    if (known.isEmpty()) {
      return new Refused(sent.userName(), Reason.UNKNOWN_USER, "", List.of());
    }
    if (right.isEmpty()) {
      return new Refused(sent.userName(), Reason.WRONG_RESPONSE, foreignRealm(sent),
          check.attempts(known.getFirst()));
    }
    return fresh(check, nonce.get(), right.get());
  }

  private static Optional<Refused> impossible(Check check) {
    Credentials sent = check.sent();
    if (check.algorithm().isEmpty()) {
      return refused(sent, Reason.UNSUPPORTED_ALGORITHM, sent.algorithm());
    }
    if (check.resource().isEmpty()) {
      return refused(sent, Reason.WRONG_URI, sent.uri());
    }
    String qop = sent.qop();
    if (qop == null) {
      return Optional.empty();
    }
    if (!qop.equalsIgnoreCase("auth")) {
      return refused(sent, Reason.UNSUPPORTED_QOP, qop);
    }
    if (sent.cnonce() == null) {
      return refused(sent, Reason.MISSING_FIELD, "cnonce");
    }
    return check.count() > 0 ? Optional.empty() : refused(sent, Reason.BAD_COUNT, sent.nc());
  }

  private static Optional<Refused> refused(Credentials sent, Reason reason, @Nullable String detail) {
    return Optional.of(new Refused(sent.userName(), reason, detail == null ? "" : detail, List.of()));
  }

  /// Makes the work for an unknown user as long as for a known one.
  private static Ha1 nobody(DigestAlgorithm algorithm) {
    return new Ha1(algorithm, "0".repeat(algorithm.hexLength()));
  }

  private String foreignRealm(Credentials sent) {
    return sent.realm().equals(settings.realm()) ? "" : sent.realm();
  }

  private Verification fresh(Check check, Nonces.Nonce nonce, Ha1 ha1) {
    long now = clock.millis();
    long age = now - nonce.at();
    boolean foreign = nonce.node() != settings.node();
    String user = check.sent().userName();
    if (age > settings.nonceLifetime().toMillis() || age < -CLOCK_SLACK) {
      return new Stale(user, Cause.EXPIRED);
    }
    if (foreign && age > settings.otherNodeLifetime().toMillis()) {
      return new Stale(user, Cause.OTHER_NODE);
    }
    if (memory.hasForgotten(nonce.at())) {
      return new Stale(user, Cause.FORGOTTEN);
    }
    if (!memory.use(nonce, check.count(), now)) {
      return new Stale(user, Cause.REPLAYED);
    }
    return accepted(check, ha1, foreign);
  }

  private Accepted accepted(Check check, Ha1 ha1, boolean foreignNonce) {
    Credentials sent = check.sent();
    Set<Tolerance> needed = EnumSet.noneOf(Tolerance.class);
    needed.addAll(sent.tolerances());
    needed.addAll(check.resource().orElseThrow().tolerances());
    if (!sent.realm().equals(settings.realm())) {
      needed.add(Tolerance.FOREIGN_REALM);
    }
    if (!opaque.equals(sent.opaque())) {
      needed.add(Tolerance.MISSING_OPAQUE);
    }
    if (foreignNonce) {
      needed.add(Tolerance.NONCE_OF_OTHER_NODE);
    }
    return new Accepted(sent.userName(), proof(RequestDigest.of(ha1, sent)), needed);
  }

  /// What we prove ourselves with; a client without qop expects nothing.
  private static String proof(RequestDigest digest) {
    return digest.qop() == null
        ? ""
        : new AuthenticationInfo(digest.rspauth(), digest.nc(), digest.cnonce(), null).header();
  }
}
