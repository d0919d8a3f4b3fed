package org.openviid.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The head of a request under construction, with a small body behind it. Reused from request to request.
/// Not thread-safe.
final class RequestHead extends OutputStream {
  private byte[] bytes = new byte[1024];
  private int length;

  void begin(Exchange exchange, String authority) {
    length = 0;
    text(exchange.method()).text(" ").text(exchange.target()).text(" HTTP/1.1\r\nHost: ").text(authority);
    for (Exchange.Header header : exchange.headers()) {
      text("\r\n").text(header.name()).text(": ").text(header.value());
    }
    boolean bodyless = exchange.content().length() == 0 && isBodyless(exchange.method());
    if (!bodyless) {
      text("\r\nContent-Length: ").text(Long.toString(exchange.content().length()));
    }
    text("\r\n\r\n");
  }

  private static boolean isBodyless(String method) {
    return method.equals("GET") || method.equals("DELETE") || method.equals("HEAD");
  }

  void sendTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /// ASCII as it is, everything else as UTF-8.
  private RequestHead text(String text) {
    int count = text.length();
    reserve(count * 3);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
        write(rest, 0, rest.length);
        return this;
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  @Override
  public void write(int b) {
    reserve(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }
}
