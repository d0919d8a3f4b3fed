package org.openviid.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A message body and the notation it is in. The bytes decide, as what senders call them is often wrong:
/// XML begins with `<`, JSON with `{` or `[`, after a byte order mark, blanks, or in two bytes a character.
///
/// @param bytes the whole body, to be read once
/// @param notation of it
public record NotatedBody(InputStream bytes, Notation notation) {
  private static final int LOOKED_AT = 512;

  /// Looks at the beginning of a body.
  ///
  /// @param body not to be read by anybody else afterwards
  /// @param hint the notation of a body that begins with something else, or does not begin at all
  /// @throws MessageException when the body cannot be read
  public static NotatedBody of(InputStream body, Notation hint) throws MessageException {
    byte[] head = new byte[LOOKED_AT];
    int length = 0;
    @Nullable Notation notation = null;
    try {
      while (notation == null && length < LOOKED_AT) {
        int read = body.read(head, length, LOOKED_AT - length);
        if (read < 0) {
          break;
        }
        notation = begun(head, length, length + read, hint);
        length += read;
      }
    } catch (IOException e) {
      throw new MessageException(e, "OV-1226");
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head, 0, length), body);
    return new NotatedBody(whole, notation == null ? hint : notation);
  }

  /// The notation that the first bytes of a body tell.
  ///
  /// @param first left as they are
  /// @param hint the notation when they do not tell
  public static Notation told(ByteBuffer first, Notation hint) {
    byte[] head = new byte[Math.min(LOOKED_AT, first.remaining())];
    first.get(first.position(), head);
    @Nullable Notation notation = begun(head, 0, head.length, hint);
    return notation == null ? hint : notation;
  }

  /// The notation of a body of which some first bytes are known, or null when they do not tell.
  ///
  /// @param from where those before are known not to tell
  /// @param hint the notation of what begins like neither
  private static @Nullable Notation begun(byte[] bytes, int from, int to, Notation hint) {
    for (int i = from; i < to; i++) {
      switch (bytes[i]) {
        case '<' -> {
          return Notation.XML;
        }
        case '{', '[' -> {
          return Notation.JSON;
        }
        case ' ', '\t', '\r', '\n', 0, (byte) 0xef, (byte) 0xbb, (byte) 0xbf, (byte) 0xfe, (byte) 0xff -> {
          // blanks, marks, and the other halves of characters
        }
        default -> {
          return hint;
        }
      }
    }
    return null;
  }
}
