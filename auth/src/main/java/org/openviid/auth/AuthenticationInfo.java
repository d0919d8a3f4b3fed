package org.openviid.auth;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server proves itself with: an `Authentication-Info` header (RFC 7616, 3.5).
///
/// @param rspauth the proof
/// @param nc the nonce count it belongs to, or null
/// @param cnonce the client's nonce it belongs to, or null
/// @param nextNonce the nonce to use from now on, or null
public record AuthenticationInfo(
    String rspauth, @Nullable String nc, @Nullable String cnonce, @Nullable String nextNonce) {

  /// Checks that no value can break out of the header.
  public AuthenticationInfo {
    HeaderPrinter.check(rspauth);
    HeaderPrinter.check(nc);
    HeaderPrinter.check(cnonce);
    HeaderPrinter.check(nextNonce);
  }

  /// The header value.
  public String header() {
    return new HeaderPrinter("")
        .quoted("rspauth", rspauth)
        .token("qop", nc == null ? null : "auth")
        .quoted("cnonce", cnonce)
        .token("nc", nc)
        .quoted("nextnonce", nextNonce)
        .toString();
  }

  /// Reads a header; empty when it proves nothing. Never fails.
  public static Optional<AuthenticationInfo> parse(String header) {
    if (HeaderParser.isHostile(header)) {
      return Optional.empty();
    }
    List<HeaderBlock> blocks = HeaderParser.parse(header, false);
    String proof = blocks.isEmpty() ? null : blocks.getFirst().value("rspauth");
    if (proof == null || blocks.getFirst().repeats()) {
      return Optional.empty();
    }
    HeaderBlock block = blocks.getFirst();
    return Optional.of(
        new AuthenticationInfo(proof, block.value("nc"), block.value("cnonce"), block.value("nextnonce")));
  }
}
