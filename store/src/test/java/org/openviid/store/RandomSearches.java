package org.openviid.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Makes searches over what [RandomObjects] makes. Not safe for use by several threads.
final class RandomSearches {
  private static final List<String> WAGON_PATHS =
      List.of(
          "WagonCode",
          "SourceCode",
          "Plate",
          "PassedAt",
          "Paint",
          "Speed",
          "Weight",
          "Wanted",
          "Make",
          "Remark",
          "Seats",
          "Tags",
          "ParkedAt",
          "Load",
          "Foreign",
          "Trim",
          "Photos.PhotoCode",
          "Photos.Kind",
          "Photos.Width",
          "Photos.ShotAt",
          "Photos.Score");
  private static final List<String> VISITOR_PATHS =
      List.of(
          "VisitorCode",
          "SourceCode",
          "SeenAt",
          "Name",
          "Age",
          "Papers.Kind",
          "Papers.Number",
          "Photos.Kind",
          "Photos.Width");
  private static final List<String> WAGON_SORTS =
      List.of(
          "WagonCode",
          "Plate",
          "PassedAt",
          "Paint",
          "Speed",
          "Weight",
          "Wanted",
          "Seats",
          "ParkedAt",
          "Load",
          "Foreign");
  private static final List<String> VISITOR_SORTS = List.of("VisitorCode", "SeenAt", "Name", "Age");
  private static final List<String> PATTERNS =
      List.of(
          "%",
          "_",
          "__",
          "京%",
          "%京%",
          "%A%",
          "%12%",
          "%5",
          "%345",
          "京A1234_",
          "%A12%4%",
          "_A%",
          "京A12345",
          "%\uFF21%",
          "%港",
          "1%",
          "a_b",
          "%B0%01");

  private final Random random;
  private final RandomObjects objects;

  RandomSearches(Random random, RandomObjects objects) {
    this.random = random;
    this.objects = objects;
  }

  /// A search of any sort.
  ///
  /// @param last the last sequence so far
  Search search(long last) {
    ObjectType type = objects.type();
    long ceiling = random.nextInt(4) == 0 ? random.nextLong(last + 2) : Long.MAX_VALUE;
    return new Search(
        type,
        filter(type, 2),
        sort(type),
        random.nextInt(3) == 0 ? random.nextInt(12) : 0,
        random.nextInt(4) == 0 ? random.nextInt(5) : 100,
        random.nextInt(4) != 0,
        ceiling);
  }

  private List<SortKey> sort(ObjectType type) {
    List<SortKey> keys = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String name = objects.pick(type == SampleSchema.WAGON_TYPE ? WAGON_SORTS : VISITOR_SORTS);
      keys.add(new SortKey(path(type, name), random.nextBoolean()));
    }
    return keys;
  }

  private Filter filter(ObjectType type, int depth) {
    if (depth > 0 && random.nextInt(2) == 0) {
      return switch (random.nextInt(3)) {
        case 0 -> new Filter.And(operands(type, depth));
        case 1 -> new Filter.Or(operands(type, depth));
        default -> new Filter.Not(filter(type, depth - 1));
      };
    }
    return random.nextInt(8) == 0 ? Filter.everything() : condition(type);
  }

  private List<Filter> operands(ObjectType type, int depth) {
    List<Filter> operands = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      operands.add(filter(type, depth - 1));
    }
    return operands;
  }

  private Filter condition(ObjectType type) {
    AttributePath path =
        path(type, objects.pick(type == SampleSchema.WAGON_TYPE ? WAGON_PATHS : VISITOR_PATHS));
    Attribute leaf = path.leaf();
    boolean isText =
        leaf.kind() == ValueKind.TEXT
            || leaf.kind() == ValueKind.CODE
            || leaf.kind() == ValueKind.TEXTS;
    return switch (random.nextInt(isText ? 6 : 4)) {
      case 0 -> new Filter.AnyOf(path, values(leaf));
      case 1 -> Filter.equal(path, objects.operand(leaf));
      case 2 -> leaf.kind() == ValueKind.FLAG ? new Filter.AnyOf(path, values(leaf)) : range(path);
      case 3 -> new Filter.Present(path);
      default -> new Filter.Like(path, Patterns.of(objects.pick(PATTERNS)));
    };
  }

  private List<Value> values(Attribute leaf) {
    List<Value> values = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      values.add(objects.operand(leaf));
    }
    return values;
  }

  private Filter range(AttributePath path) {
    @Nullable Value lower = random.nextInt(3) == 0 ? null : objects.operand(path.leaf());
    @Nullable Value upper = random.nextInt(3) == 0 ? null : objects.operand(path.leaf());
    return new Filter.Range(path, lower, random.nextBoolean(), upper, random.nextBoolean());
  }

  private static AttributePath path(ObjectType type, String name) {
    return type.path(name).orElseThrow(() -> new IllegalArgumentException(name));
  }
}
