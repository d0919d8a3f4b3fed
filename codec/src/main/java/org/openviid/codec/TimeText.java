package org.openviid.codec;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;

/// Times as the standard writes them, `yyyyMMddHHmmss` with or without milliseconds in the zone of the
/// system, to and from points in time. Immutable.
final class TimeText {
  /// What is no time.
  static final long NONE = Long.MIN_VALUE;
  private static final int SECOND_DIGITS = 14;
  private static final int MILLI_DIGITS = 17;
  private static final long FAR_FUTURE = 200_000_000_000L;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final ZoneRules rules;
  private final long settledSince;
  private final int settledOffset;

  TimeText(ZoneId zone) {
    rules = zone.getRules();
    settledSince = settledSince(rules);
    Instant settled = Instant.ofEpochSecond(Math.clamp(settledSince, 0, FAR_FUTURE));
    settledOffset = rules.getOffset(settled).getTotalSeconds();
  }

  /// The local second from which on the offset never changes again.
  private static long settledSince(ZoneRules rules) {
    if (rules.isFixedOffset()) {
      return Long.MIN_VALUE;
    }
    List<ZoneOffsetTransition> transitions = rules.getTransitions();
    if (!rules.getTransitionRules().isEmpty() || transitions.isEmpty()) {
      return Long.MAX_VALUE - 1;
    }
    return transitions.getLast().toEpochSecond() + 2 * 86_400;
  }

  /// The point in time that 14 or 17 digits name.
  ///
  /// @return milliseconds since 1970, or [#NONE]
  long parse(char[] text, int offset, int length) {
    if (length != SECOND_DIGITS && length != MILLI_DIGITS) {
      return NONE;
    }
    for (int i = 0; i < length; i++) {
      if (text[offset + i] < '0' || text[offset + i] > '9') {
        return NONE;
      }
    }
    int year = number(text, offset, 4);
    int month = number(text, offset + 4, 2);
    int day = number(text, offset + 6, 2);
    int hour = number(text, offset + 8, 2);
    int minute = number(text, offset + 10, 2);
    int second = number(text, offset + 12, 2);
    if (month < 1
        || month > 12
        || day < 1
        || day > days(year, month)
        || hour > 23
        || minute > 59
        || second > 59) {
      return NONE;
    }
    long local = daysSince1970(year, month, day) * 86_400L + (hour * 60L + minute) * 60 + second;
    long epoch = local - (local >= settledSince ? settledOffset : offset(local));
    return epoch * 1000 + (length == MILLI_DIGITS ? number(text, offset + SECOND_DIGITS, 3) : 0);
  }

  private int offset(long local) {
    return rules.getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC)).getTotalSeconds();
  }

  /// The value of a point in time, with milliseconds unless they are zero, or null when its year has not
  /// four digits.
  Value.@Nullable Moment moment(long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    LocalDateTime local = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    if (local.getYear() < 0 || local.getYear() > 9999) {
      return null;
    }
    long date = local.getYear() * 10_000L + local.getMonthValue() * 100L + local.getDayOfMonth();
    long time = local.getHour() * 10_000L + local.getMinute() * 100L + local.getSecond();
    String seconds = pad(date * 1_000_000 + time, SECOND_DIGITS);
    long millis = Math.floorMod(epochMillis, 1000L);
    return new Value.Moment(epochMillis, millis == 0 ? seconds : seconds + pad(millis, 3));
  }

  private static String pad(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }

  private static int number(char[] text, int offset, int length) {
    int number = 0;
    for (int i = 0; i < length; i++) {
      number = number * 10 + text[offset + i] - '0';
    }
    return number;
  }

  private static int days(int year, int month) {
    boolean leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return leap ? 29 : MONTH_DAYS[month - 1];
  }

  /// Days by the proleptic Gregorian calendar, counted in years that begin in March.
  private static long daysSince1970(int year, int month, int day) {
    int shifted = month > 2 ? year : year - 1;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
