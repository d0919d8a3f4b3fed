package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes JSON. Used by one thread.
final class JsonOutput extends MessageOutput {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] PLAIN = new boolean[128];

  static {
    Arrays.fill(PLAIN, ' ', PLAIN.length, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  /// Whether nothing stands yet between the brackets that were opened last.
  private boolean first;

  JsonOutput(OutputStream out) {
    super(out);
  }

  @Override
  void message(MemberName root) throws IOException {
    object();
    member(root);
  }

  @Override
  void endMessage(MemberName root) throws IOException {
    endObject();
  }

  @Override
  void object() throws IOException {
    mark('{');
    first = true;
  }

  @Override
  void endObject() throws IOException {
    mark('}');
    first = false;
  }

  @Override
  void member(MemberName name) throws IOException {
    comma();
    if (name.isForeign()) {
      text(name.text());
      mark(':');
    } else {
      raw(name.json());
    }
  }

  @Override
  void endMember(MemberName name) {}

  @Override
  void list(MemberName name) throws IOException {
    member(name);
    mark('[');
    first = true;
  }

  @Override
  void endList() throws IOException {
    mark(']');
    first = false;
  }

  @Override
  void element(MemberName list) throws IOException {
    comma();
  }

  @Override
  void endElement(MemberName list) {}

  @Override
  void innerList(MemberName list) throws IOException {
    comma();
    mark('[');
    first = true;
  }

  @Override
  void endInnerList(MemberName list) throws IOException {
    endList();
  }

  private void comma() throws IOException {
    if (!first) {
      mark(',');
    }
    first = false;
  }

  @Override
  void text(String text) throws IOException {
    mark('"');
    characters(text, PLAIN);
    mark('"');
  }

  @Override
  void whole(long number) throws IOException {
    wholeDigits(number);
  }

  @Override
  void real(double number, boolean shortest) throws IOException {
    realDigits(number, shortest);
  }

  @Override
  void flag(boolean yes) throws IOException {
    word(yes);
  }

  @Override
  void content(byte[] content) throws IOException {
    mark('"');
    base64(content);
    mark('"');
  }

  @Override
  void content(InputStream content, long length) throws IOException {
    mark('"');
    base64(content, length);
    mark('"');
  }

  @Override
  void escaped(char character) throws IOException {
    mark('\\');
    switch (character) {
      case '"', '\\' -> mark(character);
      case '\n' -> mark('n');
      case '\r' -> mark('r');
      case '\t' -> mark('t');
      default -> {
        ascii("u00");
        mark((char) HEX[character >> 4]);
        mark((char) HEX[character & 15]);
      }
    }
  }

  @Override
  boolean isWritable(int point) {
    return !isHalf(point);
  }
}
