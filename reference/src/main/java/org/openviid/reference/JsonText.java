package org.openviid.reference;

import java.util.Collection;
import java.util.function.Consumer;

/// Puts JSON text together (RFC 8259), indented. Used by one thread.
final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean first = true;

  private JsonText() {}

  /// A document that is an object.
  static String of(Consumer<JsonText> members) {
    JsonText json = new JsonText();
    json.braces('{', () -> members.accept(json), '}');
    return json.out.append('\n').toString();
  }

  /// A member that is an object.
  void object(String name, Runnable members) {
    name(name);
    braces('{', members, '}');
  }

  /// An element that is an object.
  void object(Runnable members) {
    next();
    braces('{', members, '}');
  }

  /// A member that is an array.
  void array(String name, Runnable elements) {
    name(name);
    braces('[', elements, ']');
  }

  /// A member that is an array of texts.
  void texts(String name, Collection<String> values) {
    array(name, () -> values.forEach(this::add));
  }

  /// A member that is a text.
  void put(String name, String value) {
    name(name);
    quoted(value);
  }

  /// A member that is a text, unless that is empty.
  void putUnlessEmpty(String name, String value) {
    if (!value.isEmpty()) {
      put(name, value);
    }
  }

  /// A member that is a number.
  void put(String name, long value) {
    name(name);
    out.append(value);
  }

  /// A member that is a number, which is given as JSON has it.
  void putNumber(String name, String literal) {
    name(name);
    out.append(literal);
  }

  /// A member that is true or false.
  void put(String name, boolean value) {
    name(name);
    out.append(value);
  }

  /// An element that is a text.
  void add(String value) {
    next();
    quoted(value);
  }

  /// An element that is a number.
  void add(long value) {
    next();
    out.append(value);
  }

  private void name(String name) {
    next();
    quoted(name);
    out.append(": ");
  }

  private void next() {
    if (!first) {
      out.append(',');
    }
    first = false;
    line();
  }

  private void line() {
    out.append('\n').repeat(' ', depth);
  }

  private void braces(char opening, Runnable inner, char closing) {
    out.append(opening);
    depth++;
    first = true;
    inner.run();
    depth--;
    if (!first) {
      line();
    }
    first = false;
    out.append(closing);
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ' || c == '\u2028' || c == '\u2029') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
