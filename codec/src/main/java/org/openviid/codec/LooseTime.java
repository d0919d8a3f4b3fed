package org.openviid.codec;

import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;

/// Times in the forms that peers use beside the standard's own. Immutable.
final class LooseTime {
  private static final Pattern SEPARATED =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"
              + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
              + "\\s*(Z|[+-]\\d{2}:?\\d{2})?");

  private static final TimeText UTC = new TimeText(ZoneOffset.UTC);

  private final TimeText times;

  LooseTime(TimeText times) {
    this.times = times;
  }

  /// A time and what has to be tolerated for it.
  ///
  /// @param moment the time; null when zeros stand for none
  record Reading(Value.@Nullable Moment moment, Tolerance tolerance) {}

  /// Reads a text, or the digits of a number, that is no time by the standard.
  ///
  /// @return null when it is no time at all
  @Nullable Reading read(String text) {
    if (text.chars().allMatch(c -> c == '0')) {
      return new Reading(null, Tolerance.ZERO_TIME);
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return separated(SEPARATED.matcher(text));
    }
    @Nullable Reading shortened = text.startsWith("19") || text.startsWith("20") ? shortened(text) : null;
    return shortened != null ? shortened : epoch(text);
  }

  private @Nullable Reading shortened(String digits) {
    int length = digits.length();
    if (length != 8 && length != 10 && length != 12) {
      return null;
    }
    return reading(digits + "0".repeat(14 - length), Tolerance.SHORT_TIME);
  }

  private @Nullable Reading epoch(String digits) {
    if (digits.length() != 10 && digits.length() != 13) {
      return null;
    }
    long millis = Long.parseLong(digits) * (digits.length() == 10 ? 1000 : 1);
    return reading(times.moment(millis), Tolerance.EPOCH_TIME);
  }

  private @Nullable Reading separated(Matcher matcher) {
    if (!matcher.matches()) {
      return null;
    }
    String fraction = matcher.group(7) == null ? "" : (matcher.group(7) + "00").substring(0, 3);
    String digits =
        matcher.group(1) + two(matcher.group(2)) + two(matcher.group(3)) + two(matcher.group(4))
            + two(matcher.group(5)) + two(matcher.group(6)) + fraction;
    @Nullable String zone = matcher.group(8);
    return zone == null ? reading(digits, Tolerance.SEPARATED_TIME) : zoned(digits, zone);
  }

  private @Nullable Reading zoned(String digits, String zone) {
    long local = UTC.parse(digits.toCharArray(), 0, digits.length());
    if (local == TimeText.NONE) {
      return null;
    }
    int minutes =
        zone.equals("Z")
            ? 0
            : Integer.parseInt(zone.substring(1, 3)) * 60
                + Integer.parseInt(zone.substring(zone.length() - 2));
    long millis = local - (zone.startsWith("-") ? -minutes : minutes) * 60_000L;
    return reading(times.moment(millis), Tolerance.SEPARATED_TIME);
  }

  private @Nullable Reading reading(String digits, Tolerance tolerance) {
    long millis = times.parse(digits.toCharArray(), 0, digits.length());
    return millis == TimeText.NONE ? null : reading(new Value.Moment(millis, digits), tolerance);
  }

  private static @Nullable Reading reading(Value.@Nullable Moment moment, Tolerance tolerance) {
    return moment == null ? null : new Reading(moment, tolerance);
  }

  private static String two(@Nullable String digits) {
    return digits == null ? "00" : digits.length() == 1 ? "0" + digits : digits;
  }
}
