package org.openviid.http;

import java.util.Locale;

/// Writes a message of a test again as XML, by Annex C: a member is an element, an array as many of one name.
/// Knows no more of JSON than these messages need.
final class Transcript {
  private final String json;
  private final StringBuilder xml = new StringBuilder();
  private int at;

  private Transcript(String json) {
    this.json = json;
  }

  /// The message as XML.
  static String inXml(String json) {
    Transcript transcript = new Transcript(json);
    transcript.members();
    return transcript.xml.toString();
  }

  private void members() {
    at++; // the brace
    while (json.charAt(at) != '}') {
      String name = text();
      at++; // the colon
      value(name);
      skip(',');
    }
    at++;
  }

  private void value(String name) {
    switch (json.charAt(at)) {
      case '[' -> {
        at++;
        while (json.charAt(at) != ']') {
          value(name);
          skip(',');
        }
        at++;
      }
      case '{' -> {
        xml.append('<').append(name).append('>');
        members();
        xml.append("</").append(name).append('>');
      }
      case '"' -> element(name, text());
      default -> element(name, bare());
    }
  }

  private void element(String name, String text) {
    String content = text.replace("&", "&amp;").replace("<", "&lt;");
    xml.append(String.format(Locale.ROOT, "<%s>%s</%s>", name, content, name));
  }

  private String text() {
    int end = json.indexOf('"', at + 1);
    String text = json.substring(at + 1, end);
    at = end + 1;
    return text;
  }

  private String bare() {
    int begin = at;
    while (",]}".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    return json.substring(begin, at);
  }

  private void skip(char separator) {
    if (json.charAt(at) == separator) {
      at++;
    }
  }
}
