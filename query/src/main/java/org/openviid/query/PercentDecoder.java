package org.openviid.query;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes percent-encoding off a query string, for one string. Not safe for use by several threads.
///
/// Encoded bytes are UTF-8, or else GB 18030 (of which GBK is a part), or else they are no encoding at
/// all, but percent signs that a peer forgot to encode, as in `LIKE %A1%`.
final class PercentDecoder {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /// The GBK bytes of 鲁 and 豫, the only plate prefixes that are UTF-8 as well: a superscript three and a
  /// letter of Abkhaz. A query that holds nothing else in Chinese would be misread without this.
  private static final byte[] SHANDONG = {(byte) 0xC2, (byte) 0xB3};
  private static final byte[] HENAN = {(byte) 0xD4, (byte) 0xA5};

  private final String raw;
  private final Tolerances tolerances;
  private final StringBuilder text;
  private final int[] origins;
  private final boolean[] encoded;
  private boolean preferGbk;

  private PercentDecoder(String raw, Tolerances tolerances) {
    this.raw = raw;
    this.tolerances = tolerances;
    this.text = new StringBuilder(raw.length());
    this.origins = new int[raw.length()];
    this.encoded = new boolean[raw.length()];
  }

  /// Never fails: what cannot be decoded stays as it is.
  static DecodedQuery decode(String raw, Tolerances tolerances) {
    PercentDecoder decoder = new PercentDecoder(raw, tolerances);
    decoder.preferGbk = decoder.holdsGbkOnly();
    decoder.run();
    int length = decoder.text.length();
    return new DecodedQuery(
        decoder.text.toString(),
        Arrays.copyOf(decoder.origins, length),
        Arrays.copyOf(decoder.encoded, length),
        isWholeEncoded(raw));
  }

  /// Whether somebody encoded the whole string at once, so that separators are encoded too.
  private static boolean isWholeEncoded(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if ("&=<>".indexOf(raw.charAt(i)) >= 0) {
        return false;
      }
    }
    String upper = raw.toUpperCase(Locale.ROOT);
    return upper.contains("%26") && (upper.contains("%3D") || upper.contains("%3C") || upper.contains("%3E"));
  }

  private boolean holdsGbkOnly() {
    int start = raw.indexOf('%');
    while (start >= 0) {
      int end = endOfRun(start);
      byte[] bytes = bytes(start, end);
      if (decoded(bytes, StandardCharsets.UTF_8) == null && decoded(bytes, GB18030) != null) {
        return true;
      }
      start = raw.indexOf('%', Math.max(end, start + 1));
    }
    return false;
  }

  private void run() {
    int at = 0;
    while (at < raw.length()) {
      int end = endOfRun(at);
      if (end > at) {
        decodeRun(at, end);
        at = end;
      } else {
        appendPlain(at);
        at++;
      }
    }
  }

  /// The end of the escapes that follow each other from `start` on.
  private int endOfRun(int start) {
    int end = start;
    while (end + 2 < raw.length()
        && raw.charAt(end) == '%'
        && HexFormat.isHexDigit(raw.charAt(end + 1))
        && HexFormat.isHexDigit(raw.charAt(end + 2))) {
      end += 3;
    }
    return end;
  }

  private byte[] bytes(int start, int end) {
    byte[] bytes = new byte[(end - start) / 3];
    for (int i = 0; i < bytes.length; i++) {
      int at = start + 3 * i + 1;
      bytes[i] = (byte) HexFormat.fromHexDigits(raw, at, at + 2);
    }
    return bytes;
  }

  private void decodeRun(int start, int end) {
    byte[] bytes = bytes(start, end);
    String utf8 = decoded(bytes, StandardCharsets.UTF_8);
    boolean maybeGbk = utf8 == null || preferGbk || isPlatePrefix(bytes, start, end);
    String gbk = maybeGbk ? decoded(bytes, GB18030) : null;
    if (gbk != null && !gbk.equals(utf8)) {
      tolerances.accept(Tolerances.GBK);
      append(gbk, GB18030, start);
    } else if (utf8 != null) {
      append(utf8, StandardCharsets.UTF_8, start);
    } else {
      tolerances.accept(Tolerances.RAW_PERCENT);
      for (int i = start; i < end; i++) {
        append(raw.charAt(i), i, false);
      }
    }
  }

  private boolean isPlatePrefix(byte[] bytes, int start, int end) {
    boolean candidate = Arrays.equals(bytes, SHANDONG) || Arrays.equals(bytes, HENAN);
    return candidate
        && (start == 0 || !Character.isLetterOrDigit(raw.charAt(start - 1)))
        && end < raw.length()
        && Character.isLetterOrDigit(raw.charAt(end));
  }

  private void appendPlain(int index) {
    char c = raw.charAt(index);
    if (c == '%') {
      tolerances.accept(Tolerances.RAW_PERCENT);
    }
    append(c == '+' ? ' ' : c, index, false);
  }

  private void append(String decoded, Charset charset, int start) {
    int at = start;
    for (int codePoint : decoded.codePoints().toArray()) {
      String character = Character.toString(codePoint);
      for (int i = 0; i < character.length(); i++) {
        append(character.charAt(i), at, true);
      }
      at += 3 * (codePoint < 0x80 ? 1 : character.getBytes(charset).length);
    }
  }

  private void append(char c, int origin, boolean wasEncoded) {
    origins[text.length()] = origin;
    encoded[text.length()] = wasEncoded;
    text.append(c);
  }

  private static @Nullable String decoded(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
