package org.openviid.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.AttributePath;
import org.openviid.schema.Value;

/// A condition on objects of one type, with attributes and values resolved. Immutable.
///
/// An attribute that occurs several times (in nested lists) satisfies a condition when any occurrence
/// does; one that is absent satisfies none. [Not] is true wherever its operand is not, absence included.
public sealed interface Filter {

  /// Every object.
  record Everything() implements Filter {}

  /// All of the operands; every object when there are none.
  ///
  /// @param operands what has to hold
  record And(List<Filter> operands) implements Filter {
    /// Copies the list.
    public And {
      operands = List.copyOf(operands);
    }
  }

  /// At least one of the operands; no object when there are none.
  ///
  /// @param operands what may hold
  record Or(List<Filter> operands) implements Filter {
    /// Copies the list.
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /// Not the operand.
  ///
  /// @param operand what must not hold
  record Not(Filter operand) implements Filter {}

  /// The attribute has one of the values.
  ///
  /// @param path the attribute
  /// @param values all of the kind that the attribute holds; kept in the order of [ValueOrder]
  record AnyOf(AttributePath path, List<Value> values) implements Filter {
    /// Copies and orders the list, so that it can be searched by halving.
    public AnyOf {
      values = values.stream().sorted(ValueOrder::compare).toList();
    }
  }

  /// The attribute lies between two bounds. Text is compared by code point, times by the instant.
  ///
  /// @param path the attribute
  /// @param lower the lower bound, or null for none
  /// @param lowerIncluded whether the lower bound itself is in
  /// @param upper the upper bound, or null for none
  /// @param upperIncluded whether the upper bound itself is in
  record Range(
      AttributePath path,
      @Nullable Value lower,
      boolean lowerIncluded,
      @Nullable Value upper,
      boolean upperIncluded)
      implements Filter {}

  /// The attribute's text fits a pattern.
  ///
  /// @param path a text or code attribute
  /// @param pattern the pattern
  record Like(AttributePath path, LikePattern pattern) implements Filter {}

  /// The attribute is there.
  ///
  /// @param path the attribute
  record Present(AttributePath path) implements Filter {}

  /// Every object.
  static Filter everything() {
    return new Everything();
  }

  /// No object.
  static Filter nothing() {
    return new Or(List.of());
  }

  /// The attribute has one of the texts.
  static Filter anyText(AttributePath path, List<String> texts) {
    List<Value> values = texts.stream().map(text -> (Value) new Value.Text(text)).toList();
    return new AnyOf(path, values);
  }

  /// The attribute equals the value.
  static Filter equal(AttributePath path, Value value) {
    return new AnyOf(path, List.of(value));
  }

  /// Both.
  static Filter both(Filter a, Filter b) {
    if (a instanceof Everything) {
      return b;
    }
    return b instanceof Everything ? a : new And(List.of(a, b));
  }
}
