package org.openviid.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The UTF-8 of XML that comes in UTF-16, which every reader of XML has to understand, always with a mark,
/// as what the XML declares to be no longer holds. Used by one thread.
final class Utf16 extends InputStream {
  private static final int BLOCK = 4096;
  private static final int LOOKED_AT = 4;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Reader text;
  private final char[] characters = new char[BLOCK];
  private byte[] bytes;
  private int at;
  private int carried;

  private Utf16(Reader text, byte[] before) {
    this.text = text;
    this.bytes = before;
  }

  /// Translates a body if it is UTF-16, by its mark or by the zero beside its first character.
  ///
  /// @throws IOException when the body cannot be read
  static InputStream translated(InputStream body) throws IOException {
    byte[] head = body.readNBytes(LOOKED_AT);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), body);
    @Nullable Charset charset = head.length < LOOKED_AT ? null : charset(head);
    if (charset == null) {
      return whole;
    }
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    boolean marked = head[0] != 0 && head[1] != 0;
    return new Utf16(new InputStreamReader(whole, decoder), marked ? new byte[0] : MARK);
  }

  private static @Nullable Charset charset(byte[] head) {
    int first = (head[0] & 0xff) << 8 | (head[1] & 0xff);
    int second = (head[2] & 0xff) << 8 | (head[3] & 0xff);
    if (first == 0 || second == 0) {
      return null; // UTF-32
    }
    return switch (first) {
      case 0xfeff, '<' -> StandardCharsets.UTF_16BE;
      case 0xfffe, '<' << 8 -> StandardCharsets.UTF_16LE;
      default -> null;
    };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    while (at == bytes.length) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  /// Translates the next characters, but for the first half of a pair whose other half is to come.
  private boolean fill() throws IOException {
    int read = text.read(characters, carried, BLOCK - carried);
    if (read < 0) {
      return false;
    }
    int count = carried + read;
    carried = Character.isHighSurrogate(characters[count - 1]) ? 1 : 0;
    bytes = new String(characters, 0, count - carried).getBytes(StandardCharsets.UTF_8);
    at = 0;
    characters[0] = characters[count - 1];
    return true;
  }
}
