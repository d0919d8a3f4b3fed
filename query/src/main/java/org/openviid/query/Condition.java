package org.openviid.query;

import java.util.List;

/// A condition as it was written: attributes by name, values as text. Immutable.
///
/// [QueryBinder] says what it means for objects of a type.
public sealed interface Condition {

  /// No condition. Stands alone, never within another condition.
  record Everything() implements Condition {}

  /// All of the operands.
  ///
  /// @param operands two or more
  record And(List<Condition> operands) implements Condition {
    /// Copies and checks the list.
    public And {
      operands = several(operands);
    }
  }

  /// At least one of the operands.
  ///
  /// @param operands two or more
  record Or(List<Condition> operands) implements Condition {
    /// Copies and checks the list.
    public Or {
      operands = several(operands);
    }
  }

  /// Not the operand.
  ///
  /// @param operand what must not hold
  record Not(Condition operand) implements Condition {
    /// Checks the operand.
    public Not {
      refuseEverything(operand);
    }
  }

  /// An attribute compared with a value.
  ///
  /// @param name the attribute, perhaps dotted
  /// @param operator how to compare
  /// @param value as written, without quotes; empty for an attribute that is absent
  record Comparison(String name, Operator operator, String value) implements Condition {}

  /// An attribute that has one of several values.
  ///
  /// @param name the attribute, perhaps dotted
  /// @param values one or more, none empty
  record In(String name, List<String> values) implements Condition {
    /// Copies and checks the list.
    public In {
      values = List.copyOf(values);
      if (values.isEmpty() || values.contains("")) {
        throw new IllegalArgumentException("IN needs values that are not empty");
      }
    }
  }

  /// An attribute that lies between two values, both included.
  ///
  /// @param name the attribute, perhaps dotted
  /// @param low the lower bound
  /// @param high the upper bound
  record Between(String name, String low, String high) implements Condition {}

  /// An attribute whose text fits a pattern.
  ///
  /// @param name the attribute, perhaps dotted
  /// @param pattern as written, see [LikePattern#parse]
  record Like(String name, String pattern) implements Condition {}

  /// An attribute that is absent.
  ///
  /// @param name the attribute, perhaps dotted
  record IsNull(String name) implements Condition {}

  /// All of the conditions: none, the only one, or [And].
  static Condition all(List<Condition> conditions) {
    return switch (conditions.size()) {
      case 0 -> new Everything();
      case 1 -> conditions.getFirst();
      default -> new And(conditions);
    };
  }

  private static List<Condition> several(List<Condition> operands) {
    if (operands.size() < 2) {
      throw new IllegalArgumentException("AND and OR join at least two conditions");
    }
    operands.forEach(Condition::refuseEverything);
    return List.copyOf(operands);
  }

  private static void refuseEverything(Condition operand) {
    if (operand instanceof Everything) {
      throw new IllegalArgumentException("'everything' is no operand");
    }
  }
}
