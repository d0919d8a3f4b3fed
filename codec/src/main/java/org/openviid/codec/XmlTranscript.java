package org.openviid.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ValueKind;
import tools.jackson.core.sym.PropertyNameMatcher;

/// Writes the JSON that says the same as a message in XML (annex C), so that what is in a message is read in
/// one way only, with the same tolerances, limits and sentences. Used by one thread, for one message.
///
/// The tables say what the text of an element is: a list even when it comes but once, a number or not. What
/// no table knows is text; elements of one name are an array, whether or not they stand together; attributes
/// are members like elements; text beside elements is the member `#text`.
final class XmlTranscript {
  private static final byte[] NULL = ascii("null");
  private static final byte[] MIXED = ascii(",\"#text\":");
  private static final byte[] EMPTY_OBJECT = ascii("{}");
  private static final byte[] EMPTY_TEXT = ascii("\"\"");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private final XmlTape tape;
  private final ByteText out;
  private final List<Body.Lift> lifts = new ArrayList<>(0);
  private final byte[] @Nullable [] keys;
  private final int[] following;
  private final boolean[] followers;
  private final int[] parents;
  private final int[] latest;

  XmlTranscript(XmlTape tape) {
    this.tape = tape;
    this.out = new ByteText(1024 + tape.count() * 16);
    this.keys = new byte[tape.nameCount()][];
    this.following = new int[tape.count()];
    this.followers = new boolean[tape.count()];
    this.parents = new int[tape.nameCount()];
    this.latest = new int[tape.nameCount()];
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// The message as JSON.
  ///
  /// @param expected the type that it should be of
  Body of(TypePlan expected) {
    out.mark('{');
    key(0);
    root(expected);
    out.mark('}');
    return new Body(out.bytes(), out.size(), lifts);
  }

  private void root(TypePlan expected) {
    Roots.@Nullable Root root = expected.roots().find(tape.name(tape.nameId(0)));
    if (root == null) {
      value(0, null);
      return;
    }
    switch (root.shape()) {
      case BODY, LIST -> structure(0, root.plan());
      case ELEMENTS -> {
        @Nullable Field elements = expected.elements();
        out.mark('[');
        structure(0, elements == null ? expected : elements.target());
        out.mark(']');
      }
    }
  }

  private void key(int node) {
    int id = tape.nameId(node);
    byte[] key = keys[id];
    if (key == null) {
      ByteText text = new ByteText(64);
      char[] name = tape.name(id).toCharArray();
      text.mark('"');
      text.text(name, 0, name.length);
      text.raw(new byte[] {'"', ':'});
      key = Arrays.copyOf(text.bytes(), text.size());
      keys[id] = key;
    }
    out.raw(key);
  }

  /// Writes an element that should be an object.
  ///
  /// @param plan of its members; null when no table knows them
  private void structure(int node, @Nullable TypePlan plan) {
    if (tape.isNil(node)) {
      out.raw(NULL);
    } else if (tape.hasMembers(node)) {
      members(node, plan);
    } else if (tape.hasText(node)) {
      text(node);
    } else {
      out.raw(EMPTY_OBJECT);
    }
  }

  private void members(int node, @Nullable TypePlan plan) {
    link(node);
    out.mark('{');
    boolean first = true;
    for (int child = node + 1; child < tape.endOf(node); child = tape.endOf(child)) {
      if (!followers[child]) {
        if (!first) {
          out.mark(',');
        }
        first = false;
        key(child);
        member(child, plan);
      }
    }
    if (tape.hasText(node)) {
      out.raw(MIXED);
      text(node);
    }
    out.mark('}');
  }

  /// Finds the members of one name.
  private void link(int node) {
    for (int child = node + 1; child < tape.endOf(node); child = tape.endOf(child)) {
      int id = tape.nameId(child);
      if (parents[id] == node + 1) {
        following[latest[id]] = child;
        followers[child] = true;
      }
      parents[id] = node + 1;
      latest[id] = child;
    }
  }

  /// Writes all members of one name.
  private void member(int first, @Nullable TypePlan plan) {
    @Nullable Field field = plan == null ? null : field(plan, tape.name(tape.nameId(first)));
    boolean alone = following[first] == 0;
    boolean array = !alone || (isList(field) && !tape.isNil(first));
    boolean wrapper = field == null && plan != null && plan.isRoot(tape.name(tape.nameId(first)));
    if (array) {
      out.mark('[');
    }
    for (int node = first; node != 0; node = following[node]) {
      if (node != first) {
        out.mark(',');
      }
      if (wrapper) {
        structure(node, plan);
      } else {
        value(node, field);
      }
    }
    if (array) {
      out.mark(']');
    }
  }

  private static boolean isList(@Nullable Field field) {
    return field != null && (field.kind() == ValueKind.LIST || field.kind() == ValueKind.TEXTS);
  }

  private static @Nullable Field field(TypePlan plan, String name) {
    int match = plan.matcher().matchName(name);
    return match == PropertyNameMatcher.MATCH_UNKNOWN_NAME ? plan.caseless(name) : plan.field(match);
  }

  /// Writes one element or attribute.
  ///
  /// @param field what the tables say of it; null when they do not know it
  private void value(int node, @Nullable Field field) {
    if (field == null) {
      open(node);
      return;
    }
    switch (field.kind()) {
      case OBJECT, LIST -> structure(node, field.target());
      case INT, INTCODE -> scalar(node, true, true);
      case DOUBLE -> scalar(node, true, false);
      case TEXT, CODE, FLAG, TIME, DATA, TEXTS -> scalar(node, false, false);
    }
  }

  private void open(int node) {
    if (tape.hasMembers(node)) {
      structure(node, null);
    } else {
      scalar(node, false, false);
    }
  }

  /// Writes a value, whose attributes say nothing.
  private void scalar(int node, boolean number, boolean flag) {
    if (tape.isNil(node)) {
      out.raw(NULL);
    } else if (tape.hasElements(node)) {
      members(node, null);
    } else if (!(number && number(node)) && !(flag && flag(node))) {
      text(node);
    }
  }

  private boolean number(int node) {
    return XmlNumbers.write(tape.texts(), tape.textStart(node), tape.textEnd(node), out);
  }

  private boolean flag(int node) {
    byte[] word = is(node, TRUE) ? TRUE : is(node, FALSE) ? FALSE : null;
    if (word != null) {
      out.raw(word);
    }
    return word != null;
  }

  private boolean is(int node, byte[] word) {
    return Arrays.equals(
        tape.texts(), tape.textStart(node), tape.textEnd(node), word, 0, word.length);
  }

  private void text(int node) {
    @Nullable DecodedContent content = tape.content(node);
    if (content != null) {
      lifts.add(new Body.Lift(out.size(), 0, content));
      out.raw(EMPTY_TEXT);
      return;
    }
    out.mark('"');
    out.raw(tape.texts(), tape.textStart(node), tape.textEnd(node));
    out.mark('"');
  }
}
