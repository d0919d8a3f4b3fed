package org.openviid.query;

import java.util.List;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Decides whether an object satisfies a filter: the meaning that every index has to agree with.
/// Stateless, and allocates nothing, so that it can stand in inner loops.
public final class FilterEvaluation {
  private static final int SCAN_LIMIT = 8;

  private FilterEvaluation() {}

  /// Whether the object satisfies the filter. A value of another kind than the filter's values, which
  /// a peer may have sent against the table, satisfies none but [Filter.Present].
  ///
  /// @param object of the type that the filter's paths start from
  public static boolean matches(Filter filter, DataObject object) {
    return switch (filter) {
      case Filter.Everything everything -> true;
      case Filter.And and -> matchesAll(and.operands(), object);
      case Filter.Or or -> matchesOne(or.operands(), object);
      case Filter.Not not -> !matches(not.operand(), object);
      case Filter.AnyOf anyOf -> occurs(anyOf.path(), object, anyOf);
      case Filter.Range range -> occurs(range.path(), object, range);
      case Filter.Like like -> occurs(like.path(), object, like);
      case Filter.Present present -> occurs(present.path(), object, present);
    };
  }

  private static boolean matchesAll(List<Filter> operands, DataObject object) {
    for (int i = 0; i < operands.size(); i++) {
      if (!matches(operands.get(i), object)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesOne(List<Filter> operands, DataObject object) {
    for (int i = 0; i < operands.size(); i++) {
      if (matches(operands.get(i), object)) {
        return true;
      }
    }
    return false;
  }

  private static boolean occurs(AttributePath path, DataObject object, Filter leaf) {
    return occurs(path.steps(), 0, object, leaf);
  }

  private static boolean occurs(List<Attribute> steps, int depth, DataObject object, Filter leaf) {
    Value value = object.value(steps.get(depth));
    if (value == null) {
      return false;
    }
    if (!(value instanceof Value.Sequence sequence)) {
      return reaches(steps, depth, value, leaf);
    }
    List<Value> values = sequence.values();
    for (int i = 0; i < values.size(); i++) {
      if (reaches(steps, depth, values.get(i), leaf)) {
        return true;
      }
    }
    return false;
  }

  private static boolean reaches(List<Attribute> steps, int depth, Value value, Filter leaf) {
    if (depth == steps.size() - 1) {
      return test(leaf, value);
    }
    return value instanceof Value.Nested nested && occurs(steps, depth + 1, nested.object(), leaf);
  }

  private static boolean test(Filter leaf, Value value) {
    return switch (leaf) {
      case Filter.AnyOf anyOf -> contains(anyOf.values(), value);
      case Filter.Range range -> within(range, value);
      case Filter.Like like -> value instanceof Value.Text text && like.pattern().matches(text.text());
      case Filter.Present present -> true;
      case Filter.Everything everything -> throw new AssertionError(leaf);
      case Filter.And and -> throw new AssertionError(leaf);
      case Filter.Or or -> throw new AssertionError(leaf);
      case Filter.Not not -> throw new AssertionError(leaf);
    };
  }

  /// The values are in order, see [Filter.AnyOf].
  private static boolean contains(List<Value> values, Value value) {
    int low = 0;
    int high = values.size() - 1;
    while (high - low >= SCAN_LIMIT) {
      int middle = (low + high) >>> 1;
      if (ValueOrder.compare(values.get(middle), value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i <= high; i++) {
      if (isSame(values.get(i), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(Value a, Value b) {
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return x.text().equals(y.text());
    }
    return ValueOrder.compare(a, b) == 0;
  }

  private static boolean within(Filter.Range range, Value value) {
    Value lower = range.lower();
    Value upper = range.upper();
    return (lower == null || isInOrder(lower, value, range.lowerIncluded()))
        && (upper == null || isInOrder(value, upper, range.upperIncluded()));
  }

  private static boolean isInOrder(Value first, Value second, boolean mayBeEqual) {
    int order = ValueOrder.compare(first, second);
    return (order < 0 || (order == 0 && mayBeEqual)) && ValueOrder.areComparable(first, second);
  }
}
