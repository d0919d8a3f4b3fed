package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a message body and takes the large Base64 contents out of it as they come in, so that the body
/// in memory is small and no content ever becomes a text. Used by one thread, for one body.
///
/// It looks for the keys of contents only. In JSON a quotation mark without a backslash before it opens
/// or closes a text, and one that closes a text is never followed by a letter; so wherever such a key
/// stands with its quotation marks and a colon, it is a key. What is no JSON stays none when the inside
/// of a text is taken out, and is left to the parser to refuse.
final class Base64Lifter {
  /// Texts from this many bytes on are taken out: what more than [ContentDecoder#INLINE] bytes are sent as.
  static final int LIFT_FROM = 5465;

  private static final int FIRST_CAPACITY = 8 * 1024;
  private static final int READ_AHEAD = 64 * 1024;
  private static final int MAX_BLANKS = 1024;
  private static final int LOOKED_AT = 1024;
  private static final int LONGEST_ESCAPE = 6;
  private static final boolean[] BASE64 = new boolean[128];

  static {
    for (char character : "+/=-_\\ \t\r\n".toCharArray()) {
      BASE64[character] = true;
    }
    Arrays.fill(BASE64, '0', '9' + 1, true);
    Arrays.fill(BASE64, 'A', 'Z' + 1, true);
    Arrays.fill(BASE64, 'a', 'z' + 1, true);
  }

  private final InputStream in;
  private final ContentKeys keys;
  private final Contents contents;
  private final Limits limits;
  private final List<Body.Lift> lifts = new ArrayList<>(0);
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int scanned;
  private int limit;
  private long total;
  private boolean ended;

  Base64Lifter(InputStream in, ContentKeys keys, Contents contents, Limits limits) {
    this.in = in;
    this.keys = keys;
    this.contents = contents;
    this.limits = limits;
  }

  /// Reads the body to its end.
  Body read() {
    while (!ended) {
      fill();
      if (limit > LIFT_FROM) {
        scan();
      }
      if (limit > limits.textBytes()) {
        throw new MessageException("OV-1208", limits.textBytes());
      }
    }
    return new Body(buffer, limit, lifts);
  }

  /// Reads what there is, at least one byte unless the body has ended.
  private void fill() {
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(READ_AHEAD, buffer.length * 2));
    }
    try {
      int read = in.read(buffer, limit, buffer.length - limit);
      ended = read < 0;
      if (!ended) {
        limit += read;
        total += read;
      }
    } catch (IOException e) {
      throw new MessageException(e, "OV-1209");
    }
    if (total > limits.bodyBytes()) {
      throw new MessageException("OV-1201", limits.bodyBytes());
    }
  }

  /// Looks through what has been read, as far as it can be told without reading on.
  private void scan() {
    while (true) {
      int ending = keys.indexOfEnding(buffer, scanned, limit);
      int end = ending + keys.endingLength();
      if (end > limit) {
        scanned = ending;
        return;
      }
      if (!keys.endsAt(buffer, end)) {
        scanned = ending + 1;
        continue;
      }
      int value = valueAfter(end);
      boolean open = value >= 0 && value <= limit - LIFT_FROM;
      if (value >= 0 && !open && !ended) {
        scanned = ending;
        return;
      }
      scanned = open ? afterText(value) : end;
    }
  }

  /// The index after the quotation mark that opens the value of a key, `limit` when it is not read yet, or
  /// -1 when the value is no text.
  private int valueAfter(int key) {
    int colon = afterBlanks(key);
    if (colon == limit || buffer[colon] != ':') {
      return colon == limit ? limit : -1;
    }
    int quote = afterBlanks(colon + 1);
    if (quote == limit || buffer[quote] != '"') {
      return quote == limit ? limit : -1;
    }
    return quote + 1;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < limit && at < from + MAX_BLANKS && buffer[at] <= ' ' && buffer[at] >= 0) {
      at++;
    }
    return at;
  }

  /// Lifts a text out if it is a large Base64 content.
  ///
  /// @return where to go on
  private int afterText(int start) {
    int quote = ByteScan.indexOf(buffer, start, start + LIFT_FROM, '"');
    if (quote < start + LIFT_FROM) {
      return quote;
    }
    if (!looksLikeBase64(start)) {
      return start;
    }
    lift(start);
    return start + 1;
  }

  private boolean looksLikeBase64(int start) {
    int from = start;
    if (buffer[from] == 'd' && buffer[from + 1] == 'a' && buffer[from + 4] == ':') {
      from = ByteScan.indexOf(buffer, start, start + LOOKED_AT, ',') + 1;
    }
    for (int i = from; i < start + LOOKED_AT; i++) {
      if (buffer[i] < 0 || !BASE64[buffer[i]]) {
        return false;
      }
    }
    return true;
  }

  /// Takes out what is between two quotation marks.
  private void lift(int start) {
    ContentDecoder decoder = new ContentDecoder(contents, ContentDecoder.BLOCK);
    long before = total - (limit - start);
    int at = start;
    while (true) {
      int stop = ByteScan.indexOfEither(buffer, at, limit, '"', '\\');
      decoder.add(buffer, at, stop - at);
      if (stop < limit && buffer[stop] == '"') {
        close(start, stop);
        break;
      }
      at = stop == limit ? more(start, stop) : escape(decoder, start, stop);
      if (ended && at == limit) {
        throw incomplete(start, total - before);
      }
    }
    long removed = total - (limit - start) - before;
    lifts.add(new Body.Lift(start - 1, removed, decoder.finish()));
  }

  /// Moves what follows a content to the place where it began.
  private void close(int start, int stop) {
    System.arraycopy(buffer, stop, buffer, start, limit - stop);
    limit -= stop - start;
  }

  /// Reads on, over what has been taken out.
  private int more(int start, int stop) {
    close(start, stop);
    if (buffer.length - start < READ_AHEAD / 4) {
      buffer = Arrays.copyOf(buffer, start + READ_AHEAD);
    }
    fill();
    return start;
  }

  private MessageException incomplete(int start, long removed) {
    Body.Position end = new Body(buffer, limit, lifts).position(start);
    return new MessageException("OV-1217", end.line(), end.column() + removed);
  }

  /// Passes on the character that an escape stands for.
  private int escape(ContentDecoder decoder, int start, int stop) {
    int at = stop;
    while (limit - at < LONGEST_ESCAPE && !ended) {
      close(start, at);
      at = start;
      fill();
    }
    int length = limit - at < 2 ? 1 : buffer[at + 1] == 'u' ? LONGEST_ESCAPE : 2;
    decoder.add(Escapes.character(buffer, at, Math.min(length, limit - at)));
    return Math.min(at + length, limit);
  }
}
