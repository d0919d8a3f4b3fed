package org.openviid.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.query.QueryVocabulary.Word;

/// Reads the conditions of one query by recursive descent. AND binds tighter than OR. Not safe for use by
/// several threads.
///
/// What [PredicateReader] says is no condition, AND leaves out, and OR and NOT refuse.
final class ConditionReader {
  private final Cursor cursor;
  private final PredicateReader predicates;
  private final QueryVocabulary vocabulary;
  private final QueryLimits limits;
  private final Tolerances tolerances;
  private int terms;

  ConditionReader(
      Cursor cursor,
      QueryDraft draft,
      QueryVocabulary vocabulary,
      QueryLimits limits,
      Tolerances tolerances) {
    this.cursor = cursor;
    this.predicates = new PredicateReader(cursor, draft, vocabulary, limits, tolerances);
    this.vocabulary = vocabulary;
    this.limits = limits;
    this.tolerances = tolerances;
  }

  /// Everything up to the end: conditions and directives joined by `&`.
  Condition query() {
    List<Condition> conditions = new ArrayList<>();
    skipSeparators();
    while (!cursor.isAtEnd()) {
      add(conditions, or(0));
      boolean separated = cursor.acceptSeparator();
      if (!separated && !cursor.isAtEnd()) {
        throw new QueryException("OV-1109", cursor.position(), cursor.found());
      }
      skipSeparators();
    }
    return Condition.all(conditions);
  }

  private void skipSeparators() {
    boolean skipped = true;
    while (skipped) {
      skipped = cursor.acceptSeparator();
    }
  }

  private @Nullable Condition or(int depth) {
    int before = predicates.nothings();
    Condition first = and(depth);
    if (!cursor.acceptWord(vocabulary, Word.OR)) {
      return first;
    }
    List<Condition> operands = new ArrayList<>();
    add(operands, first);
    do {
      add(operands, and(depth));
    } while (cursor.acceptWord(vocabulary, Word.OR));
    refuseNothing(before);
    return new Condition.Or(operands);
  }

  private @Nullable Condition and(int depth) {
    int before = predicates.directives();
    boolean joinedByWord = false;
    List<Condition> operands = new ArrayList<>();
    add(operands, not(depth));
    while (true) {
      if (cursor.acceptWord(vocabulary, Word.AND)) {
        joinedByWord = true;
      } else if (depth > 0 && cursor.acceptSeparator()) {
        tolerances.accept(Tolerances.GROUP_AMPERSAND);
      } else {
        break;
      }
      add(operands, not(depth));
    }
    if (joinedByWord && predicates.directives() > before) {
      tolerances.accept(Tolerances.DIRECTIVE_AND);
    }
    return operands.isEmpty() ? null : Condition.all(operands);
  }

  private @Nullable Condition not(int depth) {
    if (!cursor.acceptWord(vocabulary, Word.NOT)) {
      return primary(depth);
    }
    int before = predicates.nothings();
    checkDepth(depth + 1);
    Condition operand = not(depth + 1);
    refuseNothing(before);
    return operand == null ? null : new Condition.Not(operand);
  }

  private @Nullable Condition primary(int depth) {
    if (!cursor.acceptOpen()) {
      if (++terms > limits.terms()) {
        throw new QueryException("OV-1102", cursor.position(), limits.terms());
      }
      return predicates.predicate();
    }
    checkDepth(depth + 1);
    Condition inner = or(depth + 1);
    if (!cursor.acceptClose()) {
      String found = cursor.found();
      throw new QueryException("OV-1107", cursor.position(), found);
    }
    return inner;
  }

  private void checkDepth(int depth) {
    if (depth > limits.depth()) {
      throw new QueryException("OV-1118", cursor.position(), limits.depth());
    }
  }

  private void refuseNothing(int before) {
    if (predicates.nothings() > before) {
      int start = predicates.lastNothing();
      String name = cursor.text(start, cursor.endOfName(start));
      throw new QueryException("OV-1119", cursor.position(start), QueryException.shown(name));
    }
  }

  private static void add(List<Condition> operands, @Nullable Condition operand) {
    if (operand != null) {
      operands.add(operand);
    }
  }
}
