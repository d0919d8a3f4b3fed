package org.openviid.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.auth.Credentials;
import org.openviid.auth.Verification.Attempt;
import org.openviid.auth.Verification.Way;
import org.openviid.peers.DigestInquiry;
import org.openviid.peers.Peer;
import org.openviid.peers.RefusedLogin;

/// Writes down refused registrations for operators: who, why, what was sent, and what it should have been.
/// Immutable.
final class PendingText {
  private final Moments moments;

  PendingText(Moments moments) {
    this.moments = moments;
  }

  /// One refused registration.
  ///
  /// @param lines what comes out with each password that is known
  /// @param language zh or en; empty for both
  String of(RefusedLogin login, List<DigestInquiry.Line> lines, String language, long now) {
    StringBuilder out = new StringBuilder();
    String who = login.deviceId().isEmpty() ? "(no DeviceID)" : login.deviceId();
    String user = login.userName().isEmpty() || login.userName().equals(login.deviceId()) ? "" : ", user " + login.userName();
    out.append(
        "%s from %s%s: %d times since %s, last %s%n"
            .formatted(
                who, login.address(), user, login.times(), moments.of(login.since()), Moments.ago(login.at(), now)));
    if (!language.equals("en")) {
      out.append("    %s %s%n".formatted(login.text().code(), login.text().zh()));
    }
    if (!language.equals("zh")) {
      out.append("    %s %s%n".formatted(login.text().code(), login.text().en()));
    }
    login.sent().ifPresent(sent -> out.append(sent(sent)));
    lines.forEach(line -> out.append(line(line)));
    String id = login.deviceId().isEmpty() ? login.userName() : login.deviceId();
    out.append(id.isEmpty() ? "" : "    openviid peer accept " + id + "\n");
    return out.toString();
  }

  private static String sent(RefusedLogin.Sent sent) {
    Credentials fields = sent.credentials();
    return "    sent %s with realm=%s uri=%s algorithm=%s qop=%s nc=%s%s%n    response %s%n"
        .formatted(
            sent.method(),
            fields.realm(),
            fields.uri(),
            orNone(fields.algorithm()),
            orNone(fields.qop()),
            orNone(fields.nc()),
            fields.uri().equals(sent.target()) ? "" : " to " + sent.target(),
            fields.response());
  }

  private static String orNone(@Nullable String field) {
    return field == null ? "none" : field;
  }

  private static String line(DigestInquiry.Line line) {
    StringBuilder out = new StringBuilder("    with %s:%n".formatted(inWords(line.secret())));
    for (Attempt attempt : line.attempts()) {
      out.append(
          "      %s  %s%s%n"
              .formatted(attempt.response(), inWords(attempt.way()), attempt.matches() ? "  <== this is what came" : ""));
    }
    return out.toString();
  }

  private static String inWords(DigestInquiry.Secret secret) {
    return switch (secret) {
      case OWN -> "the account's password";
      case FORMER -> "the account's password before";
      case SHARED -> "the shared password";
      case SHARED_IN_ITS_REALM -> "the shared password, under the realm it named";
      case TRIED -> "the password given here";
      case TRIED_IN_ITS_REALM -> "the password given here, under the realm it named";
    };
  }

  private static String inWords(Way way) {
    return switch (way) {
      case AS_SENT -> "as its fields demand";
      case WITHOUT_QOP -> "without qop, as RFC 2069";
      case LONG_COUNT -> "with nc of 8 digits";
      case REQUEST_PATH -> "over the path of the request line";
      case POST_METHOD -> "as for POST";
    };
  }

  /// One peer that registered by itself.
  String unconfirmed(Peer peer) {
    return "%s registered by itself on %s with the shared password, unconfirmed%n    openviid peer accept %s%n"
        .formatted(peer.id(), moments.of(peer.createdAt()), peer.id());
  }
}
