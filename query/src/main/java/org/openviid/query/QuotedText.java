package org.openviid.query;

/// Quotation marks: which exist, and what closes which.
final class QuotedText {
  private static final String OPENING = "'\"‘“＇＂";
  private static final String CLOSING = "'\"’”＇＂";
  private static final int ASCII_MARKS = 2;

  private QuotedText() {}

  static boolean isOpening(char c) {
    return OPENING.indexOf(c) >= 0;
  }

  /// Reads the quoted text at the cursor and goes past it. A mark that is doubled stands for itself.
  static String read(Cursor cursor, Tolerances tolerances) {
    int start = cursor.at();
    int kind = OPENING.indexOf(cursor.charAt(start));
    char closing = CLOSING.charAt(kind);
    if (kind >= ASCII_MARKS) {
      tolerances.accept(Tolerances.FULL_WIDTH);
    }
    StringBuilder text = new StringBuilder();
    for (int i = start + 1; i < cursor.end(); i++) {
      char c = cursor.charAt(i);
      if (c != closing) {
        text.append(c);
      } else if (i + 1 < cursor.end() && cursor.charAt(i + 1) == closing) {
        text.append(c);
        i++;
      } else {
        cursor.moveTo(i + 1);
        return text.toString();
      }
    }
    throw new QueryException("OV-1105", cursor.position(start), cursor.charAt(start));
  }
}
