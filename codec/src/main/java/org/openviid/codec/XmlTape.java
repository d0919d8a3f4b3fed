package org.openviid.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The elements and attributes of one XML message in the order they came, each followed by what is in it.
/// Texts are kept as they will stand in JSON. Used by one thread.
final class XmlTape {
  private static final int FIRST_NODES = 128;
  private static final byte ATTRIBUTE = 1;
  private static final byte NIL = 2;

  private final ByteText texts = new ByteText(2048);
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<Integer, DecodedContent> contents = new HashMap<>(0);
  private int[] nodeNames = new int[FIRST_NODES];
  private int[] ends = new int[FIRST_NODES];
  private int[] textStarts = new int[FIRST_NODES];
  private int[] textEnds = new int[FIRST_NODES];
  private byte[] flags = new byte[FIRST_NODES];
  private int count;

  /// Adds a node.
  ///
  /// @param name without a prefix
  /// @return its number
  int add(String name) {
    if (count == ends.length) {
      grow(count * 2);
    }
    nodeNames[count] = id(name);
    ends[count] = count + 1;
    return count++;
  }

  private void grow(int capacity) {
    nodeNames = Arrays.copyOf(nodeNames, capacity);
    ends = Arrays.copyOf(ends, capacity);
    textStarts = Arrays.copyOf(textStarts, capacity);
    textEnds = Arrays.copyOf(textEnds, capacity);
    flags = Arrays.copyOf(flags, capacity);
  }

  private int id(String name) {
    Integer known = ids.get(name);
    if (known != null) {
      return known;
    }
    ids.put(name, names.size());
    names.add(XmlNames.decoded(name));
    return names.size() - 1;
  }

  /// Says that a node is an attribute, and what its value is.
  void attribute(int node, String value) {
    flags[node] = ATTRIBUTE;
    char[] characters = value.toCharArray();
    text(node, characters, 0, characters.length);
  }

  /// Everything added since belongs to the element.
  void end(int node) {
    ends[node] = count;
  }

  /// Gives an element or attribute its text.
  void text(int node, char[] characters, int from, int to) {
    textStarts[node] = texts.size();
    texts.text(characters, from, to);
    textEnds[node] = texts.size();
  }

  /// Says whether an element stands for nothing.
  void nil(int node, boolean nil) {
    flags[node] |= nil ? NIL : 0;
  }

  /// Gives an element a content that was taken out of it.
  void content(int node, DecodedContent content) {
    contents.put(node, content);
  }

  /// How many nodes there are.
  int count() {
    return count;
  }

  /// How many different names there are.
  int nameCount() {
    return names.size();
  }

  /// The number of a node's name.
  int nameId(int node) {
    return nodeNames[node];
  }

  String name(int nameId) {
    return names.get(nameId);
  }

  /// The number of the first node that does not belong to this one.
  int endOf(int node) {
    return ends[node];
  }

  boolean isNil(int node) {
    return (flags[node] & NIL) != 0;
  }

  /// Whether anything stands in an element, its attributes included.
  boolean hasMembers(int node) {
    return ends[node] > node + 1;
  }

  /// Whether an element has others in it.
  boolean hasElements(int node) {
    int last = node + 1;
    while (last < ends[node] && (flags[last] & ATTRIBUTE) != 0) {
      last++;
    }
    return last < ends[node];
  }

  /// Whether an element has text of its own, be it taken out or not.
  boolean hasText(int node) {
    return textEnds[node] > textStarts[node] || content(node) != null;
  }

  /// The texts of all nodes.
  byte[] texts() {
    return texts.bytes();
  }

  int textStart(int node) {
    return textStarts[node];
  }

  int textEnd(int node) {
    return textEnds[node];
  }

  /// The content that was taken out of an element, or null.
  @Nullable DecodedContent content(int node) {
    return contents.isEmpty() ? null : contents.get(node);
  }
}
