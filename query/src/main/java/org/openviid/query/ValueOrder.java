package org.openviid.query;

import java.util.Arrays;
import java.util.List;
import org.openviid.schema.Value;

/// The order of values that filters and sorting follow, the same for every store. Stateless.
///
/// Text is ordered by code point, which is the order of its UTF-8 bytes; numbers by their size whether
/// whole or not; moments by the instant, whatever digits they came in; no before yes; bytes as unsigned;
/// blobs by identifier; sequences element by element, the shorter one first. Nested objects have no order
/// and all count as equal.
public final class ValueOrder {
  private static final double TWO_TO_THE_63 = 0x1p63;

  private ValueOrder() {}

  /// Whether comparing the two says anything: both are text, or both numbers, and so on.
  public static boolean areComparable(Value a, Value b) {
    return rank(a) == rank(b);
  }

  /// Negative, zero or positive as `a` stands before, with or after `b`. A total order: values that are
  /// not comparable are ordered by what they are.
  public static int compare(Value a, Value b) {
    return switch (a) {
      case Value.Text x when b instanceof Value.Text y -> compareText(x.text(), y.text());
      case Value.Whole x when b instanceof Value.Whole y -> Long.compare(x.number(), y.number());
      case Value.Whole x when b instanceof Value.Real y -> compareNumbers(x.number(), y.number());
      case Value.Real x when b instanceof Value.Whole y -> -compareNumbers(y.number(), x.number());
      case Value.Real x when b instanceof Value.Real y -> sign(x.number(), y.number());
      case Value.Moment x when b instanceof Value.Moment y -> Long.compare(x.epochMillis(), y.epochMillis());
      case Value.Flag x when b instanceof Value.Flag y -> Boolean.compare(x.yes(), y.yes());
      case Value.Bytes x when b instanceof Value.Bytes y -> Arrays.compareUnsigned(x.content(), y.content());
      case Value.Blob x when b instanceof Value.Blob y -> Long.compare(x.id(), y.id());
      case Value.Sequence x when b instanceof Value.Sequence y -> compareAll(x.values(), y.values());
      case Value other -> Integer.compare(rank(other), rank(b));
    };
  }

  /// Compares by code point. UTF-16 puts the characters beyond the basic plane before U+E000 to U+FFFF.
  static int compareText(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean oneIsSurrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
        return oneIsSurrogate && x >= 0xD800 && y >= 0xD800 ? y - x : x - y;
      }
    }
    return a.length() - b.length();
  }

  /// Exact, where turning the whole number into a double would round.
  private static int compareNumbers(long whole, double real) {
    if (real >= TWO_TO_THE_63) {
      return -1;
    }
    if (real < -TWO_TO_THE_63) {
      return 1;
    }
    long truncated = (long) real;
    return whole != truncated ? Long.compare(whole, truncated) : sign((double) truncated, real);
  }

  /// Unlike [Double#compare] takes both zeros for the same number.
  private static int sign(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  private static int compareAll(List<Value> a, List<Value> b) {
    int end = Math.min(a.size(), b.size());
    for (int i = 0; i < end; i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return a.size() - b.size();
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.Flag ignored -> 0;
      case Value.Whole ignored -> 1;
      case Value.Real ignored -> 1;
      case Value.Moment ignored -> 2;
      case Value.Text ignored -> 3;
      case Value.Bytes ignored -> 4;
      case Value.Blob ignored -> 5;
      case Value.Sequence ignored -> 6;
      case Value.Nested ignored -> 7;
    };
  }
}
