package org.openviid.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What went over a connection, for people to read: without the pictures and feature vectors, which stand
/// in messages as long runs of Base64, and no longer than anybody reads. Used by one thread at a time.
final class Capture {
  private static final int MOST = 64 << 10;

  /// Identifiers and addresses are shorter runs than this, pictures never.
  private static final int RUN = 300;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final ByteArrayOutputStream run = new ByteArrayOutputStream();
  private long runLength;
  private long total;
  private boolean binary;

  /// Takes what is in the buffer, and leaves the buffer as it is.
  void add(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      add(bytes.get(i));
    }
  }

  /// Takes some bytes of an array.
  void add(byte[] bytes, int offset, int length) {
    add(ByteBuffer.wrap(bytes, offset, length));
  }

  private void add(byte b) {
    if (total++ == 0) {
      binary = b == (byte) 0xff || b == (byte) 0x89 || b == 0;
    }
    if (binary) {
      return;
    }
    if (isBase64(b)) {
      if (runLength++ < RUN) {
        run.write(b);
      }
    } else {
      endRun();
      keep(b);
    }
  }

  /// Line breaks and the backslashes before slashes may stand within a run.
  private static boolean isBase64(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9')
        || b == '+' || b == '/' || b == '=' || b == '\\' || b == '\r' || b == '\n';
  }

  private void endRun() {
    if (runLength > RUN) {
      keep("[" + runLength + " characters of Base64]");
    } else {
      for (byte b : run.toByteArray()) {
        keep(b);
      }
    }
    run.reset();
    runLength = 0;
  }

  private void keep(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      keep(b);
    }
  }

  private void keep(byte b) {
    if (kept.size() < MOST) {
      kept.write(b);
    }
  }

  /// What it was, readable.
  String text() {
    if (binary) {
      return "[" + total + " bytes that are no text]";
    }
    endRun();
    String text = kept.toString(StandardCharsets.UTF_8);
    return kept.size() < MOST ? text : text + "\n[… of " + total + " bytes]";
  }
}
