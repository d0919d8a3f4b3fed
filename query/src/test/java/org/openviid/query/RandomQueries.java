package org.openviid.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Makes random queries such as the parser could return. Not safe for use by several threads.
final class RandomQueries {
  private static final String[] NAMES = {
    "Age", "PlateNo", "MotorVehicle.PassTime", "SubImageList.Type", "名称"
  };
  private static final String[] PIECES = {
    "a",
    "Z9",
    "0",
    "浙",
    "鲁",
    "³",
    "ԥ",
    "\uD83D\uDE97",
    " ",
    "'",
    "\"",
    "“",
    "&",
    "=",
    "(",
    ")",
    "（",
    "，",
    ",",
    "%",
    "%41",
    "+",
    "_",
    ".*",
    " and ",
    " or b=1",
    "NULL",
    "<",
    "!",
    "?",
    "-",
    "\\",
    "\t",
    "\u3000",
    "like",
    "&amp;"
  };

  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private final Random random;

  RandomQueries(long seed) {
    random = new Random(seed);
  }

  Query query() {
    Map<Directive, String> options = new EnumMap<>(Directive.class);
    for (Directive directive :
        List.of(Directive.SCROLL, Directive.UNLIMITED, Directive.SOFT, Directive.PICTURE)) {
      if (random.nextInt(5) == 0) {
        options.put(directive, value());
      }
    }
    Condition condition = random.nextInt(6) == 0 ? new Condition.Everything() : condition(4);
    return new Query(
        condition,
        new Paging(number(), number(), number()),
        some(() -> new SortTerm(name(), random.nextBoolean())),
        some(this::name),
        random.nextInt(4) == 0,
        some(this::value),
        options,
        options.isEmpty() ? List.of() : List.of(Tolerances.IGNORED_DIRECTIVE));
  }

  Condition condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 5)) {
      case 0 -> new Condition.In(name(), several(this::value));
      case 1 -> new Condition.Between(name(), value(), value());
      case 2 -> new Condition.Like(name(), value());
      case 3 -> new Condition.IsNull(name());
      case 4, 5 ->
          new Condition.Comparison(name(), operator(), random.nextInt(9) == 0 ? "" : value());
      case 6 -> new Condition.Not(condition(depth - 1));
      case 7, 8 -> new Condition.And(atLeastTwo(depth));
      default -> new Condition.Or(atLeastTwo(depth));
    };
  }

  private List<Condition> atLeastTwo(int depth) {
    List<Condition> operands = new ArrayList<>(List.of(condition(depth - 1), condition(depth - 1)));
    if (random.nextBoolean()) {
      operands.add(condition(depth - 1));
    }
    return operands;
  }

  private Operator operator() {
    return OPERATORS.get(random.nextInt(OPERATORS.size()));
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private long number() {
    return random.nextBoolean() ? 0 : 1 + random.nextInt(100_000);
  }

  /// Not empty.
  String value() {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return value.toString();
  }

  private <T> List<T> some(Supplier<T> element) {
    return random.nextInt(3) == 0 ? several(element) : List.of();
  }

  private <T> List<T> several(Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      elements.add(element.get());
    }
    return elements;
  }
}
