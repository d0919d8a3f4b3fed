package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;
import org.openviid.query.LikePattern;
import org.openviid.query.SortKey;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.SearchKind;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Objects, filters and orders made at random, few of whose values occur once only, and some of which
/// are not what the tables say.
final class RandomCars {
  private static final String[] TEXTS = {
    "浙A12345", "浙A12346", "A1", "1", "12", "123", "A", "京", "京A", "浙", "01", "02", "AB", "a", "\uFF21", "𠮷", "𠮷A1", "%", "_",
    "33010600001190000001", "330106000011900000010220260101000000000010", "x\u0000y"
  };
  private static final String LONG = "京A" + "长".repeat(400) + "12345";
  private static final double[] REALS = {0, -0.0, 0.5, 1, 1.5, 2, 3, -1, 1e300, -1e300, 0x1p53, 0x1p63, Double.MIN_VALUE};
  private static final long[] WHOLES = {
    0, 1, 2, 3, 4, -1, 10, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1
  };

  private static final List<ValueKind> SCALARS =
      List.of(
          ValueKind.TEXT, ValueKind.INT, ValueKind.DOUBLE, ValueKind.CODE, ValueKind.INTCODE, ValueKind.FLAG,
          ValueKind.TIME, ValueKind.DATA);

  private final Random random;
  private final int oddEvery;

  /// Of about `oddEvery` values one is odd; 0 for none.
  RandomCars(long seed, int oddEvery) {
    this.random = new Random(seed);
    this.oddEvery = oddEvery;
  }

  Random random() {
    return random;
  }

  DataObject object(ObjectType type, String id) {
    DataObject.Builder builder = type == IndexTables.CAR_TYPE ? IndexTables.car(id) : IndexTables.boat(id);
    for (Attribute attribute : type.attributes()) {
      if (!attribute.name().endsWith("Code") && !attribute.name().equals("Inner") && random.nextInt(3) > 0) {
        builder.set(attribute, value(attribute));
      }
    }
    if (isOdd()) {
      builder.set("CarCode", random.nextBoolean() ? null : new Value.Text("other"));
    }
    return builder.build();
  }

  private boolean isOdd() {
    return oddEvery > 0 && random.nextInt(oddEvery) == 0;
  }

  private Value value(Attribute attribute) {
    if (isOdd()) {
      return odd(attribute);
    }
    return switch (attribute.kind()) {
      case OBJECT -> nested(attribute.target());
      case LIST -> new Value.Sequence(several(attribute));
      case TEXTS -> new Value.Sequence(texts());
      case TEXT, CODE, INT, INTCODE, DOUBLE, FLAG, TIME, DATA -> scalar(attribute.kind());
    };
  }

  private Value nested(ObjectType type) {
    DataObject.Builder nested = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      if (random.nextInt(4) > 0) {
        nested.set(attribute, value(attribute));
      }
    }
    return new Value.Nested(nested.build());
  }

  private List<Value> several(Attribute attribute) {
    List<Value> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(nested(attribute.target()));
    }
    return values;
  }

  private List<Value> texts() {
    List<Value> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(scalar(ValueKind.TEXT));
    }
    return values;
  }

  private Value odd(Attribute attribute) {
    Value other = scalar(SCALARS.get(random.nextInt(SCALARS.size())));
    return switch (random.nextInt(7)) {
      case 0 -> new Value.Text(LONG);
      case 1 -> new Value.Text("\uD842" + text());
      case 2 -> new Value.Sequence(List.of(other, scalar(ValueKind.TEXT), new Value.Whole(2)));
      case 3 -> new Value.Sequence(List.of());
      case 4 -> new Value.Real(2.5);
      case 5 -> attribute.kind().nests() ? new Value.Sequence(several(attribute)) : other;
      default -> other;
    };
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private Value scalar(ValueKind kind) {
    return switch (kind) {
      case INT, INTCODE -> new Value.Whole(oddEvery > 0 ? WHOLES[random.nextInt(WHOLES.length)] : random.nextInt(5));
      case DOUBLE -> new Value.Real(REALS[random.nextInt(REALS.length)]);
      case FLAG -> new Value.Flag(random.nextBoolean());
      case TIME -> IndexTables.moment(random.nextInt(6) * 1_000L);
      case DATA -> new Value.Bytes(new byte[] {1});
      case TEXT, CODE, TEXTS, OBJECT, LIST -> new Value.Text(text());
    };
  }

  /// Every path that can be searched.
  static List<AttributePath> paths(ObjectType type) {
    List<AttributePath> paths = new ArrayList<>();
    collect(type, List.of(), paths);
    return paths;
  }

  private static void collect(ObjectType type, List<Attribute> above, List<AttributePath> paths) {
    for (Attribute attribute : type.attributes()) {
      boolean hidden =
          attribute.sensitivity() == Sensitivity.RESTRICTED || attribute.sensitivity() == Sensitivity.SECRET;
      List<Attribute> steps = new ArrayList<>(above);
      steps.add(attribute);
      if (attribute.kind().nests() && !hidden) {
        collect(attribute.target(), steps, paths);
      } else if (!hidden && attribute.search() != SearchKind.NONE && attribute.kind() != ValueKind.DATA) {
        paths.add(new AttributePath(steps));
      }
    }
  }

  Filter filter(ObjectType type, int depth) {
    int choice = random.nextInt(depth > 0 ? 10 : 6);
    return switch (choice) {
      case 6 -> new Filter.And(operands(type, depth));
      case 7 -> new Filter.Or(operands(type, depth));
      case 8 -> new Filter.Not(filter(type, depth - 1));
      case 9 -> Filter.everything();
      default -> leaf(path(type));
    };
  }

  private List<Filter> operands(ObjectType type, int depth) {
    List<Filter> operands = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      operands.add(filter(type, depth - 1));
    }
    return operands;
  }

  private AttributePath path(ObjectType type) {
    List<AttributePath> paths = paths(type);
    return paths.get(random.nextInt(paths.size()));
  }

  private Filter leaf(AttributePath path) {
    return switch (random.nextInt(6)) {
      case 0 -> new Filter.Present(path);
      case 1 -> new Filter.Like(path, pattern());
      case 2 -> Filter.equal(path, operand(path));
      case 3 -> new Filter.AnyOf(path, List.of(operand(path), operand(path), operand(path)));
      case 4 -> new Filter.Range(path, bound(path), random.nextBoolean(), bound(path), random.nextBoolean());
      default -> new Filter.Range(path, null, random.nextBoolean(), operand(path), random.nextBoolean());
    };
  }

  private @Nullable Value bound(AttributePath path) {
    return random.nextInt(4) == 0 ? null : operand(path);
  }

  private Value operand(AttributePath path) {
    if (path.steps().getFirst().name().endsWith("Code") && random.nextBoolean()) {
      return new Value.Text("C" + random.nextInt(30));
    }
    if (isOdd()) {
      return switch (random.nextInt(5)) {
        case 0 -> new Value.Whole(WHOLES[random.nextInt(WHOLES.length)]);
        case 1 -> new Value.Real(REALS[random.nextInt(REALS.length)]);
        case 2 -> new Value.Text(LONG);
        default -> scalar(SCALARS.get(random.nextInt(SCALARS.size())));
      };
    }
    return scalar(path.leaf().kind());
  }

  private LikePattern pattern() {
    String text = text();
    int from = random.nextInt(text.length());
    int to = from + 1 + random.nextInt(text.length() - from);
    List<String> parts = new ArrayList<>();
    if (random.nextInt(8) > 0) {
      parts.add(holes(text.substring(from, to)));
    }
    if (random.nextInt(3) == 0) {
      parts.add(holes(text.substring(random.nextInt(text.length()))));
    }
    return new LikePattern(parts, random.nextBoolean(), random.nextBoolean());
  }

  private String holes(String part) {
    return random.nextInt(4) == 0
        ? LikePattern.ANY_CHARACTER + part.substring(1)
        : part;
  }

  List<SortKey> sort(ObjectType type) {
    List<SortKey> sort = new ArrayList<>();
    for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
      sort.add(new SortKey(path(type), random.nextBoolean()));
    }
    return sort;
  }
}
