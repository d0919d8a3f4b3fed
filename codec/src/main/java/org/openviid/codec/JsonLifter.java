package org.openviid.codec;

import java.io.InputStream;

/// Takes contents out of JSON. It looks for the keys of contents only. A quotation mark without a backslash
/// before it opens or closes a text, and one that closes a text is never followed by a letter; so wherever
/// such a key stands with its quotation marks and a colon, it is a key. What is no JSON stays none when the
/// inside of a text is taken out, and is left to the parser to refuse.
final class JsonLifter extends Lifter {
  private static final boolean[] ALPHABET = alphabet("\\");
  private static final int MAX_BLANKS = 1024;
  private static final int LONGEST_ESCAPE = 6;

  private int scanned;

  JsonLifter(InputStream in, ContentKeys keys, Contents contents, Limits limits) {
    super(in, keys, contents, limits);
  }

  @Override
  void scan() {
    while (true) {
      int ending = keys.indexOfEnding(bytes(), scanned, limit());
      int end = ending + keys.endingLength();
      if (end > limit()) {
        scanned = ending;
        return;
      }
      if (!keys.endsAt(bytes(), end)) {
        scanned = ending + 1;
        continue;
      }
      int value = valueAfter(end);
      boolean open = value >= 0 && value <= limit() - LIFT_FROM;
      if (value >= 0 && !open && !hasEnded()) {
        scanned = ending;
        return;
      }
      scanned = open ? afterText(value) : end;
    }
  }

  /// The index after the quotation mark that opens the value of a key, the limit when it is not read yet,
  /// or -1 when the value is no text.
  private int valueAfter(int key) {
    int colon = afterBlanks(key);
    if (colon == limit() || bytes()[colon] != ':') {
      return colon == limit() ? limit() : -1;
    }
    int quote = afterBlanks(colon + 1);
    if (quote == limit() || bytes()[quote] != '"') {
      return quote == limit() ? limit() : -1;
    }
    return quote + 1;
  }

  private int afterBlanks(int from) {
    byte[] bytes = bytes();
    int at = from;
    while (at < limit() && at < from + MAX_BLANKS && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /// Lifts a text out if it is a large Base64 content.
  ///
  /// @return where to go on
  private int afterText(int start) {
    int quote = ByteScan.indexOf(bytes(), start, start + LIFT_FROM, '"');
    if (quote < start + LIFT_FROM) {
      return quote;
    }
    if (!looksLikeBase64(start, ALPHABET)) {
      return start;
    }
    lift(start - 1, start, (byte) '"', (byte) '\\');
    return start + 1;
  }

  @Override
  int longestEscape() {
    return LONGEST_ESCAPE;
  }

  @Override
  int escapeLength(byte[] bytes, int at, int rest) {
    int length = rest < 2 ? 1 : bytes[at + 1] == 'u' ? LONGEST_ESCAPE : 2;
    return Math.min(length, rest);
  }

  @Override
  byte unescaped(byte[] bytes, int at, int length) {
    return Escapes.ofJson(bytes, at, length);
  }
}
