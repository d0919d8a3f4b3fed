package org.openviid.kit;

/// How many columns of a terminal a text takes: ideographs and full-width forms take two (Unicode
/// Standard Annex 11).
final class DisplayWidth {
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff01, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}
  };

  private DisplayWidth() {}

  /// The columns of a text without control characters.
  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int character) {
    for (int[] range : WIDE) {
      if (character >= range[0] && character <= range[1]) {
        return 2;
      }
    }
    return Character.getType(character) == Character.NON_SPACING_MARK ? 0 : 1;
  }

  /// A text with blanks behind it up to a number of columns.
  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }
}
