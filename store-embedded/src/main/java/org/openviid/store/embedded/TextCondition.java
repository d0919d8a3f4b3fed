package org.openviid.store.embedded;

import org.apache.lucene.util.BytesRef;
import org.openviid.query.LikePattern;

/// A condition on the bytes of a text.
@FunctionalInterface
interface TextCondition {
  /// Whether the text is wanted. The bytes are not to be kept.
  boolean matches(BytesRef text);

  /// Text that fits a pattern.
  static TextCondition like(LikePattern pattern) {
    return text -> pattern.matches(text.utf8ToString());
  }

  /// What all text begins with that fits a pattern, perhaps nothing.
  static BytesRef prefix(LikePattern pattern) {
    if (pattern.openStart() || pattern.parts().isEmpty()) {
      return new BytesRef();
    }
    String first = pattern.parts().getFirst();
    int end = first.indexOf(LikePattern.ANY_CHARACTER);
    String literal = end < 0 ? first : first.substring(0, end);
    boolean cut = !literal.isEmpty() && Character.isHighSurrogate(literal.charAt(literal.length() - 1));
    return TextBytes.of(cut ? literal.substring(0, literal.length() - 1) : literal);
  }
}
