package org.openviid.store;

import java.util.Arrays;
import java.util.List;
import org.openviid.query.LikePattern;

/// Patterns in the notation of the query language, without its escapes.
final class Patterns {
  private Patterns() {}

  /// `%` stands for anything, `_` for one character.
  static LikePattern of(String notation) {
    List<String> parts =
        Arrays.stream(notation.replace('_', LikePattern.ANY_CHARACTER).split("%"))
            .filter(part -> !part.isEmpty())
            .toList();
    return new LikePattern(parts, notation.startsWith("%"), notation.endsWith("%"));
  }
}
