package org.openviid.query;

import java.util.List;
import org.openviid.query.QueryVocabulary.Word;

/// Reads what follows the name of a directive. Not safe for use by several threads.
final class DirectiveReader {
  private static final int MAX_DIGITS = 18;

  private final Cursor cursor;
  private final ValueReader values;
  private final QueryVocabulary vocabulary;
  private final QueryDraft draft;
  private final Tolerances tolerances;

  DirectiveReader(
      Cursor cursor,
      ValueReader values,
      QueryVocabulary vocabulary,
      QueryDraft draft,
      Tolerances tolerances) {
    this.cursor = cursor;
    this.values = values;
    this.vocabulary = vocabulary;
    this.draft = draft;
    this.tolerances = tolerances;
  }

  /// Reads the value of a directive, with the cursor behind the equals sign.
  ///
  /// @param written the name as it was written, for messages
  void read(Directive directive, String written) {
    switch (directive) {
      case SORT -> sort(written);
      case FIELDS -> draft.fields(names(written));
      case IDS -> draft.ids(names(written));
      case MAX, SIZE, START, DIRECTION, COUNT, SCROLL, UNLIMITED, SOFT, PICTURE -> scalar(directive, written);
    }
  }

  private void scalar(Directive directive, String written) {
    if (!draft.note(directive)) {
      tolerances.accept(Tolerances.REPEATED_DIRECTIVE);
    }
    int position = cursor.position(cursor.afterBlanks(cursor.at()));
    String text = values.value();
    if (text == null || text.isEmpty()) {
      tolerances.accept(Tolerances.EMPTY_VALUE);
      return;
    }
    switch (directive) {
      case MAX, SIZE, START -> draft.number(directive, number(written, text, position));
      case DIRECTION -> draft.descending(isDescending(written, text, position));
      case COUNT -> draft.countOnly(flag(written, text, position));
      case SCROLL, UNLIMITED, SOFT, PICTURE -> {
        tolerances.accept(Tolerances.IGNORED_DIRECTIVE);
        draft.option(directive, text);
      }
      case SORT, FIELDS, IDS -> throw new AssertionError(directive);
    }
  }

  private static long number(String written, String text, int position) {
    boolean digits = text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw new QueryException("OV-1113", position, written, QueryException.shown(text));
    }
    return Long.parseLong(text);
  }

  private static boolean flag(String written, String text, int position) {
    if (text.equals("1") || text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equals("0") || text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new QueryException("OV-1114", position, written, QueryException.shown(text));
  }

  private List<String> names(String written) {
    int position = cursor.position();
    List<String> names = values.list(written);
    if (names.isEmpty()) {
      throw new QueryException("OV-1115", position, written);
    }
    return names;
  }

  private void sort(String written) {
    int position = cursor.position();
    for (String criterion : names(written)) {
      String[] parts = criterion.strip().split("\\s+", -1);
      if (parts.length > 2) {
        throw new QueryException("OV-1116", position, written, QueryException.shown(criterion));
      }
      boolean minus = parts[0].length() > 1 && parts[0].startsWith("-");
      String name = minus ? parts[0].substring(1) : parts[0];
      if (parts.length == 2) {
        draft.sort(name, isDescending(written, parts[1], position));
      } else if (minus) {
        draft.sort(name, true);
      } else {
        draft.sort(name, null);
      }
    }
  }

  /// Takes the direction that follows a name ending in the suffix for an order.
  void order(String name) {
    int position = cursor.position();
    String text = values.value();
    draft.sort(name, isDescending(name, text == null ? "" : text, position));
  }

  private boolean isDescending(String written, String text, int position) {
    Word word = vocabulary.word(text);
    if (word != Word.ASC && word != Word.DESC) {
      throw new QueryException("OV-1117", position, written, QueryException.shown(text));
    }
    return word == Word.DESC;
  }
}
