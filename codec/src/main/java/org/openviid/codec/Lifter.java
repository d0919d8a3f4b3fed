package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a message body and takes the large Base64 contents out of it as they come in, so that the body
/// in memory is small and no content ever becomes a text. Where contents are is up to the notation. Used by
/// one thread, for one body.
abstract sealed class Lifter permits JsonLifter, XmlLifter {
  /// Texts from this many bytes on are taken out: what more than [ContentDecoder#INLINE] bytes are sent as.
  static final int LIFT_FROM = 5465;

  private static final int FIRST_CAPACITY = 8 * 1024;
  private static final int READ_AHEAD = 64 * 1024;
  private static final int LOOKED_AT = 1024;
  final ContentKeys keys;
  private final InputStream in;
  private final Contents contents;
  private final Limits limits;
  private final List<Body.Lift> lifts = new ArrayList<>(0);
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int limit;
  private long total;
  private boolean ended;

  Lifter(InputStream in, ContentKeys keys, Contents contents, Limits limits) {
    this.in = in;
    this.keys = keys;
    this.contents = contents;
    this.limits = limits;
  }

  /// The characters of Base64 as messages have it, and of escapes within it.
  static boolean[] alphabet(String escapes) {
    boolean[] alphabet = new boolean[128];
    for (char character : ("+/=-_ \t\r\n" + escapes).toCharArray()) {
      alphabet[character] = true;
    }
    Arrays.fill(alphabet, '0', '9' + 1, true);
    Arrays.fill(alphabet, 'A', 'Z' + 1, true);
    Arrays.fill(alphabet, 'a', 'z' + 1, true);
    return alphabet;
  }

  /// Reads the body to its end.
  final Body read() {
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

  /// Looks through what has been read, as far as it can be told without reading on.
  abstract void scan();

  /// How many bytes the longest escape within a text has.
  abstract int longestEscape();

  /// The length of the escape at an index.
  ///
  /// @param rest how many bytes there are from it on
  abstract int escapeLength(byte[] bytes, int at, int rest);

  /// The character an escape stands for, or a byte that no decoder accepts.
  abstract byte unescaped(byte[] bytes, int at, int length);

  final byte[] bytes() {
    return buffer;
  }

  /// How many bytes are there.
  final int limit() {
    return limit;
  }

  /// Whether no more will come.
  final boolean hasEnded() {
    return ended;
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
    } catch (CharacterCodingException e) {
      throw new MessageException(e, "OV-1227");
    } catch (IOException e) {
      throw new MessageException(e, "OV-1209");
    }
    if (total > limits.bodyBytes()) {
      throw new MessageException("OV-1201", limits.bodyBytes());
    }
  }

  /// Whether what begins at an index, and has [#LIFT_FROM] bytes at least, looks like a content.
  final boolean looksLikeBase64(int start, boolean[] alphabet) {
    int from = start;
    if (buffer[from] == 'd' && buffer[from + 1] == 'a' && buffer[from + 4] == ':') {
      from = ByteScan.indexOf(buffer, start, start + LOOKED_AT, ',') + 1;
    }
    for (int i = from; i < start + LOOKED_AT; i++) {
      if (buffer[i] < 0 || !alphabet[buffer[i]]) {
        return false;
      }
    }
    return true;
  }

  /// Takes out what stands between an index and the byte that ends it.
  ///
  /// @param offset by which the content will be recognised
  /// @param start of the content
  /// @param end the byte behind it
  /// @param escape the byte that escapes begin with
  final void lift(int offset, int start, byte end, byte escape) {
    ContentDecoder decoder = new ContentDecoder(contents, ContentDecoder.BLOCK);
    long before = total - (limit - start);
    int at = start;
    while (true) {
      int stop = ByteScan.indexOfEither(buffer, at, limit, end, escape);
      decoder.add(buffer, at, stop - at);
      if (stop < limit && buffer[stop] == end) {
        close(start, stop);
        break;
      }
      at = stop == limit ? more(start, stop) : escape(decoder, start, stop);
      if (ended && at == limit) {
        throw incomplete(start, total - before);
      }
    }
    long removed = total - (limit - start) - before;
    lifts.add(new Body.Lift(offset, removed, decoder.finish()));
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
    while (limit - at < longestEscape() && !ended) {
      close(start, at);
      at = start;
      fill();
    }
    int length = escapeLength(buffer, at, limit - at);
    decoder.add(unescaped(buffer, at, length));
    return Math.min(at + length, limit);
  }
}
