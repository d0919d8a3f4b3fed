package org.openviid.auth;

import org.jspecify.annotations.Nullable;

/// What a client proves itself with in one request, and what it expects of the answer.
public final class Proof {
  private final Credentials credentials;
  private final String rspauth;

  Proof(Credentials credentials, String rspauth) {
    this.credentials = credentials;
    this.rspauth = rspauth;
  }

  /// The fields of the header.
  public Credentials credentials() {
    return credentials;
  }

  /// The value of the `Authorization` header.
  public String authorization() {
    return credentials.header();
  }

  /// Checks the answer.
  ///
  /// @param authenticationInfo its `Authentication-Info` header, or null
  public ServerProof check(@Nullable String authenticationInfo) {
    if (authenticationInfo == null) {
      return ServerProof.ABSENT;
    }
    return AuthenticationInfo.parse(authenticationInfo)
        .map(info -> RequestDigest.same(info.rspauth(), rspauth) ? ServerProof.PROVEN : ServerProof.WRONG)
        .orElse(ServerProof.ABSENT);
  }

  @Override
  public String toString() {
    return "Proof[" + credentials.userName() + ", " + credentials.uri() + "]";
  }
}
