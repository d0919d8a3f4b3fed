package org.openviid.codec;

import org.jspecify.annotations.Nullable;

/// Where things are in a body: the parser of XML counts characters as Java has them, all else counts bytes.
/// Used by one thread.
final class XmlPlaces {
  private final Body body;
  private final int start;
  private int next;
  private int offset;
  private long character;

  /// @param start the byte that the parser begins with
  XmlPlaces(Body body, int start) {
    this.body = body;
    this.start = start;
    this.offset = start;
    seek();
  }

  /// Goes on to the next content that was taken out.
  private void seek() {
    if (hasNext()) {
      int to = body.lifts().get(next).offset();
      for (; offset < to; offset++) {
        character += characters(body.bytes()[offset]);
      }
    }
  }

  /// How many characters begin with a byte of UTF-8: pairs are begun by the longest ones.
  private static int characters(byte octet) {
    return (octet & 0xc0) == 0x80 ? 0 : (octet & 0xf8) == 0xf0 ? 2 : 1;
  }

  /// Whether contents that were taken out have not been found yet.
  boolean hasNext() {
    return next < body.lifts().size();
  }

  /// The next content that was taken out, if it was no later than a character; else null.
  @Nullable DecodedContent lifted(long until) {
    if (!hasNext() || character > until) {
      return null;
    }
    DecodedContent content = body.lifts().get(next).content();
    next++;
    seek();
    return content;
  }

  /// Line and column of a character, as they were in the message.
  Body.Position position(long wanted) {
    int at = start;
    long count = 0;
    while (at < body.length() && count < wanted) {
      count += characters(body.bytes()[at]);
      at++;
      while (at < body.length() && characters(body.bytes()[at]) == 0) {
        at++;
      }
    }
    return body.position(at);
  }
}
