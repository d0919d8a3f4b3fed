package org.openviid.auth;

import java.time.Duration;
import java.util.Arrays;

/// How a [DigestServer] works.
///
/// @param realm the realm of all its accounts
/// @param key the secret its nonces are sealed with, at least 16 bytes; the same on all nodes of a cluster
/// @param node the number of this node, 0 to 65535
/// @param nonceLifetime how long a nonce can be used; the standard says 3600 s
/// @param otherNodeLifetime how long a nonce of another node can be used here; zero to refuse them
/// @param nonceMemory how many used nonces are remembered, about 100 bytes each
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and never compared
public record DigestSettings(
    String realm, byte[] key, int node, Duration nonceLifetime, Duration otherNodeLifetime, int nonceMemory) {
  /// Checks the values.
  public DigestSettings {
    HeaderPrinter.check(realm);
    key = key.clone();
    if (key.length < 16 || node < 0 || node > 0xffff || nonceMemory < 1 || nonceLifetime.toMillis() < 1000) {
      throw new IllegalArgumentException(
          "needed: a key of at least 16 bytes, a node of 0 to 65535, a memory, a lifetime of at least 1 s");
    }
  }

  /// One node with the lifetime of the standard.
  public static DigestSettings of(String realm, byte[] key) {
    return new DigestSettings(realm, key, 0, Duration.ofHours(1), Duration.ZERO, 1 << 17);
  }

  @Override
  public byte[] key() {
    return Arrays.copyOf(key, key.length);
  }

  @Override
  public String toString() {
    return "DigestSettings[realm=" + realm + ", node=" + node + ", nonceLifetime=" + nonceLifetime + "]";
  }
}
