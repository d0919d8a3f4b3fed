package org.openviid.codec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of attributes that no table knows, which may hold any character, as names of XML elements: what
/// XML does not allow there is written `_xHHHH_`, as ISO/IEC 9075-14 does it.
final class XmlNames {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4}|[0-9A-Fa-f]{6})_");

  private XmlNames() {}

  /// The name of the element for an attribute.
  static String encoded(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); ) {
      int point = name.codePointAt(i);
      boolean allowed = i == 0 ? isStart(point) : isPart(point);
      if (allowed && !(point == '_' && ESCAPE.matcher(name).region(i, name.length()).lookingAt())) {
        out.appendCodePoint(point);
      } else {
        out.append(String.format(point > 0xffff ? "_x%06X_" : "_x%04X_", point));
      }
      i += Character.charCount(point);
    }
    return out.isEmpty() ? "_" : out.toString();
  }

  /// The name of the attribute for an element.
  static String decoded(String name) {
    if (name.indexOf("_x") < 0) {
      return name;
    }
    Matcher escapes = ESCAPE.matcher(name);
    return escapes.replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(), escape.group(1))));
  }

  private static String character(String escape, String digits) {
    int point = Integer.parseInt(digits, 16);
    return Character.isValidCodePoint(point) ? Character.toString(point) : escape;
  }

  /// Whether a name may begin with a character: letters, most of them ideographs, and the underscore. XML
  /// allows a few more, the colon among them, which would be taken for the end of a prefix.
  private static boolean isStart(int point) {
    return point < 128
        ? point == '_' || isBetween(point | 0x20, 'a', 'z')
        : Character.isLetter(point) && isStartBeyondAscii(point);
  }

  private static boolean isStartBeyondAscii(int point) {
    return isBetween(point, 0xc0, 0x2ff)
        || isBetween(point, 0x370, 0x1fff)
        || isBetween(point, 0x2c00, 0x2fef)
        || isBetween(point, 0x3001, 0xd7ff)
        || isBetween(point, 0xf900, 0xfdcf)
        || isBetween(point, 0x20000, 0x2ffff);
  }

  private static boolean isPart(int point) {
    return isStart(point) || isBetween(point, '0', '9') || point == '-' || point == '.';
  }

  private static boolean isBetween(int point, int first, int last) {
    return point >= first && point <= last;
  }
}
