package org.openviid.auth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of an `Authorization: Digest` header, as sent.
///
/// @param userName the account
/// @param realm the realm; empty when missing
/// @param nonce the server's nonce
/// @param uri the digest-uri
/// @param response the digest
/// @param algorithm the algorithm's name, or null when not given (which means MD5)
/// @param qop the quality of protection, or null when not given (RFC 2069)
/// @param nc the nonce count, or null
/// @param cnonce the client's nonce, or null
/// @param opaque the server's opaque value, or null
/// @param tolerances the deviations of notation
public record Credentials(
    String userName,
    String realm,
    String nonce,
    String uri,
    String response,
    @Nullable String algorithm,
    @Nullable String qop,
    @Nullable String nc,
    @Nullable String cnonce,
    @Nullable String opaque,
    Set<Tolerance> tolerances)
    implements Authorization {

  /// Checks that no value can break out of the header.
  public Credentials {
    tolerances = Set.copyOf(tolerances);
    for (String value : new String[] {userName, realm, nonce, uri, response}) {
      HeaderPrinter.check(value);
    }
    for (String value : new @Nullable String[] {algorithm, qop, nc, cnonce, opaque}) {
      HeaderPrinter.check(value);
    }
  }

  static Authorization of(HeaderBlock block) {
    String user = userName(block);
    String nonce = block.value("nonce");
    String uri = block.value("uri");
    String response = block.value("response");
    if (user == null || nonce == null || uri == null || response == null) {
      String missing = user == null ? "username" : nonce == null ? "nonce" : uri == null ? "uri" : "response";
      return new Unusable(Problem.MISSING_FIELD, missing);
    }
    String realm = block.value("realm");
    return new Credentials(
        user, realm == null ? "" : realm, nonce, uri, response, block.value("algorithm"), block.value("qop"),
        block.value("nc"), block.value("cnonce"), block.value("opaque"), tolerances(block, response));
  }

  private static Set<Tolerance> tolerances(HeaderBlock block, String response) {
    Set<Tolerance> needed = EnumSet.noneOf(Tolerance.class);
    needed.addAll(block.tolerances());
    String nc = block.value("nc");
    if (nc != null && nc.length() != 8) {
      needed.add(Tolerance.SHORT_NC);
    }
    if (block.value("algorithm") == null) {
      needed.add(Tolerance.MISSING_ALGORITHM);
    }
    if (block.value("qop") == null) {
      needed.add(Tolerance.NO_QOP);
    }
    if (!response.equals(response.toLowerCase(Locale.ROOT))) {
      needed.add(Tolerance.UPPER_CASE_RESPONSE);
    }
    return needed;
  }

  /// Also the form `username*=UTF-8''…` of RFC 7616, 3.4.
  private static @Nullable String userName(HeaderBlock block) {
    String plain = block.value("username");
    String extended = block.value("username*");
    if (plain != null || extended == null) {
      return plain;
    }
    int quotes = extended.indexOf("''");
    if (quotes < 0 || !extended.substring(0, quotes).equalsIgnoreCase("UTF-8")) {
      return null;
    }
    try {
      String name = extended.substring(quotes + 2).replace("+", "%2B");
      String decoded = URLDecoder.decode(name, StandardCharsets.UTF_8);
      return HeaderParser.isHostile(decoded) ? null : decoded;
    } catch (IllegalArgumentException e) {
      return null; // a broken percent sequence names nobody
    }
  }

  /// The header value.
  public String header() {
    return new HeaderPrinter("Digest ")
        .quoted("username", userName)
        .quoted("realm", realm)
        .quoted("nonce", nonce)
        .quoted("uri", uri)
        .token("qop", qop)
        .token("nc", nc)
        .quoted("cnonce", cnonce)
        .quoted("response", response)
        .quoted("opaque", opaque)
        .token("algorithm", algorithm)
        .toString();
  }
}
