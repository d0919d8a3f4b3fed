package org.openviid.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;

/// Decodes the Base64 of one content block by block. Regular content goes straight through the JDK's
/// decoder; only a block that it refuses is looked at byte by byte. Used by one thread.
///
/// The JDK's decoder is given whole groups of four characters and nothing else. On processors with
/// AVX-512 it writes beyond its output when the last group is a short one that ends with `=`, into
/// whatever object lies there (JDK-8392044, JDK 16 and later): a message of seventy bytes would do.
final class ContentDecoder {
  /// Characters of one block: a multiple of 4 that stays within the first-level cache.
  static final int BLOCK = 16 * 1024;
  /// Contents up to this many bytes stay within their object.
  static final int INLINE = 4096;

  private static final int LOOKED_AT = 64;
  private static final byte[] DATA_URL = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final Base64.Decoder BASE64 = Base64.getDecoder();

  private final Contents contents;
  private final byte[] block;
  private final byte[] decoded;
  private final boolean nested;
  private final Set<Tolerance> deviations = EnumSet.noneOf(Tolerance.class);
  private int filled;
  private int clean;
  private boolean irregular;
  private boolean raw;
  private boolean started;
  private int padding;
  private String fault = "";
  private byte[] head = {};
  private Contents.@Nullable Stored stored;
  private @Nullable ContentDecoder inner;

  /// @param expected how many characters are to come, if that is known; else [#BLOCK]
  ContentDecoder(Contents contents, int expected) {
    this(contents, expected, false);
  }

  private ContentDecoder(Contents contents, int expected, boolean nested) {
    int size = Math.min(BLOCK, Math.max(4, expected + 3 & ~3));
    this.contents = contents;
    this.block = new byte[size];
    this.decoded = new byte[size / 4 * 3];
    this.nested = nested;
  }

  /// Whether the beginning of a content cannot be Base64 text, but bytes of a picture or film.
  static boolean isBinary(byte[] bytes, int length) {
    for (int i = 0; i < Math.min(length, LOOKED_AT); i++) {
      boolean blank = bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t';
      if (bytes[i] < 0 || (bytes[i] < ' ' && !blank)) {
        return true;
      }
    }
    return false;
  }

  /// What is added is not Base64, but the content itself.
  void takeAsItIs() {
    raw = true;
    deviations.add(Tolerance.RAW_CONTENT);
  }

  /// Adds characters.
  void add(byte[] characters, int offset, int length) {
    if (raw) {
      contents.count(length);
      store(characters, offset, length);
      return;
    }
    int from = offset;
    int rest = length;
    while (rest > 0 && fault.isEmpty()) {
      int part = Math.min(rest, block.length - filled);
      System.arraycopy(characters, from, block, filled, part);
      filled += part;
      from += part;
      rest -= part;
      if (filled == block.length) {
        decodeFullBlock();
      }
    }
  }

  /// Adds one character.
  void add(byte character) {
    if (fault.isEmpty()) {
      block[filled++] = character;
      if (filled == block.length) {
        decodeFullBlock();
      }
    }
  }

  /// Ends the content.
  DecodedContent finish() {
    if (fault.isEmpty()) {
      decodeRest();
    }
    if (inner != null && fault.isEmpty()) {
      DecodedContent content = inner.finish();
      content.deviations().forEach(deviations::add);
      return new DecodedContent(content.value(), content.fault(), deviations);
    }
    return new DecodedContent(fault.isEmpty() ? value() : null, fault, deviations);
  }

  private @Nullable Value value() {
    if (stored != null) {
      return stored.finish();
    }
    return head.length == 0 ? null : new Value.Bytes(head);
  }

  private void decodeFullBlock() {
    if (!irregular && padding == 0) {
      try {
        emit(BASE64.decode(block, decoded));
        padding = block[filled - 1] == '=' ? 1 : 0;
        filled = 0;
        return;
      } catch (IllegalArgumentException e) {
        irregular = true;
      }
    }
    tidy();
    if (filled == block.length && fault.isEmpty()) {
      emit(BASE64.decode(block, decoded));
      filled = 0;
      clean = 0;
    }
  }

  private void decodeRest() {
    if (irregular || padding > 0) {
      tidy();
    } else if (!decodeRegularRest()) {
      irregular = true;
      tidy();
    } else {
      return;
    }
    if (fault.isEmpty()) {
      decodeTidied();
    }
  }

  private boolean decodeRegularRest() {
    if (filled % 4 != 0) {
      return false;
    }
    try {
      emit(BASE64.decode(Arrays.copyOf(block, filled), decoded));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void decodeTidied() {
    int missing = -filled & 3;
    if (missing == 3) {
      fault = "4n+1";
      return;
    }
    if (missing > 0 && padding != missing) {
      deviations.add(Tolerance.BASE64_PADDING);
    }
    byte[] padded = Arrays.copyOf(block, filled + missing);
    Arrays.fill(padded, filled, padded.length, (byte) '=');
    emit(BASE64.decode(padded, decoded));
  }

  /// Takes out of the block, from where it is not known to be clean, what is no character of the alphabet.
  private void tidy() {
    int to = clean;
    for (int from = started || clean > 0 ? clean : skipDataUrl(); from < filled && fault.isEmpty(); from++) {
      byte character = tidied(block[from]);
      if (character > 0) {
        block[to++] = character;
      }
    }
    filled = to;
    clean = to;
  }

  private int skipDataUrl() {
    if (filled < DATA_URL.length || !Arrays.equals(block, 0, DATA_URL.length, DATA_URL, 0, DATA_URL.length)) {
      return 0;
    }
    for (int i = DATA_URL.length; i < filled; i++) {
      if (block[i] == ',') {
        deviations.add(Tolerance.DATA_URL);
        return i + 1;
      }
    }
    return 0;
  }

  /// The character of the standard alphabet, or 0 for one to be left out.
  private byte tidied(byte character) {
    if (character == ' ' || character == '\n' || character == '\r' || character == '\t') {
      deviations.add(Tolerance.BASE64_BREAKS);
      return 0;
    }
    if (character == '=') {
      padding++;
      return 0;
    }
    boolean url = character == '-' || character == '_';
    if (padding > 0 || !(url || isStandard(character))) {
      fault = padding > 0 ? "=…" : String.format("0x%02x", character);
      return 0;
    }
    if (url) {
      deviations.add(Tolerance.BASE64_URL_ALPHABET);
      return (byte) (character == '-' ? '+' : '/');
    }
    return character;
  }

  private static boolean isStandard(byte character) {
    int letter = character | 0x20;
    return (letter >= 'a' && letter <= 'z')
        || (character >= '0' && character <= '9')
        || character == '+'
        || character == '/';
  }

  private void emit(int length) {
    if (length == 0) {
      return;
    }
    if (!started) {
      started = true;
      if (!nested && beginsWithDataUrl(length)) {
        deviations.add(Tolerance.DATA_URL);
        inner = new ContentDecoder(contents, BLOCK, true);
      }
    }
    if (inner != null) {
      inner.add(decoded, 0, length);
      return;
    }
    contents.count(length);
    store(decoded, 0, length);
  }

  private boolean beginsWithDataUrl(int length) {
    return length >= DATA_URL.length
        && Arrays.equals(decoded, 0, DATA_URL.length, DATA_URL, 0, DATA_URL.length);
  }

  private void store(byte[] bytes, int offset, int length) {
    if (stored == null && head.length + length <= INLINE) {
      byte[] longer = Arrays.copyOf(head, head.length + length);
      System.arraycopy(bytes, offset, longer, head.length, length);
      head = longer;
      return;
    }
    if (stored == null) {
      stored = contents.open();
      if (head.length > 0) {
        stored.write(head, 0, head.length);
      }
    }
    stored.write(bytes, offset, length);
  }
}
