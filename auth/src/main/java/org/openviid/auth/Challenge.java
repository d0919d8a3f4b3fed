package org.openviid.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server asks with: a `WWW-Authenticate: Digest` header.
///
/// @param realm the realm
/// @param nonce the nonce
/// @param opaque what the client repeats unread, or null
/// @param algorithm the algorithm
/// @param qop whether `qop="auth"` is offered; without it the answer is that of RFC 2069
/// @param stale whether only the nonce of the answer before was too old
public record Challenge(
    String realm, String nonce, @Nullable String opaque, DigestAlgorithm algorithm, boolean qop,
    boolean stale) {

  /// Checks that no value can break out of the header.
  public Challenge {
    HeaderPrinter.check(realm);
    HeaderPrinter.check(nonce);
    HeaderPrinter.check(opaque);
  }

  /// The header value. The algorithm is always named and not quoted, because some devices ignore
  /// challenges without it and others do not understand it in quotes.
  public String header() {
    return new HeaderPrinter("Digest ")
        .quoted("realm", realm)
        .quoted("qop", qop ? "auth" : null)
        .quoted("nonce", nonce)
        .quoted("opaque", opaque)
        .token("algorithm", algorithm.token())
        .token("stale", stale ? "true" : null)
        .toString();
  }

  /// All Digest challenges of a header that can be answered, in its order; other schemes, algorithms
  /// that are not spoken and challenges without realm or nonce are left out. Never fails.
  public static List<Challenge> parse(String header) {
    List<Challenge> found = new ArrayList<>();
    if (!HeaderParser.isHostile(header)) {
      for (HeaderBlock block : HeaderParser.parse(header, true)) {
        of(block).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<Challenge> of(HeaderBlock block) {
    String realm = block.value("realm");
    String nonce = block.value("nonce");
    if (!block.isDigest() || block.repeats() || realm == null || nonce == null) {
      return Optional.empty();
    }
    String qop = block.value("qop");
    boolean auth = qop != null && offersAuth(qop);
    if (qop != null && !qop.isBlank() && !auth) {
      return Optional.empty();
    }
    String named = block.value("algorithm");
    return DigestAlgorithm.parse(named == null ? "MD5" : named)
        .map(algorithm -> new Challenge(
            realm, nonce, block.value("opaque"), algorithm, auth,
            "true".equalsIgnoreCase(block.value("stale"))));
  }

  private static boolean offersAuth(String qop) {
    for (String option : qop.split("[,\\s]+", -1)) {
      if (option.equalsIgnoreCase("auth")) {
        return true;
      }
    }
    return false;
  }
}
