package org.openviid.query;

import org.jspecify.annotations.Nullable;

/// Goes through a decoded query from left to right and knows its characters, but not its grammar. Not
/// safe for use by several threads.
///
/// Full-width signs count as their ASCII forms where signs are expected, but within a bare value they
/// are text, except for what closes a full-width parenthesis.
final class Cursor {
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;
  private static final int LONGEST_SYMBOL = 2;

  private final DecodedQuery query;
  private final int rawLength;
  private final Tolerances tolerances;
  private int at;
  private int fullWidthGroups;

  Cursor(DecodedQuery query, int rawLength, Tolerances tolerances) {
    this.query = query;
    this.rawLength = rawLength;
    this.tolerances = tolerances;
  }

  int at() {
    return at;
  }

  void moveTo(int index) {
    at = index;
  }

  int end() {
    return query.length();
  }

  boolean isAtEnd() {
    return at >= query.length();
  }

  char charAt(int index) {
    return query.charAt(index);
  }

  String text(int from, int to) {
    return query.text().substring(from, to);
  }

  /// Where the peer finds the character at `index`, counted from 1.
  int position(int index) {
    return query.position(index, rawLength);
  }

  int position() {
    return position(at);
  }

  /// What stands here, in quotes, for messages; nothing between the quotes at the end.
  String found() {
    skipBlanks();
    int end = isAtEnd() ? at : Math.max(at + 1, endOfName(at));
    return "'" + QueryException.shown(text(at, end)) + "'";
  }

  void skipBlanks() {
    at = afterBlanks(at);
  }

  int afterBlanks(int from) {
    int index = from;
    while (index < end() && isBlank(index)) {
      index++;
    }
    return index;
  }

  boolean isBlank(int index) {
    char c = query.charAt(index);
    return Character.isWhitespace(c) || c == '\u00A0';
  }

  boolean isSeparator(int index) {
    return query.isSeparator(index);
  }

  /// Goes past blanks and a separator, if one follows.
  boolean acceptSeparator() {
    skipBlanks();
    if (isAtEnd() || !isSeparator(at)) {
      return false;
    }
    if (query.isEncoded(at)) {
      tolerances.accept(Tolerances.WHOLE_ENCODED);
    }
    at++;
    return true;
  }

  /// Goes past blanks and an opening parenthesis, if one follows.
  boolean acceptOpen() {
    if (!acceptSign('(')) {
      return false;
    }
    if (charAt(at - 1) != '(') {
      fullWidthGroups++;
    }
    return true;
  }

  /// Goes past blanks and a closing parenthesis, if one follows.
  boolean acceptClose() {
    if (!acceptSign(')')) {
      return false;
    }
    if (charAt(at - 1) != ')' && fullWidthGroups > 0) {
      fullWidthGroups--;
    }
    return true;
  }

  boolean acceptComma() {
    return acceptSign(',');
  }

  private boolean acceptSign(char sign) {
    skipBlanks();
    if (isAtEnd() || ascii(charAt(at)) != sign) {
      return false;
    }
    noteFullWidth(at);
    at++;
    return true;
  }

  /// Whether a bare value ends here because of a closing parenthesis.
  boolean closesGroup(int index) {
    char c = charAt(index);
    return c == ')' || (fullWidthGroups > 0 && ascii(c) == ')');
  }

  /// Whether a bare element of a list ends here.
  boolean endsElement(int index) {
    char c = charAt(index);
    return c == ',' || (fullWidthGroups > 0 && ascii(c) == ',');
  }

  /// Whether an opening parenthesis stands there.
  boolean opensGroup(int index) {
    return ascii(charAt(index)) == '(';
  }

  /// Goes past blanks and the longest sign of comparison that follows.
  @Nullable Operator acceptSymbol(QueryVocabulary vocabulary) {
    skipBlanks();
    int length = symbolLength(vocabulary, at);
    if (length == 0) {
      return null;
    }
    Operator operator = vocabulary.symbol(asciiText(at, at + length));
    for (int end = at + length; at < end; at++) {
      noteFullWidth(at);
    }
    return operator;
  }

  /// The length of the longest sign of comparison that stands there, 0 when none does.
  int symbolLength(QueryVocabulary vocabulary, int index) {
    int length = Math.min(LONGEST_SYMBOL, end() - index);
    while (length > 0 && vocabulary.symbol(asciiText(index, index + length)) == null) {
      length--;
    }
    return length;
  }

  /// The end of a name that starts at `from`; `from` itself when none does.
  int endOfName(int from) {
    int index = from;
    while (index < end() && !isBlank(index) && !isSyntax(index)) {
      index++;
    }
    return index;
  }

  /// The end of the letters that start at `from`.
  int endOfWord(int from) {
    int index = from;
    while (index < end() && Character.isLetter(query.charAt(index))) {
      index++;
    }
    return index;
  }

  /// Goes past blanks and a word with this meaning, if one follows and ends there.
  boolean acceptWord(QueryVocabulary vocabulary, QueryVocabulary.Word expected) {
    skipBlanks();
    int end = endOfKeyword(vocabulary, at, expected);
    if (end < 0) {
      return false;
    }
    at = end;
    return true;
  }

  /// The end of a word with this meaning that starts at `from`, or -1.
  int endOfKeyword(QueryVocabulary vocabulary, int from, QueryVocabulary.Word expected) {
    int end = endOfWord(from);
    boolean ends = end == end() || "_.-0123456789".indexOf(charAt(end)) < 0;
    return end > from && ends && vocabulary.word(text(from, end)) == expected ? end : -1;
  }

  /// Whether the character can be part of neither a name nor a word.
  private boolean isSyntax(int index) {
    char c = ascii(query.charAt(index));
    return "=<>!(),".indexOf(c) >= 0 || isSeparator(index) || QuotedText.isOpening(query.charAt(index));
  }

  private String asciiText(int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append(ascii(charAt(i)));
    }
    return text.toString();
  }

  private void noteFullWidth(int index) {
    if (ascii(charAt(index)) != charAt(index)) {
      tolerances.accept(Tolerances.FULL_WIDTH);
    }
  }

  private static char ascii(char c) {
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? (char) (c - FULL_WIDTH_OFFSET) : c;
  }
}
