package org.openviid.codec;

import org.openviid.schema.Value;

/// Text values from the characters of the parser.
final class Texts {
  private static final Value.Text[] SMALL = new Value.Text[110];

  static {
    for (int number = 0; number < 100; number++) {
      SMALL[number] = new Value.Text(number < 10 ? "0" + number : Integer.toString(number));
    }
    for (int digit = 0; digit < 10; digit++) {
      SMALL[100 + digit] = new Value.Text(Integer.toString(digit));
    }
  }

  private Texts() {}

  /// A value, shared with other attributes when it is one of the short codes that most messages are
  /// full of.
  static Value.Text of(char[] characters, int offset, int length) {
    if (length <= 2 && isDigit(characters[offset])) {
      if (length == 1) {
        return SMALL[100 + characters[offset] - '0'];
      }
      if (isDigit(characters[offset + 1])) {
        return SMALL[(characters[offset] - '0') * 10 + characters[offset + 1] - '0'];
      }
    }
    return new Value.Text(new String(characters, offset, length));
  }

  /// Whether half of a surrogate pair stands alone, so that the text cannot be written as UTF-8.
  static boolean isBroken(char[] characters, int offset, int length) {
    int all = 0;
    for (int i = offset; i < offset + length; i++) {
      all |= characters[i];
    }
    return all >= Character.MIN_SURROGATE && hasLoneSurrogate(characters, offset, length);
  }

  private static boolean hasLoneSurrogate(char[] characters, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (Character.isSurrogate(characters[i])) {
        boolean pair = i + 1 < end && Character.isSurrogatePair(characters[i], characters[i + 1]);
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
