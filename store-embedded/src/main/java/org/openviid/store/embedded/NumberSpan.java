package org.openviid.store.embedded;

import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;
import org.openviid.query.ValueOrder;
import org.openviid.schema.Value;

/// The numbers of a [ColumnForm] that stand for the values between two bounds.
///
/// @param first the first number
/// @param last the last number; less than the first one when there are none
record NumberSpan(long first, long last) {
  private static final NumberSpan NONE = new NumberSpan(0, -1);
  private static final double TWO_TO_THE_63 = 0x1p63;

  /// The numbers that stand for one value: one, or none when no value of the form equals it.
  static NumberSpan of(ColumnForm form, Value value) {
    return of(form, value, true, value, true);
  }

  /// The numbers that stand for the values of a range.
  static NumberSpan of(ColumnForm form, Filter.Range range) {
    return of(form, range.lower(), range.lowerIncluded(), range.upper(), range.upperIncluded());
  }

  private static NumberSpan of(
      ColumnForm form,
      @Nullable Value lower,
      boolean lowerIncluded,
      @Nullable Value upper,
      boolean upperIncluded) {
    if ((lower != null && !isComparable(form, lower)) || (upper != null && !isComparable(form, upper))) {
      return NONE;
    }
    // What is left out at either end stands for no value.
    long first = lower == null ? Long.MIN_VALUE : lowest(form, lower, lowerIncluded);
    long last = upper == null ? Long.MAX_VALUE : highest(form, upper, upperIncluded);
    return first > last ? NONE : new NumberSpan(first, last);
  }

  private static boolean isComparable(ColumnForm form, Value bound) {
    return switch (form) {
      case TEXT -> false;
      case WHOLE, REAL -> bound instanceof Value.Whole || bound instanceof Value.Real;
      case MOMENT -> bound instanceof Value.Moment;
      case FLAG -> bound instanceof Value.Flag;
    };
  }

  private static long lowest(ColumnForm form, Value bound, boolean included) {
    if (form == ColumnForm.WHOLE && bound instanceof Value.Real(double real)) {
      double least = Math.ceil(real);
      return least >= TWO_TO_THE_63 ? Long.MAX_VALUE : above((long) least, least == real && !included);
    }
    if (form == ColumnForm.REAL && bound instanceof Value.Whole(long whole)) {
      double nearest = (double) whole;
      int order = ValueOrder.compare(bound, new Value.Real(nearest));
      long number = ColumnForm.sortable(nearest);
      return order > 0 || (order == 0 && !included) ? number + 1 : number;
    }
    return above(form.number(bound), !included);
  }

  private static long highest(ColumnForm form, Value bound, boolean included) {
    if (form == ColumnForm.WHOLE && bound instanceof Value.Real(double real)) {
      double most = Math.floor(real);
      return most < -TWO_TO_THE_63 ? Long.MIN_VALUE : below((long) most, most == real && !included);
    }
    if (form == ColumnForm.REAL && bound instanceof Value.Whole(long whole)) {
      double nearest = (double) whole;
      int order = ValueOrder.compare(bound, new Value.Real(nearest));
      long number = ColumnForm.sortable(nearest);
      return order < 0 || (order == 0 && !included) ? number - 1 : number;
    }
    return below(form.number(bound), !included);
  }

  private static long above(long number, boolean next) {
    return next && number != Long.MAX_VALUE ? number + 1 : number;
  }

  private static long below(long number, boolean next) {
    return next && number != Long.MIN_VALUE ? number - 1 : number;
  }

  /// Whether there are none.
  boolean isEmpty() {
    return first > last;
  }

  /// Whether there is one.
  boolean isOne() {
    return first == last;
  }

  /// Whether all numbers are in.
  boolean isAll() {
    return first == Long.MIN_VALUE && last == Long.MAX_VALUE;
  }
}
