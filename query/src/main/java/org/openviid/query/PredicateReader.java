package org.openviid.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.query.QueryVocabulary.Suffix;
import org.openviid.query.QueryVocabulary.Word;

/// Reads what starts with a name: a condition on one attribute, or a directive. Not safe for use by
/// several threads.
///
/// A directive, and a comparison with nothing, is no condition: null is returned for it.
final class PredicateReader {
  private final Cursor cursor;
  private final ValueReader values;
  private final DirectiveReader directiveReader;
  private final QueryVocabulary vocabulary;
  private final Tolerances tolerances;
  private int directives;
  private int nothings;
  private int lastNothing;

  PredicateReader(
      Cursor cursor,
      QueryDraft draft,
      QueryVocabulary vocabulary,
      QueryLimits limits,
      Tolerances tolerances) {
    this.cursor = cursor;
    this.vocabulary = vocabulary;
    this.tolerances = tolerances;
    this.values = new ValueReader(cursor, vocabulary, limits, tolerances);
    this.directiveReader = new DirectiveReader(cursor, values, vocabulary, draft, tolerances);
  }

  /// How many directives have been read.
  int directives() {
    return directives;
  }

  /// How many things have been read that are no conditions.
  int nothings() {
    return nothings;
  }

  /// Where the last of them starts.
  int lastNothing() {
    return lastNothing;
  }

  @Nullable Condition predicate() {
    cursor.skipBlanks();
    int start = cursor.at();
    int end = cursor.endOfName(start);
    if (end == start) {
      throw new QueryException("OV-1104", cursor.position(), cursor.found());
    }
    String name = cursor.text(start, end);
    int symbol = cursor.afterBlanks(end);
    cursor.moveTo(symbol);
    Operator operator = cursor.acceptSymbol(vocabulary);
    if (operator == null) {
      return spelledOut(name);
    }
    return operator == Operator.EQUAL
        ? equal(name, start)
        : new Condition.Comparison(name, operator, valueAfter(cursor.text(symbol, cursor.at())));
  }

  /// What an equals sign follows: a directive, a name with an operator at its end, or just a name.
  private @Nullable Condition equal(String name, int start) {
    int dot = name.lastIndexOf('.');
    String last = name.substring(dot + 1);
    Directive directive = vocabulary.directive(last);
    if (directive != null) {
      noteSpelling(name, last);
      directives++;
      directiveReader.read(directive, last);
      return nothing(start);
    }
    Suffix suffix = dot > 0 ? vocabulary.suffix(last) : null;
    if (suffix == null) {
      return compared(name, Operator.EQUAL, start);
    }
    tolerances.accept(Tolerances.SUFFIX_OPERATOR);
    return suffixed(name.substring(0, dot), suffix, start);
  }

  private void noteSpelling(String name, String last) {
    if (last.length() < name.length()) {
      tolerances.accept(Tolerances.QUALIFIED_DIRECTIVE);
    }
    if (!vocabulary.isSpelledAsListed(last)) {
      tolerances.accept(Tolerances.DIRECTIVE_SPELLING);
    }
  }

  private @Nullable Condition suffixed(String name, Suffix suffix, int start) {
    return switch (suffix) {
      case EQUAL -> compared(name, Operator.EQUAL, start);
      case NOT_EQUAL -> compared(name, Operator.NOT_EQUAL, start);
      case LESS -> compared(name, Operator.LESS, start);
      case LESS_OR_EQUAL -> compared(name, Operator.LESS_OR_EQUAL, start);
      case GREATER -> compared(name, Operator.GREATER, start);
      case GREATER_OR_EQUAL -> compared(name, Operator.GREATER_OR_EQUAL, start);
      case IN -> in(name);
      case LIKE -> new Condition.Like(name, valueAfter(vocabulary.symbol(Operator.EQUAL)));
      case ORDER -> {
        directiveReader.order(name);
        yield nothing(start);
      }
    };
  }

  /// A comparison written with an equals sign, of which web forms send those left empty too.
  private @Nullable Condition compared(String name, Operator operator, int start) {
    String value = values.value();
    if (value == null) {
      tolerances.accept(Tolerances.EMPTY_VALUE);
      return nothing(start);
    }
    return new Condition.Comparison(name, operator, value);
  }

  private Condition spelledOut(String name) {
    int start = cursor.at();
    boolean negative = cursor.acceptWord(vocabulary, Word.NOT);
    Condition condition = positive(name, negative);
    if (condition == null) {
      cursor.moveTo(start);
      throw new QueryException("OV-1108", cursor.position(), QueryException.shown(name), cursor.found());
    }
    return negative ? new Condition.Not(condition) : condition;
  }

  private @Nullable Condition positive(String name, boolean negated) {
    if (cursor.acceptWord(vocabulary, Word.LIKE)) {
      return new Condition.Like(name, valueAfter(vocabulary.word(Word.LIKE)));
    }
    if (cursor.acceptWord(vocabulary, Word.IN)) {
      return in(name);
    }
    if (cursor.acceptWord(vocabulary, Word.BETWEEN)) {
      return between(name);
    }
    return !negated && cursor.acceptWord(vocabulary, Word.IS) ? isNull(name) : null;
  }

  private Condition in(String name) {
    cursor.skipBlanks();
    int position = cursor.position();
    List<String> list = values.list(vocabulary.word(Word.IN));
    if (list.isEmpty()) {
      throw new QueryException("OV-1110", position, QueryException.shown(name));
    }
    return new Condition.In(name, list);
  }

  private Condition between(String name) {
    String low = values.lowerBound();
    if (low == null || !cursor.acceptWord(vocabulary, Word.AND)) {
      String found = cursor.found();
      throw new QueryException("OV-1111", cursor.position(), QueryException.shown(name), found);
    }
    return new Condition.Between(name, low, valueAfter(vocabulary.word(Word.AND)));
  }

  private Condition isNull(String name) {
    boolean negative = cursor.acceptWord(vocabulary, Word.NOT);
    if (!cursor.acceptWord(vocabulary, Word.NULL)) {
      String found = cursor.found();
      throw new QueryException("OV-1112", cursor.position(), QueryException.shown(name), found);
    }
    Condition condition = new Condition.IsNull(name);
    return negative ? new Condition.Not(condition) : condition;
  }

  private String valueAfter(String operator) {
    String value = values.value();
    if (value == null) {
      String found = cursor.found();
      throw new QueryException("OV-1101", cursor.position(), operator, found);
    }
    return value;
  }

  private @Nullable Condition nothing(int start) {
    nothings++;
    lastNothing = start;
    return null;
  }
}
