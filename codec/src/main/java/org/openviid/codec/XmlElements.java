package org.openviid.codec;

import java.util.Arrays;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// Reads the elements of one message. Prefixes and namespaces mean nothing, but for three attributes:
/// `nil` of XML Schema's instance namespace, by which an element stands for nothing, `xml:space`, by which
/// a text keeps the blanks at its ends, and the declarations of namespaces themselves. Used by one thread.
final class XmlElements {
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final Set<String> ABOUT_XML = Set.of("xmlns", "xml", "xsi");
  private static final int NODE_TOKENS = 2;

  private final XMLStreamReader2 xml;
  private final XmlPlaces places;
  private final Limits limits;
  private final XmlTape tape = new XmlTape();
  private final int[] nodes;
  private final int[] textStarts;
  private final boolean[] preserving;
  private char[] text = new char[1024];
  private int textSize;
  private int depth;
  private @Nullable String instancePrefix;

  XmlElements(XMLStreamReader xml, XmlPlaces places, Limits limits) {
    this.xml = (XMLStreamReader2) xml;
    this.places = places;
    this.limits = limits;
    this.nodes = new int[limits.depth()];
    this.textStarts = new int[limits.depth()];
    this.preserving = new boolean[limits.depth()];
  }

  XmlTape read() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
        case XMLStreamConstants.DTD -> refuseDocumentType();
        default -> {
          // comments and instructions say nothing
        }
      }
    }
    return tape;
  }

  private void refuseDocumentType() {
    Body.Position place = places.position(xml.getLocationInfo().getStartingCharOffset());
    throw new MessageException("OV-1233", place.line(), place.column());
  }

  private void start() {
    if (depth > 0 && !preserving[depth - 1] && isBlank(textStarts[depth - 1])) {
      textSize = textStarts[depth - 1];
    }
    if (depth == limits.depth()) {
      throw beyondLimits();
    }
    int node = add(xml.getLocalName());
    nodes[depth] = node;
    textStarts[depth] = textSize;
    preserving[depth] = depth > 0 && preserving[depth - 1];
    int attributes = xml.getAttributeCount();
    if (attributes > 0) {
      attributes(node, attributes);
    }
    depth++;
  }

  private int add(String name) {
    String local = name.substring(name.lastIndexOf(':') + 1);
    if (local.length() > limits.nameLength() || tape.count() >= limits.tokens() / NODE_TOKENS) {
      throw beyondLimits();
    }
    return tape.add(local);
  }

  private MessageException beyondLimits() {
    return new MessageException(
        "OV-1234", limits.depth(), limits.nameLength(), limits.tokens() / NODE_TOKENS, limits.textLength());
  }

  private void attributes(int node, int count) {
    for (int i = 0; i < count; i++) {
      String name = xml.getAttributeLocalName(i);
      if (name.startsWith("xmlns:") && xml.getAttributeValue(i).equals(INSTANCE)) {
        instancePrefix = name.substring("xmlns:".length());
      }
    }
    for (int i = 0; i < count; i++) {
      String name = xml.getAttributeLocalName(i);
      int colon = name.indexOf(':');
      String prefix = colon < 0 ? name.equals("xmlns") ? name : "" : name.substring(0, colon);
      if (ABOUT_XML.contains(prefix) || prefix.equals(instancePrefix)) {
        aboutXml(node, name, xml.getAttributeValue(i).strip());
      } else {
        String value = xml.getAttributeValue(i);
        if (value.length() > limits.textLength()) {
          throw beyondLimits();
        }
        int attribute = add(name);
        tape.attribute(attribute, value);
      }
    }
  }

  private void aboutXml(int node, String name, String value) {
    if (name.equals("xml:space")) {
      preserving[depth] = value.equals("preserve");
    } else if (!name.startsWith("xml") && name.endsWith(":nil")) {
      tape.nil(node, value.equals("true") || value.equals("1"));
    }
  }

  private void characters() throws XMLStreamException {
    if (depth == 0) {
      return;
    }
    int length = xml.getTextLength();
    if (textSize - textStarts[depth - 1] + length > limits.textLength()) {
      throw beyondLimits();
    }
    if (textSize + length > text.length) {
      text = Arrays.copyOf(text, Math.max(textSize + length, text.length * 2));
    }
    System.arraycopy(xml.getTextCharacters(), xml.getTextStart(), text, textSize, length);
    textSize += length;
  }

  private void end() {
    depth--;
    int node = nodes[depth];
    int from = textStarts[depth];
    int to = textSize;
    if (!preserving[depth]) {
      while (to > from && XmlOutput.isBlank(text[to - 1])) {
        to--;
      }
      while (from < to && XmlOutput.isBlank(text[from])) {
        from++;
      }
    }
    tape.end(node);
    if (from < to) {
      tape.text(node, text, from, to);
    }
    if (places.hasNext()) {
      content(node);
    }
    textSize = textStarts[depth];
  }

  /// Finds what was taken out of an element. Where something else stands beside it, it was cut into pieces
  /// by comments, and is none.
  private void content(int node) {
    @Nullable DecodedContent content = places.lifted(xml.getLocationInfo().getStartingCharOffset());
    if (content != null) {
      boolean whole = !tape.hasText(node) && !tape.hasElements(node);
      tape.content(node, whole ? content : new DecodedContent(null, "<…>", content.deviations()));
    }
  }

  private boolean isBlank(int from) {
    for (int i = from; i < textSize; i++) {
      if (!XmlOutput.isBlank(text[i])) {
        return false;
      }
    }
    return true;
  }
}
