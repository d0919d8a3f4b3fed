package org.openviid.server;

/// Lays out messages for people: breaks and indents what stands on one line, and changes nothing else, be the
/// message well-formed or not. Stateless.
final class MessageLayout {
  private static final int MAX_DEPTH = 20;

  private MessageLayout() {}

  /// A message with white space added; what is neither JSON nor XML stays as it is.
  static String of(String message) {
    String stripped = message.strip();
    if (stripped.indexOf('\n') >= 0) {
      return stripped;
    }
    if (stripped.startsWith("{") || stripped.startsWith("[")) {
      return json(stripped);
    }
    return stripped.startsWith("<") ? stripped.replace("><", ">\n<") : stripped;
  }

  private static String json(String message) {
    StringBuilder out = new StringBuilder(message.length() * 2);
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      boolean escaped = quoted && c == '\\' && i + 1 < message.length();
      if (escaped) {
        out.append(c).append(message.charAt(++i));
        continue;
      }
      quoted ^= c == '"';
      if (!quoted && (c == '}' || c == ']')) {
        depth = Math.max(0, depth - 1);
        line(out, depth);
      }
      out.append(c);
      if (!quoted && (c == '{' || c == '[')) {
        line(out, ++depth);
      } else if (!quoted && c == ',') {
        line(out, depth);
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, int depth) {
    out.append('\n').repeat(' ', 2 * Math.min(depth, MAX_DEPTH));
  }
}
