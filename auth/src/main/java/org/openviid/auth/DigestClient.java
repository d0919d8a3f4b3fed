package org.openviid.auth;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The client's side of Digest for one account at one server: takes challenges, and proves itself with
/// the latest. Safe for use by several threads.
public final class DigestClient {
  private final String userName;
  private final String password;
  private final Set<DigestAlgorithm> allowed;
  private final Supplier<String> cnonces;

  private @Nullable Challenge challenge;
  private @Nullable Ha1 ha1;
  private int count;

  /// A client that has not been challenged yet.
  ///
  /// @param userName the account
  /// @param password its password
  /// @param allowed what may be used; the strongest that is offered too is taken
  /// @param cnonces where client nonces come from
  public DigestClient(
      String userName, String password, Set<DigestAlgorithm> allowed, Supplier<String> cnonces) {
    HeaderPrinter.check(userName);
    this.userName = userName;
    this.password = password;
    this.allowed = Set.copyOf(allowed);
    this.cnonces = cnonces;
  }

  /// Client nonces of 16 hexadecimal digits.
  public static Supplier<String> cnonces(SecureRandom random) {
    return () -> HexFormat.of().toHexDigits(random.nextLong());
  }

  /// Takes the challenge of a 401.
  ///
  /// @param headers the values of all `WWW-Authenticate` headers
  /// @return the one that the next proof answers; empty when none can be answered, and then the one
  ///     before stays
  public Optional<Challenge> challenged(Collection<String> headers) {
    Optional<Challenge> best = headers.stream()
        .flatMap(header -> Challenge.parse(header).stream())
        .filter(offered -> allowed.contains(offered.algorithm()))
        .max(Comparator.comparing(Challenge::algorithm).thenComparing(offered -> offered.qop()));
    best.ifPresent(this::take);
    return best;
  }

  private synchronized void take(Challenge taken) {
    Challenge before = challenge;
    boolean sameAccount =
        before != null && before.realm().equals(taken.realm()) && before.algorithm() == taken.algorithm();
    if (!sameAccount) {
      ha1 = null;
    }
    if (before == null || !before.nonce().equals(taken.nonce())) {
      count = 0;
    }
    challenge = taken;
  }

  /// A proof for one request; empty before the first challenge. Each call counts the nonce up.
  ///
  /// @param method the method of the request
  /// @param target path and query as they stand in the request line
  public synchronized Optional<Proof> prove(String method, String target) {
    Challenge asked = challenge;
    if (asked == null) {
      return Optional.empty();
    }
    if (ha1 == null) {
      ha1 = Ha1.of(asked.algorithm(), userName, asked.realm(), password);
    }
    String qop = asked.qop() ? "auth" : null;
    String nc = qop == null ? null : HexFormat.of().toHexDigits(++count);
    String cnonce = qop == null ? null : cnonces.get();
    RequestDigest digest = new RequestDigest(ha1, asked.nonce(), target, qop, nc, cnonce);
    Credentials credentials = new Credentials(
        userName, asked.realm(), asked.nonce(), target, digest.response(method),
        asked.algorithm().token(), qop, nc, cnonce, asked.opaque(), Set.of());
    return Optional.of(new Proof(credentials, digest.rspauth()));
  }

  @Override
  public String toString() {
    return "DigestClient[" + userName + "]";
  }
}
