package org.openviid.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds the end of HTTP/1.1 answers in a stream of bytes, and counts how often a text occurs in their
/// bodies. Understands `Content-Length` and chunks. Used by one thread.
final class AnswerParser {
  private static final int MAX_HEADER = 16 * 1024;

  private final byte[] wanted;
  private final StringBuilder line = new StringBuilder(128);
  private State state = State.STATUS;
  private int status;
  private long left;
  private boolean chunked;
  private int matched;
  private int found;
  private int header;

  private enum State {
    STATUS, HEADER, BODY, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILER, DONE
  }

  /// @param text what is counted in bodies; its first character occurs in it, if ever again, only where
  ///     starting over there is right
  AnswerParser(String text) {
    this.wanted = text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Prepares for the next answer.
  void reset() {
    state = State.STATUS;
    line.setLength(0);
    chunked = false;
    left = 0;
    found = 0;
    matched = 0;
    header = 0;
  }

  /// The status of the answer.
  int status() {
    return status;
  }

  /// How often the text occurred.
  int found() {
    return found;
  }

  /// Takes what was received, all of it unless the answer ends earlier.
  ///
  /// @return whether the answer is complete
  boolean feed(ByteBuffer in) {
    while (in.hasRemaining() && state != State.DONE) {
      if (state == State.BODY || state == State.CHUNK) {
        body(in);
      } else {
        byte next = in.get();
        if (next == '\n') {
          endOfLine();
        } else if (next != '\r') {
          line.append((char) next);
          refuseEndless();
        }
      }
    }
    return state == State.DONE;
  }

  private void refuseEndless() {
    if (++header > MAX_HEADER) {
      throw new IllegalStateException("this is no HTTP answer: " + line);
    }
  }

  private void endOfLine() {
    String text = line.toString();
    line.setLength(0);
    switch (state) {
      case STATUS -> status(text);
      case HEADER -> header(text);
      case CHUNK_SIZE -> chunk(text);
      case CHUNK_END -> state = State.CHUNK_SIZE;
      case TRAILER -> state = text.isEmpty() ? State.DONE : State.TRAILER;
      case BODY, CHUNK, DONE -> throw new IllegalStateException("no line is expected");
    }
  }

  private void status(String text) {
    if (!text.startsWith("HTTP/1.1 ")) {
      throw new IllegalStateException("this is no HTTP/1.1 answer: " + text);
    }
    status = Integer.parseInt(text.substring(9, 12));
    state = State.HEADER;
  }

  private void header(String text) {
    if (text.isEmpty()) {
      state = chunked ? State.CHUNK_SIZE : left > 0 ? State.BODY : State.DONE;
      return;
    }
    int colon = text.indexOf(':');
    String value = text.substring(colon + 1).strip();
    switch (text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
      case "content-length" -> left = Long.parseLong(value);
      case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
      default -> { }
    }
  }

  private void chunk(String text) {
    int end = text.indexOf(';');
    left = Long.parseLong(end < 0 ? text.strip() : text.substring(0, end).strip(), 16);
    state = left == 0 ? State.TRAILER : State.CHUNK;
  }

  private void body(ByteBuffer in) {
    int count = (int) Math.min(left, in.remaining());
    for (int i = 0; i < count; i++) {
      count(in.get());
    }
    left -= count;
    if (left == 0) {
      state = state == State.CHUNK ? State.CHUNK_END : State.DONE;
    }
  }

  private void count(byte next) {
    if (next == wanted[matched]) {
      matched++;
      if (matched == wanted.length) {
        found++;
        matched = 0;
      }
    } else {
      matched = next == wanted[0] ? 1 : 0;
    }
  }
}
