package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes XML 1.0 by annex C: a member is an element of its name, a list is its elements one after the
/// other, a value is text. There are no attributes but `xml:space`, on texts that begin or end with blanks,
/// and no namespace. Used by one thread.
///
/// XML cannot hold most control characters, not even escaped; U+FFFD stands for them, as in JSON for half
/// of a surrogate pair. Names that are none in XML are written by [XmlNames].
final class XmlOutput extends MessageOutput {
  private static final byte[] DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PRESERVE = " xml:space=\"preserve\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EMPTY = {'/', '>'};
  private static final boolean[] PLAIN = new boolean[128];

  static {
    Arrays.fill(PLAIN, ' ', PLAIN.length, true);
    PLAIN['\t'] = true;
    PLAIN['\n'] = true;
    PLAIN['<'] = false;
    PLAIN['>'] = false;
    PLAIN['&'] = false;
  }

  /// Whether the start tag written last lacks its closing bracket, as nothing stands in the element yet.
  private boolean open;

  XmlOutput(OutputStream out) {
    super(out);
  }

  @Override
  void message(MemberName root) throws IOException {
    raw(DECLARATION);
    member(root);
  }

  @Override
  void endMessage(MemberName root) throws IOException {
    endMember(root);
  }

  @Override
  void object() {}

  @Override
  void endObject() {}

  @Override
  void member(MemberName name) throws IOException {
    closeStartTag();
    if (name.isForeign()) {
      mark('<');
      characters(XmlNames.encoded(name.text()), PLAIN);
    } else {
      raw(name.start());
    }
    open = true;
  }

  @Override
  void endMember(MemberName name) throws IOException {
    if (open) {
      raw(EMPTY);
      open = false;
    } else if (name.isForeign()) {
      ascii("</");
      characters(XmlNames.encoded(name.text()), PLAIN);
      mark('>');
    } else {
      raw(name.end());
    }
  }

  @Override
  void list(MemberName name) {}

  @Override
  void endList() {}

  @Override
  void element(MemberName list) throws IOException {
    member(list);
  }

  @Override
  void endElement(MemberName list) throws IOException {
    endMember(list);
  }

  @Override
  void innerList(MemberName list) throws IOException {
    member(list);
  }

  @Override
  void endInnerList(MemberName list) throws IOException {
    endMember(list);
  }

  private void closeStartTag() throws IOException {
    if (open) {
      mark('>');
      open = false;
    }
  }

  @Override
  void text(String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    if (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
      raw(PRESERVE);
    }
    closeStartTag();
    characters(text, PLAIN);
  }

  /// Whether XML takes a character for white space, which readers cut off at both ends.
  static boolean isBlank(char character) {
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
  }

  @Override
  void whole(long number) throws IOException {
    closeStartTag();
    wholeDigits(number);
  }

  @Override
  void real(double number, boolean shortest) throws IOException {
    closeStartTag();
    realDigits(number, shortest);
  }

  @Override
  void flag(boolean yes) throws IOException {
    closeStartTag();
    word(yes);
  }

  @Override
  void content(byte[] content) throws IOException {
    closeStartTag();
    base64(content);
  }

  @Override
  void content(InputStream content, long length) throws IOException {
    closeStartTag();
    base64(content, length);
  }

  @Override
  void escaped(char character) throws IOException {
    switch (character) {
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '&' -> ascii("&amp;");
      case '\r' -> ascii("&#13;");
      default -> replacement();
    }
  }

  @Override
  boolean isWritable(int point) {
    return !isHalf(point) && point != 0xfffe && point != 0xffff;
  }
}
