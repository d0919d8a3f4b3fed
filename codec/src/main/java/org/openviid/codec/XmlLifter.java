package org.openviid.codec;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Takes contents out of XML: the text of an element whose local name is the key of a content, perhaps
/// within CDATA. In XML a `<` is markup wherever it stands, but in comments, CDATA and processing
/// instructions, and these are stepped over; so only where none follows for long there can be a content, and
/// all else costs one search. Behind a document type declaration, which is refused anyway, nothing is taken
/// out.
final class XmlLifter extends Lifter {
  private static final boolean[] ALPHABET = alphabet("&#;");
  private static final byte[] CDATA = {'<', '!', '[', 'C', 'D', 'A', 'T', 'A', '['};
  private static final byte[] END_OF_CDATA = {']', ']', '>'};
  private static final byte[] END_OF_COMMENT = {'-', '-', '>'};
  private static final byte[] END_OF_INSTRUCTION = {'?', '>'};
  private static final int COMMENT = 4;
  private static final int INSTRUCTION = 2;
  private static final int LONGEST_TAG = 2048;
  private static final int LONGEST_ESCAPE = 10;

  /// What is not known yet, and what is not so.
  private static final int UNREAD = -2;
  private static final int NONE = -1;

  private int scanned;
  private int before = NONE;
  private byte @Nullable [] skipped;
  private int skippedFrom;
  private boolean stopped;

  XmlLifter(InputStream in, ContentKeys keys, Contents contents, Limits limits) {
    super(in, keys, contents, limits);
  }

  @Override
  void scan() {
    boolean going = true;
    while (going && !stopped) {
      going = skipped == null ? step() : skip(skipped);
    }
  }

  /// Goes on to the next markup.
  ///
  /// @return whether it could be told without reading on
  private boolean step() {
    int tag = ByteScan.indexOf(bytes(), scanned, limit(), '<');
    scanned = tag;
    if (tag + CDATA.length > limit()) {
      return false;
    }
    byte first = bytes()[tag + 1];
    boolean isTag = first != '!' && first != '?';
    return isTag ? tag(tag) : special(tag, first);
  }

  private boolean tag(int tag) {
    int end = Math.min(limit(), tag + LIFT_FROM);
    int next = ByteScan.indexOf(bytes(), tag + 1, end, '<');
    if (next < end) {
      before = tag;
      scanned = next;
      return true;
    }
    if (end < tag + LIFT_FROM) {
      return false;
    }
    int text = textOf(tag);
    if (text == UNREAD) {
      return false;
    }
    return text == NONE ? pass(end) : text(text);
  }

  private boolean pass(int to) {
    scanned = to;
    before = NONE;
    return true;
  }

  /// Takes out the text of a content, if it is large.
  private boolean text(int start) {
    if (limit() - start < LIFT_FROM) {
      return false;
    }
    if (ByteScan.indexOf(bytes(), start, start + LIFT_FROM, '<') < start + LIFT_FROM
        || !looksLikeBase64(start, ALPHABET)) {
      return pass(start);
    }
    lift(start, start, (byte) '<', (byte) '&');
    return pass(start);
  }

  /// The index after a start tag if it is that of a content, [#NONE] or [#UNREAD].
  private int textOf(int tag) {
    int nameEnd = tag + 1;
    int name = nameEnd;
    int most = Math.min(limit(), tag + LONGEST_TAG);
    byte[] bytes = bytes();
    while (nameEnd < most && !isEndOfName(bytes[nameEnd])) {
      nameEnd++;
      if (bytes[nameEnd - 1] == ':') {
        name = nameEnd;
      }
    }
    if (nameEnd == most) {
      return most == limit() ? UNREAD : NONE;
    }
    return keys.holds(bytes, name, nameEnd) ? endOfTag(tag, nameEnd) : NONE;
  }

  private static boolean isEndOfName(byte character) {
    return character == '>' || character == '/' || XmlOutput.isBlank((char) character);
  }

  private int endOfTag(int tag, int from) {
    byte quote = 0;
    int most = Math.min(limit(), tag + LONGEST_TAG);
    byte[] bytes = bytes();
    for (int i = from; i < most; i++) {
      byte character = bytes[i];
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (character == '>') {
        return bytes[i - 1] == '/' ? NONE : i + 1;
      }
    }
    return most == limit() ? UNREAD : NONE;
  }

  /// Steps over a comment, an instruction, or CDATA that is no content.
  private boolean special(int tag, byte first) {
    byte[] bytes = bytes();
    if (first == '?') {
      return skip(END_OF_INSTRUCTION, tag + INSTRUCTION);
    }
    if (bytes[tag + 2] == '-' && bytes[tag + 3] == '-') {
      return skip(END_OF_COMMENT, tag + COMMENT);
    }
    for (int i = 0; i < CDATA.length; i++) {
      if (bytes[tag + i] != CDATA[i]) {
        stopped = true;
        return false;
      }
    }
    return isTextOfContent(tag) ? characterData(tag + CDATA.length) : skip(END_OF_CDATA, tag + CDATA.length);
  }

  /// Whether nothing but blanks stands between the start tag of a content and an index.
  private boolean isTextOfContent(int index) {
    int text = before == NONE ? NONE : textOf(before);
    if (text < 0) {
      return false;
    }
    int at = text;
    while (at < index && XmlOutput.isBlank((char) bytes()[at])) {
      at++;
    }
    return at == index;
  }

  private boolean characterData(int start) {
    if (limit() - start < LIFT_FROM) {
      int end = ByteScan.indexOf(bytes(), start, limit(), ']');
      return end < limit() && skip(END_OF_CDATA, start);
    }
    boolean large = ByteScan.indexOf(bytes(), start, start + LIFT_FROM, ']') == start + LIFT_FROM;
    if (large && looksLikeBase64(start, ALPHABET)) {
      lift(start, start, (byte) ']', (byte) ']');
    }
    return skip(END_OF_CDATA, start);
  }

  private boolean skip(byte[] ending, int from) {
    skipped = ending;
    skippedFrom = from;
    scanned = from;
    before = NONE;
    return true;
  }

  private boolean skip(byte[] ending) {
    byte[] bytes = bytes();
    int bracket = ByteScan.indexOf(bytes, scanned, limit(), '>');
    scanned = bracket;
    if (bracket == limit()) {
      return false;
    }
    int start = bracket - ending.length + 1;
    scanned = bracket + 1;
    if (start >= skippedFrom && endsWith(bytes, start, ending)) {
      skipped = null;
    }
    return true;
  }

  private static boolean endsWith(byte[] bytes, int start, byte[] ending) {
    for (int i = 0; i < ending.length; i++) {
      if (bytes[start + i] != ending[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  int longestEscape() {
    return LONGEST_ESCAPE;
  }

  @Override
  int escapeLength(byte[] bytes, int at, int rest) {
    int most = Math.min(rest, LONGEST_ESCAPE);
    int end = ByteScan.indexOf(bytes, at, at + most, ';');
    return end < at + most ? end - at + 1 : 1;
  }

  @Override
  byte unescaped(byte[] bytes, int at, int length) {
    return Escapes.ofXml(bytes, at, length);
  }
}
