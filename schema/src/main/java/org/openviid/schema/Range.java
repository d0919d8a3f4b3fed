package org.openviid.schema;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The limits on a number, both of which belong to it.
///
/// @param least the smallest number; negative infinity without a limit
/// @param most the largest number; positive infinity without a limit
/// @param provenance how well the limits are known, which may be less than the attribute itself
public record Range(double least, double most, Provenance provenance) {
  /// No limit.
  public static final Range UNLIMITED =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Provenance.OURS);

  private static final Pattern NOTATION = Pattern.compile("(-?\\d+(?:\\.\\d+)?)?\\.\\.(-?\\d+(?:\\.\\d+)?)?");

  /// Limits in order.
  ///
  /// @throws IllegalArgumentException when no number lies within
  public Range {
    if (!(least <= most)) {
      throw new IllegalArgumentException("no numbers lie from " + least + " to " + most);
    }
  }

  /// Reads the tables' notation: `0..100`, `1..` without a largest number, `..0` without a smallest one.
  ///
  /// @throws IllegalArgumentException for anything else
  static Range parse(String notation, Provenance provenance) {
    Matcher matcher = NOTATION.matcher(notation);
    if (!matcher.matches() || notation.equals("..")) {
      throw new IllegalArgumentException("range '" + notation + "' is none of N..M, N.., ..M");
    }
    return new Range(
        matcher.group(1) == null ? Double.NEGATIVE_INFINITY : Double.parseDouble(matcher.group(1)),
        matcher.group(2) == null ? Double.POSITIVE_INFINITY : Double.parseDouble(matcher.group(2)),
        provenance);
  }

  /// Whether there is any limit.
  public boolean isLimited() {
    return isLimitedBelow() || isLimitedAbove();
  }

  /// Whether there is a smallest number.
  public boolean isLimitedBelow() {
    return least != Double.NEGATIVE_INFINITY;
  }

  /// Whether there is a largest number.
  public boolean isLimitedAbove() {
    return most != Double.POSITIVE_INFINITY;
  }

  /// Whether a number lies within.
  public boolean admits(double number) {
    return number >= least && number <= most;
  }

  /// The notation of the tables; empty without a limit.
  public String notation() {
    return isLimited() ? (isLimitedBelow() ? text(least) : "") + ".." + (isLimitedAbove() ? text(most) : "") : "";
  }

  /// A limit as text, without decimals that say nothing.
  public static String text(double limit) {
    return limit == Math.rint(limit)
        ? Long.toString((long) limit)
        : String.format(Locale.ROOT, "%s", limit);
  }
}
