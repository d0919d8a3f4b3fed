package org.openviid.auth;

import java.util.List;
import java.util.Set;

/// What became of an `Authorization` header.
public sealed interface Verification {

  /// The user is who it claims to be.
  ///
  /// @param userName the account
  /// @param authenticationInfo the value of the `Authentication-Info` header to answer with; empty when
  ///     the client uses no qop and so expects none
  /// @param tolerances what had to be overlooked; a strict caller refuses when there is any
  record Accepted(String userName, String authenticationInfo, Set<Tolerance> tolerances)
      implements Verification {
    /// Copies the set.
    public Accepted {
      tolerances = Set.copyOf(tolerances);
    }
  }

  /// The digest is right, but the nonce can no longer be used: not a failed login. To be answered with
  /// 401 and a challenge that says `stale=true`.
  ///
  /// @param userName the account
  /// @param cause why
  record Stale(String userName, Cause cause) implements Verification {}

  /// Why a nonce can no longer be used.
  enum Cause {
    /// It is older than the lifetime of nonces, or of the future.
    EXPIRED,
    /// It has been used with this `nc` already, or without qop.
    REPLAYED,
    /// It was made before this server started, or before the time of which uses are remembered.
    FORGOTTEN,
    /// Another node made it, too long ago.
    OTHER_NODE
  }

  /// The header proves nothing. To be answered with 401 and a challenge.
  ///
  /// @param userName the account claimed, perhaps empty
  /// @param reason why
  /// @param detail the field or value concerned, perhaps empty; no secret
  /// @param attempts for a known user, what the response should have been, by the ways clients compute
  ///     it, so that an operator sees which one the client took
  record Refused(String userName, Reason reason, String detail, List<Attempt> attempts)
      implements Verification {
    /// Copies the list.
    public Refused {
      attempts = List.copyOf(attempts);
    }
  }

  /// Why a header proves nothing.
  enum Reason {
    /// It is no Digest header; `detail` names the scheme.
    OTHER_SCHEME(false),
    /// It is too long, has control characters, or a field twice.
    MALFORMED(false),
    /// The field in `detail` is missing.
    MISSING_FIELD(false),
    /// `algorithm` is not spoken.
    UNSUPPORTED_ALGORITHM(false),
    /// `qop` is not `auth`.
    UNSUPPORTED_QOP(false),
    /// `nc` is no hexadecimal number of 1 to 8 digits above zero.
    BAD_COUNT(false),
    /// `uri` is that of another resource.
    WRONG_URI(false),
    /// The nonce is not one of this server.
    INVENTED_NONCE(false),
    /// No such account.
    UNKNOWN_USER(true),
    /// The digest is wrong: another password, realm, method or way of computing it.
    WRONG_RESPONSE(true);

    private final boolean guess;

    Reason(boolean guess) {
      this.guess = guess;
    }

    /// Whether it counts as an attempt to guess a password.
    public boolean isGuess() {
      return guess;
    }
  }

  /// One way of computing a response.
  ///
  /// @param way the way
  /// @param response what comes out
  /// @param matches whether it is what the client sent
  record Attempt(Way way, String response, boolean matches) {}

  /// How a response can be computed.
  enum Way {
    /// As the fields of the header demand.
    AS_SENT,
    /// As in RFC 2069, although `qop` was sent.
    WITHOUT_QOP,
    /// With `nc` filled up to 8 digits.
    LONG_COUNT,
    /// With the path of the request instead of the `uri` sent.
    REQUEST_PATH,
    /// As for a POST.
    POST_METHOD
  }
}
