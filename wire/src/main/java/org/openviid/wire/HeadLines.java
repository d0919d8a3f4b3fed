package org.openviid.wire;

/// Finds headers in the text of a head, whose lines end with a line feed. For the few headers that are
/// looked at, this is cheaper than a map of all.
final class HeadLines {
  private HeadLines() {}

  /// Where the next line with that header begins, or -1.
  ///
  /// @param from where to look; the line that this lies in is left out
  static int find(String head, String name, int from) {
    for (int end = head.indexOf('\n', from); end >= 0; end = head.indexOf('\n', end + 1)) {
      int line = end + 1;
      if (head.regionMatches(true, line, name, 0, name.length()) && isColon(head, line + name.length())) {
        return line;
      }
    }
    return -1;
  }

  private static boolean isColon(String head, int at) {
    return at < head.length() && head.charAt(at) == ':';
  }

  static String value(String head, int line, String name) {
    int end = head.indexOf('\n', line);
    return head.substring(line + name.length() + 1, end < 0 ? head.length() : end).trim();
  }
}
