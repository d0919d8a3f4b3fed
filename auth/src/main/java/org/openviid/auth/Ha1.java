package org.openviid.auth;

import java.util.Locale;

/// What a server keeps instead of a password: the digest of user name, realm and password. Whoever has
/// it can log in under that realm, so it is a secret itself and never printed.
///
/// @param algorithm what it was made with
/// @param hex its lower-case hexadecimal digits
public record Ha1(DigestAlgorithm algorithm, String hex) {
  /// Checks the digits.
  public Ha1 {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!RequestDigest.isHex(hex, algorithm)) {
      throw new IllegalArgumentException("an HA1 of " + algorithm.token() + " has " + algorithm.hexLength()
          + " hexadecimal digits");
    }
  }

  /// The digest of an account (RFC 7616, 3.4.2).
  public static Ha1 of(DigestAlgorithm algorithm, String userName, String realm, String password) {
    return new Ha1(algorithm, algorithm.hash(userName, realm, password));
  }

  @Override
  public String toString() {
    return "Ha1[" + algorithm.token() + "]";
  }
}
