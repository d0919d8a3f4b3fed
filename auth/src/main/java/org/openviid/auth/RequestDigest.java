package org.openviid.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// The `response` and `rspauth` values of one request.
///
/// @param ha1 of the account
/// @param nonce the server's
/// @param uri the digest-uri as the client sends it
/// @param qop as the client sends it, or null for RFC 2069
/// @param nc as the client sends it; unused without qop
/// @param cnonce as the client sends it; unused without qop
record RequestDigest(
    Ha1 ha1, String nonce, String uri, @Nullable String qop, @Nullable String nc, @Nullable String cnonce) {

  static RequestDigest of(Ha1 ha1, Credentials sent) {
    return new RequestDigest(ha1, sent.nonce(), sent.uri(), sent.qop(), sent.nc(), sent.cnonce());
  }

  RequestDigest withoutQop() {
    return new RequestDigest(ha1, nonce, uri, null, null, null);
  }

  RequestDigest withUri(String other) {
    return new RequestDigest(ha1, nonce, other, qop, nc, cnonce);
  }

  RequestDigest withNc(String other) {
    return new RequestDigest(ha1, nonce, uri, qop, other, cnonce);
  }

  /// What the client has to send (RFC 7616, 3.4.1).
  String response(String method) {
    return combine(ha1.algorithm().hash(method, uri));
  }

  /// What the server proves itself with (RFC 7616, 3.5): as the response, without the method.
  String rspauth() {
    return combine(ha1.algorithm().hash("", uri));
  }

  private String combine(String ha2) {
    DigestAlgorithm algorithm = ha1.algorithm();
    if (qop == null) {
      return algorithm.hash(ha1.hex(), nonce, ha2);
    }
    return algorithm.hash(ha1.hex(), nonce, nc == null ? "" : nc, cnonce == null ? "" : cnonce, qop, ha2);
  }

  /// Compares in a time that does not depend on where the texts differ.
  static boolean same(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  static boolean isHex(String text, DigestAlgorithm algorithm) {
    return text.length() == algorithm.hexLength()
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
