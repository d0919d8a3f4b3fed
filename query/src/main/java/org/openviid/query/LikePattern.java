package org.openviid.query;

import java.util.ArrayList;
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

  /// Reads a pattern as LIKE takes it: `%` stands for anything, `_` for one character (one UTF-16 unit),
  /// `\` takes both by the letter. A text without either is looked for anywhere, and `.*`, which one
  /// vendor sends, counts as `%`. (Annex D, proposed)
  public static LikePattern parse(String notation) {
    String text = notation.replace(".*", "%");
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean wild = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escapes = c == '\\' && i + 1 < text.length() && "%_\\".indexOf(text.charAt(i + 1)) >= 0;
      if (escapes) {
        part.append(text.charAt(++i));
      } else if (c == '%') {
        wild = true;
        flush(part, parts);
      } else {
        wild |= c == '_';
        part.append(c == '_' ? ANY_CHARACTER : c);
      }
    }
    flush(part, parts);
    return new LikePattern(parts, !wild || text.startsWith("%"), !wild || endsOpen(text));
  }

  private static boolean endsOpen(String text) {
    int backslashes = 0;
    for (int i = text.length() - 2; i >= 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return text.endsWith("%") && backslashes % 2 == 0;
  }

  private static void flush(StringBuilder part, List<String> parts) {
    if (!part.isEmpty()) {
      parts.add(part.toString());
      part.setLength(0);
    }
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
