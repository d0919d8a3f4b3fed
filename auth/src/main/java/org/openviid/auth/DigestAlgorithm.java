package org.openviid.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A hash that digests are made with. The `-sess` variants are not spoken: no peer has been seen with
/// them, and they are not offered.
public enum DigestAlgorithm {
  /// What every installed device speaks (RFC 2617).
  MD5("MD5", 32),
  /// What RFC 7616 wants first.
  SHA_256("SHA-256", 64);

  private final String token;
  private final int hexLength;

  DigestAlgorithm(String token, int hexLength) {
    this.token = token;
    this.hexLength = hexLength;
  }

  /// Its name in headers, which is also its name in the JDK.
  public String token() {
    return token;
  }

  /// How many hexadecimal digits its digests have.
  public int hexLength() {
    return hexLength;
  }

  /// The algorithm of that name in any casing, if it is spoken.
  public static Optional<DigestAlgorithm> parse(String token) {
    return switch (token.trim().toUpperCase(Locale.ROOT)) {
      case "MD5" -> Optional.of(MD5);
      case "SHA-256" -> Optional.of(SHA_256);
      default -> Optional.empty();
    };
  }

  /// The digest of the parts joined by `:`, in UTF-8, as lower-case hexadecimal digits.
  String hash(String... parts) {
    byte[] text = String.join(":", parts).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(messageDigest().digest(text));
  }

  private MessageDigest messageDigest() {
    try {
      return MessageDigest.getInstance(token);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + token, e);
    }
  }
}
