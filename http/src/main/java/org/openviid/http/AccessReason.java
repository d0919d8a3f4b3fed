package org.openviid.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Why a caller wants to see personal data, as it says itself (ours: the standard has no place for it). A header
/// of the request, percent-encoded UTF-8 where it is not ASCII; cut to what an audit line takes.
final class AccessReason {
  /// The header.
  static final String HEADER = "X-Access-Reason";

  private static final int MAX_LENGTH = 256;

  private AccessReason() {}

  /// The reason; empty when the caller gives none.
  static String of(Exchange exchange) {
    String sent = exchange.header(HEADER);
    return sent == null || sent.isBlank() ? "" : read(sent.strip());
  }

  /// What a header says.
  static String read(String sent) {
    StringBuilder plain = new StringBuilder();
    decoded(sent)
        .codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .limit(MAX_LENGTH)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  /// A `%` that no two hexadecimal digits follow stands for itself.
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int octet = c == '%' && i + 2 < text.length() ? octet(text.charAt(i + 1), text.charAt(i + 2)) : -1;
      if (octet >= 0) {
        bytes.write(octet);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int octet(char high, char low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : first << 4 | second;
  }
}
