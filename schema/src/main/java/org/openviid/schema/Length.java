package org.openviid.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The limit on a value's length.
///
/// @param max characters for text, digits for numbers; `Integer.MAX_VALUE` when unlimited
/// @param exact whether shorter values are wrong too
/// @param decimals digits after the decimal point, 0 where that has no meaning
public record Length(int max, boolean exact, int decimals) {
  /// No limit.
  public static final Length UNLIMITED = new Length(Integer.MAX_VALUE, false, 0);

  private static final Pattern DECIMALS = Pattern.compile("dec(\\d{1,2})\\.(\\d{1,2})");

  /// Reads the table's notation: `=20` exactly, `..100` at most, `dec10.6` digits and decimals.
  ///
  /// @throws IllegalArgumentException for anything else
  public static Length parse(String notation) {
    if (notation.isEmpty()) {
      return UNLIMITED;
    }
    if (notation.startsWith("=")) {
      return new Length(Integer.parseInt(notation.substring(1)), true, 0);
    }
    if (notation.startsWith("..")) {
      return new Length(Integer.parseInt(notation.substring(2)), false, 0);
    }
    Matcher decimals = DECIMALS.matcher(notation);
    if (decimals.matches()) {
      return new Length(Integer.parseInt(decimals.group(1)), false, Integer.parseInt(decimals.group(2)));
    }
    throw new IllegalArgumentException("length '" + notation + "' is none of =N, ..N, decN.M");
  }

  /// Whether a text of `characters` fits.
  public boolean admits(int characters) {
    return exact ? characters == max : characters <= max;
  }
}
