package org.openviid.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;

/// A time as precise as it was written: `2019` is a whole year, `20190901` a day, `20190901000000` a
/// second. All comparisons treat it as that span.
///
/// @param first the first millisecond
/// @param last the last millisecond
/// @param isEpoch whether it was written as a number of seconds or milliseconds since 1970
record TimeSpan(Value.Moment first, Value.Moment last, boolean isEpoch) {
  private static final int MAX_LENGTH = 40;
  private static final Pattern DIGITS =
      Pattern.compile("(\\d{4})(?:(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(\\d{3})?)?)?)?)?)?()");
  private static final Pattern SEPARATED =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2})(?:[T ]+(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})"
              + "(?:[.,](\\d{1,3})\\d*)?)?)?)?)?(Z|[-+ ]\\d\\d:?\\d\\d)?");
  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");
  private static final DateTimeFormatter TO_THE_MILLISECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
  private static final ChronoUnit[] PRECISIONS = {
    ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES,
    ChronoUnit.SECONDS, ChronoUnit.MILLIS
  };
  private static final int[] SMALLEST = {0, 1, 1, 0, 0, 0, 0};

  /// Understands 4, 6, 8, 10, 12, 14 or 17 digits; year, month, day, and time with separators, with or
  /// without an offset; and 10 or 13 digits since 1970 that are no date.
  ///
  /// @param zone what times without an offset are in
  static Optional<TimeSpan> parse(String text, ZoneId zone) {
    String trimmed = text.strip();
    if (trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher digits = DIGITS.matcher(trimmed);
    Matcher matcher = digits.matches() ? digits : SEPARATED.matcher(trimmed);
    try {
      if (matcher.matches()) {
        return Optional.of(span(matcher, zone));
      }
    } catch (DateTimeException e) {
      // Right in form, but there is no such day or hour.
    }
    return EPOCH.matcher(trimmed).matches() ? Optional.of(epoch(trimmed, zone)) : Optional.empty();
  }

  private static TimeSpan span(Matcher matcher, ZoneId zone) {
    int[] parts = SMALLEST.clone();
    int given = 0;
    for (int i = 0; i < parts.length && matcher.group(i + 1) != null; i++) {
      String part = matcher.group(i + 1);
      parts[i] = i == 6 ? Integer.parseInt((part + "00").substring(0, 3)) : Integer.parseInt(part);
      given = i;
    }
    LocalDateTime start =
        LocalDateTime.of(
            parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6] * 1_000_000);
    LocalDateTime end = start.plus(1, PRECISIONS[given]);
    ZoneId own = zone(matcher.group(8), zone);
    long first = start.atZone(own).toInstant().toEpochMilli();
    long last = end.atZone(own).toInstant().toEpochMilli() - 1;
    return new TimeSpan(moment(first, zone), moment(last, zone), false);
  }

  private static ZoneId zone(@Nullable String offset, ZoneId zone) {
    if (offset == null || offset.isEmpty()) {
      return zone;
    }
    return ZoneOffset.of(offset.equals("Z") ? offset : offset.replace(' ', '+'));
  }

  private static TimeSpan epoch(String digits, ZoneId zone) {
    long number = Long.parseLong(digits);
    boolean seconds = digits.length() == 10;
    long first = seconds ? number * 1000 : number;
    return new TimeSpan(moment(first, zone), moment(seconds ? first + 999 : first, zone), true);
  }

  private static Value.Moment moment(long epochMillis, ZoneId zone) {
    return new Value.Moment(
        epochMillis, TO_THE_MILLISECOND.format(Instant.ofEpochMilli(epochMillis).atZone(zone)));
  }
}
