package org.openviid.auth;

import java.util.Locale;

/// A known deviation of real peers in their Digest headers. All of them are understood; which ones a
/// header needed is reported, so that the caller can count them, show them, or refuse a strict peer.
public enum Tolerance {
  /// `uri` is an absolute URL; its path and query are compared, and the text as sent is hashed.
  ABSOLUTE_URI,
  /// `uri` has or lacks leading path segments that a proxy removed or added.
  OTHER_BASE_PATH,
  /// The client ignores the offered `qop` and answers as in RFC 2069.
  NO_QOP,
  /// A value that must be quoted is not.
  UNQUOTED_FIELD,
  /// A quoted value has no closing quote.
  UNTERMINATED_FIELD,
  /// Fields are not separated by a comma.
  MISSING_COMMA,
  /// `algorithm`, `qop`, `nc` or `stale` is quoted.
  QUOTED_TOKEN,
  /// `nc` has fewer than 8 digits, for example `nc=1`; the text as sent is hashed.
  SHORT_NC,
  /// `realm` is not the one of the challenge, although the digest was made with it.
  FOREIGN_REALM,
  /// `algorithm` is not repeated.
  MISSING_ALGORITHM,
  /// `opaque` is not repeated as given.
  MISSING_OPAQUE,
  /// `response` has upper-case hexadecimal digits.
  UPPER_CASE_RESPONSE,
  /// The nonce was given out by another node of the same cluster a short while ago.
  NONCE_OF_OTHER_NODE;

  /// Its name in configuration, metrics and reports, for example `absolute-uri`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
