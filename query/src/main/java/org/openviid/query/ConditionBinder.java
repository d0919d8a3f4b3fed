package org.openviid.query;

import java.util.ArrayList;
import java.util.List;
import org.openviid.query.NameResolver.Target;
import org.openviid.schema.AttributePath;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Turns conditions into filters. Not safe for use by several threads.
final class ConditionBinder {
  private final NameResolver names;
  private final OperandReader operands;
  private final Tolerances tolerances;

  ConditionBinder(NameResolver names, OperandReader operands, Tolerances tolerances) {
    this.names = names;
    this.operands = operands;
    this.tolerances = tolerances;
  }

  Filter bind(Condition condition) {
    return switch (condition) {
      case Condition.Everything everything -> Filter.everything();
      case Condition.And and -> new Filter.And(and.operands().stream().map(this::bind).toList());
      case Condition.Or or -> new Filter.Or(or.operands().stream().map(this::bind).toList());
      case Condition.Not not -> new Filter.Not(bind(not.operand()));
      case Condition.Comparison comparison -> comparison(comparison);
      case Condition.In in -> in(names.target(in.name()), in.values());
      case Condition.Between between -> between(between);
      case Condition.Like like -> like(names.target(like.name()), like.pattern());
      case Condition.IsNull isNull -> new Filter.Not(present(names.target(isNull.name())));
    };
  }

  private Filter comparison(Condition.Comparison comparison) {
    Target target = names.target(comparison.name());
    if (comparison.value().isEmpty()) {
      return withNothing(target, comparison.operator());
    }
    Operand operand = operands.read(target.lower(), comparison.value());
    return switch (comparison.operator()) {
      case EQUAL -> same(target, operand);
      case NOT_EQUAL -> Filter.both(present(target), new Filter.Not(same(target, operand)));
      case LESS -> new Filter.Range(target.lower(), null, false, operand.first(), false);
      case LESS_OR_EQUAL -> new Filter.Range(target.lower(), null, false, operand.last(), true);
      case GREATER -> new Filter.Range(target.upper(), operand.last(), false, null, false);
      case GREATER_OR_EQUAL -> new Filter.Range(target.upper(), operand.first(), true, null, false);
    };
  }

  /// An empty text is an absent attribute, as in messages.
  private static Filter withNothing(Target target, Operator operator) {
    return switch (operator) {
      case EQUAL -> new Filter.Not(present(target));
      case NOT_EQUAL -> present(target);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          throw new QueryException("OV-1140", target.lower().dotted());
    };
  }

  private Filter between(Condition.Between between) {
    Target target = names.target(between.name());
    if (between.low().isEmpty() || between.high().isEmpty()) {
      throw new QueryException("OV-1142", target.lower().dotted());
    }
    return within(
        target, operands.read(target.lower(), between.low()), operands.read(target.lower(), between.high()));
  }

  private static Filter within(Target target, Operand low, Operand high) {
    if (!target.isSingle()) {
      return Filter.both(
          new Filter.Range(target.upper(), low.first(), true, null, false),
          new Filter.Range(target.lower(), null, false, high.last(), true));
    }
    return ValueOrder.compare(low.first(), high.last()) > 0
        ? Filter.nothing()
        : new Filter.Range(target.lower(), low.first(), true, high.last(), true);
  }

  private static Filter same(Target target, Operand operand) {
    if (!target.isSingle() || !operand.isSingle()) {
      return within(target, operand, operand);
    }
    Filter whole = new Filter.AnyOf(target.lower(), operand.spellings());
    return target.lower().leaf().separator().map(s -> among(target.lower(), operand, s, whole)).orElse(whole);
  }

  /// A value is also found among several that one text holds.
  private static Filter among(AttributePath path, Operand operand, String separator, Filter whole) {
    List<Filter> ways = new ArrayList<>();
    ways.add(whole);
    for (Value spelling : operand.spellings()) {
      if (spelling instanceof Value.Text text) {
        ways.add(new Filter.Like(path, new LikePattern(List.of(text.text() + separator), false, true)));
        ways.add(new Filter.Like(path, new LikePattern(List.of(separator + text.text()), true, false)));
        ways.add(
            new Filter.Like(path, new LikePattern(List.of(separator + text.text() + separator), true, true)));
      }
    }
    return new Filter.Or(ways);
  }

  private Filter in(Target target, List<String> texts) {
    List<Operand> read = texts.stream().map(text -> operands.read(target.lower(), text)).toList();
    boolean plain =
        target.isSingle()
            && target.lower().leaf().separator().isEmpty()
            && read.stream().allMatch(Operand::isSingle);
    if (plain) {
      return new Filter.AnyOf(
          target.lower(), read.stream().flatMap(operand -> operand.spellings().stream()).distinct().toList());
    }
    List<Filter> each = read.stream().map(operand -> same(target, operand)).toList();
    return each.size() == 1 ? each.getFirst() : new Filter.Or(each);
  }

  private Filter like(Target target, String pattern) {
    if (pattern.contains(".*")) {
      tolerances.accept(Tolerances.LIKE_REGEX);
    }
    ValueKind kind = target.lower().leaf().kind();
    boolean text = kind == ValueKind.TEXT || kind == ValueKind.TEXTS || kind == ValueKind.CODE;
    if (text && target.isSingle()) {
      return new Filter.Like(target.lower(), LikePattern.parse(pattern));
    }
    return likeValue(target, pattern.replace(".*", "%"));
  }

  /// LIKE on what is no text: equal without wildcards; on times, the digits before a final `%`.
  private Filter likeValue(Target target, String pattern) {
    boolean time = target.lower().leaf().kind() == ValueKind.TIME;
    String value = time && pattern.endsWith("%") ? pattern.substring(0, pattern.length() - 1) : pattern;
    if (value.isEmpty() || value.contains("%") || value.contains("_")) {
      throw new QueryException("OV-1139", target.lower().dotted(), QueryException.shown(pattern));
    }
    tolerances.accept(Tolerances.LIKE_VALUE);
    return same(target, operands.read(target.lower(), value));
  }

  private static Filter present(Target target) {
    Filter lower = new Filter.Present(target.lower());
    return target.isSingle() ? lower : Filter.both(lower, new Filter.Present(target.upper()));
  }
}
