package org.openviid.auth;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes nonces and recognises its own. A nonce carries its time, its node and a number that makes it
/// unique, and an HMAC over them, so that nothing has to be remembered for a challenge that nobody
/// answers. Safe for use by any number of threads.
final class Nonces {
  private static final int BODY = 14;
  private static final int SEAL = 16;
  private static final int TEXT = (BODY + SEAL) / 3 * 4;
  private static final long MASK_48 = (1L << 48) - 1;

  private final SecretKeySpec key;
  private final int node;
  private final AtomicLong numbers;

  /// @param key the secret that all nodes of a cluster share; at least 16 bytes
  /// @param node the number of this node, 0 to 65535
  /// @param firstNumber a random start, so that numbers of different lives of a node do not meet
  Nonces(byte[] key, int node, long firstNumber) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.node = node;
    this.numbers = new AtomicLong(firstNumber);
  }

  /// A nonce that was made with the key.
  ///
  /// @param at when, in milliseconds since 1970-01-01T00:00Z
  /// @param node by which node
  /// @param number unique within time of life and node
  record Nonce(long at, int node, long number) {}

  String mint(long now) {
    long number = numbers.getAndIncrement() & MASK_48;
    ByteBuffer out = ByteBuffer.allocate(BODY);
    out.putLong((now << 16) | node).putShort((short) (number >>> 32)).putInt((int) number);
    byte[] body = out.array();
    byte[] whole = Arrays.copyOf(body, BODY + SEAL);
    System.arraycopy(seal(body), 0, whole, BODY, SEAL);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /// The nonce, if it was made with the key.
  Optional<Nonce> read(String text) {
    if (text.length() != TEXT) {
      return Optional.empty(); // nor would it be safe to decode: see JDK-8392044
    }
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not ours
    }
    if (whole.length != BODY + SEAL) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(whole, BODY);
    if (!MessageDigest.isEqual(seal(body), Arrays.copyOfRange(whole, BODY, BODY + SEAL))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(body);
    long first = in.getLong();
    long number = ((in.getShort() & 0xffffL) << 32) | (in.getInt() & 0xffffffffL);
    return Optional.of(new Nonce(first >>> 16, (int) (first & 0xffff), number));
  }

  private byte[] seal(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(body), SEAL);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
