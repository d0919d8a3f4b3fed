package org.openviid.benchmarks;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.openviid.codec.Notation;

/// The head of a request, up to the length of its body. Immutable.
///
/// @param fixed everything before the digits of the length
record RequestHead(String fixed) {
  private static final int LENGTH_DIGITS = 9;
  private static final byte[] END = {'\r', '\n', '\r', '\n'};

  /// The head of a request with a body.
  static RequestHead post(URI target, String path, String identity, Notation notation) {
    return new RequestHead(
        "POST " + path + " HTTP/1.1\r\n" + common(target, identity)
            + "Content-Type: " + notation.mediaType() + "\r\nContent-Length: ");
  }

  /// A whole request without a body.
  static byte[] get(URI target, String pathAndQuery, String identity) {
    return ("GET " + pathAndQuery + " HTTP/1.1\r\n" + common(target, identity) + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String common(URI target, String identity) {
    return "Host: " + target.getAuthority() + "\r\nUser-Identify: " + identity + "\r\n";
  }

  /// How many bytes [#write] appends.
  int size() {
    return fixed.length() + LENGTH_DIGITS + END.length;
  }

  /// The bytes before the digits of the length.
  byte[] bytes() {
    return fixed.getBytes(StandardCharsets.US_ASCII);
  }

  /// Appends a head. The length has a fixed number of digits, so that heads are equally long.
  static void write(ByteBuffer out, byte[] head, int length) {
    out.put(head);
    int rest = length;
    int at = out.position();
    for (int i = LENGTH_DIGITS - 1; i >= 0; i--) {
      out.put(at + i, (byte) ('0' + rest % 10));
      rest /= 10;
    }
    out.position(at + LENGTH_DIGITS);
    out.put(END);
  }
}
