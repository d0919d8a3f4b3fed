package org.openviid.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openviid.schema.Value;

/// Addresses under which stored pictures can be fetched for a while without logging in. An address names the
/// picture and when it ends, and is signed; whoever has it may fetch the picture until then. Immutable.
final class PictureUrls {
  /// Where pictures are served.
  static final String PATH = "/pictures/";

  private static final Pattern NAME = Pattern.compile("([0-9a-z]{1,13})-([0-9a-z]{1,13})-([A-Za-z0-9_-]{22})");
  private static final int RADIX = 36;
  private static final int SIGNATURE = 16;

  /// Ends are rounded up to this many seconds, so that an address stays the same for a while and may be
  /// cached.
  private static final long ROUNDED = 600;

  private final SecretKeySpec key;
  private final Clock clock;

  /// @param secret of this library; at least 16 bytes
  PictureUrls(byte[] secret, Clock clock) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.clock = clock;
  }

  /// The path of a picture.
  ///
  /// @param seconds how long it is valid, at least
  String path(Value.Blob picture, long seconds) {
    long end = clock.millis() / 1_000 + seconds;
    String name =
        name(picture.id()) + "-" + Long.toString((end / ROUNDED + 1) * ROUNDED, RADIX);
    return PATH + name + "-" + signature(name);
  }

  /// What addresses call a picture.
  static String name(long picture) {
    return Long.toString(picture, RADIX);
  }

  /// The picture that a path names, if it was signed here and has not ended.
  OptionalLong picture(String path) {
    Matcher name = NAME.matcher(path.startsWith(PATH) ? path.substring(PATH.length()) : "");
    if (!name.matches()) {
      return OptionalLong.empty();
    }
    byte[] expected = signature(name.group(1) + "-" + name.group(2)).getBytes(StandardCharsets.US_ASCII);
    boolean signed = MessageDigest.isEqual(expected, name.group(3).getBytes(StandardCharsets.US_ASCII));
    boolean valid = signed && Long.parseLong(name.group(2), RADIX) > clock.millis() / 1_000;
    return valid ? OptionalLong.of(Long.parseLong(name.group(1), RADIX)) : OptionalLong.empty();
  }

  private String signature(String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] full = mac.doFinal(("picture " + name).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, SIGNATURE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
