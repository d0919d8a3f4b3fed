package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.openviid.query.LikePattern;

/// The substrings of one to three characters by which text is found. A character is what
/// [LikePattern] takes for one, a unit of UTF-16, and becomes two bytes. Stateless.
final class Grams {
  private static final int LONGEST = 3;

  /// More than these make a search no faster.
  private static final int ENOUGH = 10;

  private Grams() {}

  /// Adds the substrings of a text to a document.
  static void add(String text, IndexColumn column, IndexDocument document) {
    String name = column.gramName();
    for (int start = 0; start < text.length(); start++) {
      int longest = Math.min(LONGEST, text.length() - start);
      for (int length = 1; length <= longest; length++) {
        put(text, start, length, document.add(name, IndexColumn.termType()).bytes(2 * LONGEST));
      }
    }
  }

  /// Substrings that every text has that fits the pattern; none when nothing can be said.
  static List<BytesRef> of(LikePattern pattern) {
    Set<String> grams = new LinkedHashSet<>();
    for (String part : pattern.parts()) {
      int start = 0;
      int gap = part.indexOf(LikePattern.ANY_CHARACTER);
      while (gap >= 0) {
        addRun(part.substring(start, gap), grams);
        start = gap + 1;
        gap = part.indexOf(LikePattern.ANY_CHARACTER, start);
      }
      addRun(part.substring(start), grams);
    }
    List<BytesRef> terms = new ArrayList<>();
    for (String gram : grams) {
      if (terms.size() < ENOUGH) {
        terms.add(term(gram));
      }
    }
    return terms;
  }

  private static void addRun(String run, Set<String> grams) {
    if (run.length() <= LONGEST) {
      if (!run.isEmpty()) {
        grams.add(run);
      }
      return;
    }
    for (int start = 0; start + LONGEST <= run.length(); start++) {
      grams.add(run.substring(start, start + LONGEST));
    }
  }

  /// Whether a text fits the pattern just when it has all of the substrings.
  static boolean suffice(LikePattern pattern) {
    return pattern.openStart()
        && pattern.openEnd()
        && pattern.parts().size() == 1
        && pattern.parts().getFirst().length() <= LONGEST
        && pattern.parts().getFirst().indexOf(LikePattern.ANY_CHARACTER) < 0;
  }

  static BytesRef term(String gram) {
    BytesRef term = new BytesRef(2 * LONGEST);
    put(gram, 0, gram.length(), term);
    return term;
  }

  private static void put(String text, int start, int length, BytesRef term) {
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      term.bytes[2 * i] = (byte) (c >> 8);
      term.bytes[2 * i + 1] = (byte) c;
    }
    term.length = 2 * length;
  }
}
