package org.openviid.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The hash of an audit line together with all lines before it: SHA-256 over the hash of the line before,
/// followed by the digest of the line. The first line follows 32 zero bytes. Immutable.
///
/// The digest of a line is SHA-256 over its members as netstrings (`length:text,` in UTF-8, numbers as
/// decimal digits): at, peer, address, action, type, detail, count, reason, trace, and then every object.
public final class AuditHash {
  /// How many bytes digests and hashes have.
  public static final int LENGTH = 32;

  /// What the first line follows.
  public static final AuditHash NONE = new AuditHash(new byte[LENGTH]);

  private static final int TYPICAL = 256;

  private final byte[] bytes;

  private AuditHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash of these bytes.
  ///
  /// @throws IllegalArgumentException when there are not 32
  public static AuditHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes");
    }
    return new AuditHash(bytes.clone());
  }

  /// The hash that stands in a text of 64 hexadecimal digits.
  ///
  /// @throws IllegalArgumentException when it is none
  public static AuditHash parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /// The digest of a line, without those before it.
  public static byte[] digest(AuditLine line) {
    StringBuilder text = new StringBuilder(TYPICAL);
    add(text, Long.toString(line.at()));
    add(text, line.peer());
    add(text, line.address());
    add(text, line.action());
    add(text, line.type());
    add(text, line.detail());
    add(text, Long.toString(line.count()));
    add(text, line.reason());
    add(text, line.trace());
    line.objects().forEach(object -> add(text, object));
    return sha().digest(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void add(StringBuilder target, String text) {
    target.append(utf8Length(text)).append(':').append(text).append(',');
  }

  private static int utf8Length(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return text.length();
  }

  /// The hash of a line after this one.
  ///
  /// @param digest the line's digest
  public AuditHash then(byte[] digest) {
    MessageDigest sha = sha();
    sha.update(bytes);
    sha.update(digest);
    return new AuditHash(sha.digest());
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every runtime has SHA-256", e);
    }
  }

  /// The 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuditHash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// 64 hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
