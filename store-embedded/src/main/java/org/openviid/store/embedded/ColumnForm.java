package org.openviid.store.embedded;

import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// What the values of an indexed attribute are, and the whole number that stands for each one. The
/// numbers are in the order of the values.
enum ColumnForm {
  /// Text and codes that are text.
  TEXT,
  /// Whole numbers.
  WHOLE,
  /// Numbers with decimals.
  REAL,
  /// Points in time.
  MOMENT,
  /// Yes or no.
  FLAG;

  /// What whole numbers may be without losing digits as numbers with decimals.
  private static final long EXACT = 1L << 53;

  /// The form that values of that kind have, or null when they are not indexed.
  static @Nullable ColumnForm of(ValueKind kind) {
    return switch (kind) {
      case TEXT, CODE, TEXTS -> TEXT;
      case INT, INTCODE -> WHOLE;
      case DOUBLE -> REAL;
      case TIME -> MOMENT;
      case FLAG -> FLAG;
      case DATA, OBJECT, LIST -> null;
    };
  }

  /// Whether [#number] is the value. Never for text; the least and the greatest number are left for
  /// what is absent.
  boolean holds(Value value) {
    return switch (this) {
      case TEXT -> false;
      case WHOLE -> value instanceof Value.Whole(long number) && isInner(number);
      case REAL ->
          value instanceof Value.Real
              || (value instanceof Value.Whole(long number) && number >= -EXACT && number <= EXACT);
      case MOMENT -> value instanceof Value.Moment moment && isInner(moment.epochMillis());
      case FLAG -> value instanceof Value.Flag;
    };
  }

  private static boolean isInner(long number) {
    return number != Long.MIN_VALUE && number != Long.MAX_VALUE;
  }

  /// The number that stands for a value.
  ///
  /// @param value one that the form [#holds]
  long number(Value value) {
    return switch (value) {
      case Value.Whole(long number) -> this == REAL ? sortable((double) number) : number;
      case Value.Real(double number) -> sortable(number);
      case Value.Moment moment -> moment.epochMillis();
      case Value.Flag(boolean yes) -> yes ? 1 : 0;
      case Value other -> throw new IllegalArgumentException(this + " holds no " + other);
    };
  }

  /// The number that stands for a number with decimals; both zeros are one.
  static long sortable(double number) {
    return NumericUtils.doubleToSortableLong(number + 0.0);
  }
}
