package org.openviid.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openviid.auth.Verification.Attempt;
import org.openviid.auth.Verification.Way;

/// Credentials beside the request they came with.
///
/// @param method the method of the request
/// @param target path and query of the request
/// @param sent the credentials
record Check(String method, String target, Credentials sent) {

  Optional<DigestAlgorithm> algorithm() {
    String named = sent.algorithm();
    return DigestAlgorithm.parse(named == null ? "MD5" : named);
  }

  Optional<SameResource> resource() {
    return SameResource.of(sent.uri(), target);
  }

  /// The nonce count; the highest there is without qop, because such a nonce works once; 0 for a bad one.
  long count() {
    String nc = sent.nc();
    if (sent.qop() == null) {
      return Long.MAX_VALUE;
    }
    if (nc == null || nc.isEmpty() || nc.length() > 8) {
      return 0;
    }
    long count = 0;
    for (int i = 0; i < nc.length(); i++) {
      int digit = nc.charAt(i) < 128 ? Character.digit(nc.charAt(i), 16) : -1;
      if (digit < 0) {
        return 0;
      }
      count = (count << 4) | digit;
    }
    return count;
  }

  /// The first digest of the account that the response was made with.
  Optional<Ha1> firstRight(List<Ha1> known) {
    String response = sent.response().toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(ha1 -> RequestDigest.same(RequestDigest.of(ha1, sent).response(method), response))
        .findFirst();
  }

  /// The response by each way.
  List<Attempt> attempts(Ha1 ha1) {
    RequestDigest asSent = RequestDigest.of(ha1, sent);
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(attempt(Way.AS_SENT, asSent.response(method)));
    if (sent.qop() != null) {
      attempts.add(attempt(Way.WITHOUT_QOP, asSent.withoutQop().response(method)));
      attempts.add(attempt(Way.LONG_COUNT, asSent.withNc("%08x".formatted(count())).response(method)));
    }
    attempts.add(attempt(Way.REQUEST_PATH, asSent.withUri(target).response(method)));
    attempts.add(attempt(Way.POST_METHOD, asSent.response("POST")));
    return attempts;
  }

  private Attempt attempt(Way way, String response) {
    return new Attempt(way, response, RequestDigest.same(response, sent.response().toLowerCase(Locale.ROOT)));
  }
}
