package org.openviid.query;

import java.util.List;
import org.openviid.schema.Value;

/// What an attribute is compared with: all values from `first` to `last`.
///
/// Most operands are one value, and `first` and `last` the same. A time may be a whole day. A number
/// between two whole numbers lies between `last` and `first`, which then are the wrong way round, and all
/// comparisons with whole numbers come out right.
///
/// @param first the smallest value meant
/// @param last the largest value meant
/// @param spellings all ways to write a single value; empty for a span
record Operand(Value first, Value last, List<Value> spellings) {
  Operand {
    spellings = List.copyOf(spellings);
  }

  static Operand of(Value value) {
    return new Operand(value, value, List.of(value));
  }

  static Operand span(Value first, Value last) {
    return ValueOrder.compare(first, last) == 0 ? of(first) : new Operand(first, last, List.of());
  }

  boolean isSingle() {
    return !spellings.isEmpty();
  }
}
