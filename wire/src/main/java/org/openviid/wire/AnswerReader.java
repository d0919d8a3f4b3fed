package org.openviid.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads answers from one stream. Not thread-safe.
final class AnswerReader {
  private static final int FIRST_BUFFER = 2048;
  private static final byte[] NOTHING = {};

  private final InputStream in;
  private final WireLimits limits;
  private byte[] buffer;
  private int at;
  private int end;
  private boolean reusable;
  private boolean begun;

  AnswerReader(InputStream in, WireLimits limits) {
    this.in = in;
    this.limits = limits;
    this.buffer = new byte[Math.min(FIRST_BUFFER, limits.headBytes())];
  }

  /// Whether the last answer ended so that another request can follow.
  boolean isReusable() {
    return reusable;
  }

  /// Whether anything of the answer has come.
  boolean hasBegun() {
    return begun;
  }

  /// A request begins: nothing of its answer has come yet.
  void begin() {
    reusable = false;
    begun = end > at;
  }

  /// The next answer that is final.
  Answer read(boolean bodyless) throws IOException {
    String head = head();
    int status = status(head);
    while (status < 200) {
      if (status == 101) {
        throw new WireException("OV-2307", "101");
      }
      head = head();
      status = status(head);
    }
    boolean keepAlive = keepsAlive(head);
    byte[] body = bodyless || status == 204 || status == 304 ? NOTHING : body(head);
    reusable = keepAlive && body != null && end == at;
    return new Answer(status, head, body == null ? toTheEnd() : body);
  }

  /// The lines up to the empty one, each ended by a line feed; carriage returns are left out.
  private String head() throws IOException {
    int scanned = at;
    while (true) {
      int stop = endOfHead(scanned);
      if (stop >= 0) {
        String head = new String(buffer, at, stop - at, StandardCharsets.UTF_8).replace("\r", "");
        at = stop;
        return head;
      }
      scanned = Math.max(at, end - 3);
      int before = at;
      fill(limits.headBytes());
      scanned -= before - at;
    }
  }

  /// The index after the empty line, or -1.
  private int endOfHead(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        int next = i + 1 < end && buffer[i + 1] == '\r' ? i + 2 : i + 1;
        if (next < end && buffer[next] == '\n') {
          return next + 1;
        }
      }
    }
    return -1;
  }

  private static int status(String head) {
    int blank = head.indexOf(' ');
    if (!head.startsWith("HTTP/1.") || blank < 0 || blank + 4 > head.length()) {
      throw new WireException("OV-2308", firstLine(head));
    }
    int status = 0;
    for (int i = blank + 1; i < blank + 4; i++) {
      int digit = head.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new WireException("OV-2309", firstLine(head));
      }
      status = status * 10 + digit;
    }
    return status;
  }

  private static String firstLine(String head) {
    int end = head.indexOf('\n');
    String line = end < 0 ? head : head.substring(0, end);
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  private static boolean keepsAlive(String head) {
    String connection = header(head, "Connection");
    String wish = connection == null ? "" : connection.toLowerCase(Locale.ROOT);
    return head.startsWith("HTTP/1.0") ? wish.contains("keep-alive") : !wish.contains("close");
  }

  private static @Nullable String header(String head, String name) {
    int line = HeadLines.find(head, name, 0);
    return line < 0 ? null : HeadLines.value(head, line, name);
  }

  /// The body, or null when it lasts until the connection ends.
  private byte @Nullable [] body(String head) throws IOException {
    String coding = header(head, "Transfer-Encoding");
    if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return chunks();
    }
    String length = header(head, "Content-Length");
    return length == null ? null : exactly(length(length));
  }

  private int length(String text) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new WireException("OV-2310", text);
    }
    return checked(Long.parseLong(text));
  }

  private int checked(long length) {
    if (length > limits.bodyBytes()) {
      throw new WireException("OV-2311", limits.bodyBytes());
    }
    return (int) length;
  }

  private byte[] exactly(int length) throws IOException {
    byte[] body = new byte[Math.min(length, Math.max(end - at, 64 << 10))];
    int have = take(body, 0, length);
    while (have < length) {
      if (have == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(length, body.length * 2L));
      }
      have += receive(body, have, body.length - have);
    }
    return body.length == length ? body : Arrays.copyOf(body, length);
  }

  private int take(byte[] target, int offset, int most) {
    int count = Math.min(most, Math.min(end - at, target.length - offset));
    System.arraycopy(buffer, at, target, offset, count);
    at += count;
    return count;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = chunkSize(line());
      if (size == 0) {
        break;
      }
      checked((long) body.size() + size);
      for (int left = size; left > 0; ) {
        if (at == end) {
          fill(buffer.length);
        }
        int count = Math.min(left, end - at);
        body.write(buffer, at, count);
        at += count;
        left -= count;
      }
      if (!line().isEmpty()) {
        throw new WireException("OV-2312");
      }
    }
    for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
      // Trailers say nothing that is needed.
    }
    return body.toByteArray();
  }

  private int chunkSize(String line) {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).trim();
    if (digits.isEmpty() || digits.length() > 8
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      throw new WireException("OV-2313", firstLine(line));
    }
    return checked(Long.parseLong(digits, 16));
  }

  private String line() throws IOException {
    int scanned = at;
    while (true) {
      for (int i = scanned; i < end; i++) {
        if (buffer[i] == '\n') {
          int stop = i > at && buffer[i - 1] == '\r' ? i - 1 : i;
          String line = new String(buffer, at, stop - at, StandardCharsets.ISO_8859_1);
          at = i + 1;
          return line;
        }
      }
      int length = end - at;
      fill(limits.headBytes());
      scanned = at + length;
    }
  }

  private byte[] toTheEnd() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      checked((long) body.size() + end - at);
      body.write(buffer, at, end - at);
      at = end;
      try {
        fill(buffer.length);
      } catch (EOFException e) {
        return body.toByteArray();
      }
    }
  }

  /// Reads more behind what there is, which moves to the front; the buffer grows up to `most` bytes.
  private void fill(int most) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    if (end == buffer.length) {
      if (end >= most) {
        throw new WireException("OV-2314", most);
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(most, end * 2L));
    }
    end += receive(buffer, end, buffer.length - end);
  }

  private int receive(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    if (count < 0) {
      throw new EOFException("answer");
    }
    begun = true;
    return count;
  }
}
