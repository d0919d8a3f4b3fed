package org.openviid.query;

import java.util.List;

/// A text pattern: literal parts, between which anything may stand.
///
/// @param parts literal parts in order, none empty; `_` of the notation is [#ANY_CHARACTER] within them
/// @param openStart whether anything may stand before the first part
/// @param openEnd whether anything may stand after the last part
public record LikePattern(List<String> parts, boolean openStart, boolean openEnd) {
  /// Stands for exactly one arbitrary character within a part.
  public static final char ANY_CHARACTER = '\uFFFF';

  /// Copies the list.
  public LikePattern {
    parts = List.copyOf(parts);
  }

  /// Whether the whole text fits.
  public boolean matches(String text) {
    if (parts.isEmpty()) {
      return openStart || openEnd || text.isEmpty();
    }
    int last = parts.size() - 1;
    int from = 0;
    int end = text.length();
    int first = 0;
    if (!openStart) {
      if (!fits(text, parts.getFirst(), 0)) {
        return false;
      }
      from = parts.getFirst().length();
      first = 1;
    }
    if (!openEnd) {
      if (last < first) {
        return from == end;
      }
      end -= parts.get(last).length();
      if (end < from || !fits(text, parts.get(last), end)) {
        return false;
      }
      last--;
    }
    for (int i = first; i <= last; i++) {
      int at = find(text, parts.get(i), from, end);
      if (at < 0) {
        return false;
      }
      from = at + parts.get(i).length();
    }
    return true;
  }

  private static int find(String text, String part, int from, int end) {
    for (int at = from; at + part.length() <= end; at++) {
      if (fits(text, part, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean fits(String text, String part, int at) {
    if (at + part.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) != ANY_CHARACTER && part.charAt(i) != text.charAt(at + i)) {
        return false;
      }
    }
    return true;
  }
}
