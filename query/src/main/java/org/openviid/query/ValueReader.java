package org.openviid.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.query.QueryVocabulary.Word;

/// Reads values and lists of values. Not safe for use by several threads.
///
/// A bare value may hold blanks, parentheses and words such as `and`, as long as what follows the word
/// does not look like another condition.
final class ValueReader {
  private final Cursor cursor;
  private final QueryVocabulary vocabulary;
  private final QueryLimits limits;
  private final Tolerances tolerances;
  private boolean holdsBlank;

  ValueReader(Cursor cursor, QueryVocabulary vocabulary, QueryLimits limits, Tolerances tolerances) {
    this.cursor = cursor;
    this.vocabulary = vocabulary;
    this.limits = limits;
    this.tolerances = tolerances;
  }

  /// The value that follows, or null when there is none.
  @Nullable String value() {
    return counted(next(false, false));
  }

  /// The lower bound that follows, which the word AND ends in any case, or null when there is none.
  @Nullable String lowerBound() {
    return counted(next(false, true));
  }

  private @Nullable String counted(@Nullable String value) {
    if (value != null && holdsBlank) {
      tolerances.accept(Tolerances.UNQUOTED_BLANK);
    }
    return value;
  }

  /// A list in parentheses, or without them up to the end of the condition. Empty elements are left out.
  ///
  /// @param name what the list belongs to, for messages
  List<String> list(String name) {
    boolean bracketed = cursor.acceptOpen();
    List<String> values = new ArrayList<>();
    do {
      String value = next(true, false);
      if (value != null && !value.isEmpty()) {
        values.add(value);
      }
      if (values.size() > limits.listItems()) {
        throw new QueryException("OV-1103", cursor.position(), limits.listItems());
      }
    } while (cursor.acceptComma());
    if (bracketed && !cursor.acceptClose()) {
      throw new QueryException("OV-1106", cursor.position(), name, cursor.found());
    }
    return values;
  }

  private @Nullable String next(boolean element, boolean lowerBound) {
    holdsBlank = false;
    cursor.skipBlanks();
    if (!cursor.isAtEnd() && QuotedText.isOpening(cursor.charAt(cursor.at()))) {
      return QuotedText.read(cursor, tolerances);
    }
    int start = cursor.at();
    int end = endOfBare(start, element, lowerBound);
    cursor.moveTo(end);
    return end == start ? null : cursor.text(start, end);
  }

  /// The end of the bare value that starts at `start`, without the blanks that follow it.
  private int endOfBare(int start, boolean element, boolean lowerBound) {
    int end = start;
    int depth = 0;
    for (int i = start; i < cursor.end(); ) {
      if (cursor.isSeparator(i)) {
        break;
      }
      if (cursor.isBlank(i)) {
        i = cursor.afterBlanks(i);
        if (endsBefore(i, lowerBound)) {
          break;
        }
        continue;
      }
      if (depth == 0 && (cursor.closesGroup(i) || (element && cursor.endsElement(i)))) {
        break;
      }
      depth = depthAfter(depth, cursor.charAt(i));
      holdsBlank |= end > start && i > end;
      i++;
      end = i;
    }
    return end;
  }

  private static int depthAfter(int depth, char c) {
    if (c == '(' || c == '（') {
      return depth + 1;
    }
    return depth > 0 && (c == ')' || c == '）') ? depth - 1 : depth;
  }

  /// Whether the word at `index` joins the value's condition to another one.
  private boolean endsBefore(int index, boolean lowerBound) {
    int and = cursor.endOfKeyword(vocabulary, index, Word.AND);
    if (and >= 0) {
      return lowerBound || startsCondition(cursor.afterBlanks(and));
    }
    int or = cursor.endOfKeyword(vocabulary, index, Word.OR);
    return or >= 0 && startsCondition(cursor.afterBlanks(or));
  }

  private boolean startsCondition(int index) {
    if (index == cursor.end() || cursor.isSeparator(index) || cursor.closesGroup(index)) {
      return true;
    }
    int end = cursor.endOfName(index);
    if (end == index) {
      return cursor.opensGroup(index);
    }
    return vocabulary.word(cursor.text(index, end)) == Word.NOT || isOperatorAt(cursor.afterBlanks(end));
  }

  private boolean isOperatorAt(int index) {
    int end = cursor.endOfWord(index);
    return end > index
        ? isOperator(vocabulary.word(cursor.text(index, end)))
        : cursor.symbolLength(vocabulary, index) > 0;
  }

  private static boolean isOperator(@Nullable Word word) {
    return word != null
        && switch (word) {
          case LIKE, IN, BETWEEN, IS, NOT -> true;
          case AND, OR, NULL, ASC, DESC -> false;
        };
  }
}
