package org.openviid.server;

import java.security.SecureRandom;

/// Makes up passwords that can be typed into a camera: without characters that look alike, or that a web page
/// may refuse. Safe for use by any number of threads.
final class Passwords {
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 16;

  private final SecureRandom random = new SecureRandom();

  /// A password of 16 letters and digits, about 93 bits.
  String generate() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}
