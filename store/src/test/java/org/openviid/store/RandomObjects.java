package org.openviid.store;

import static org.openviid.store.SampleObjects.moment;
import static org.openviid.store.SampleObjects.texts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Makes objects of the [SampleSchema] from few values, so that filters meet them and each other.
/// Not safe for use by several threads.
final class RandomObjects {
  private static final List<String> TEXTS =
      List.of(
          "京A12345",
          "京A12346",
          "京AD12345",
          "沪B00001",
          "粤Z1234港",
          "A",
          "京",
          "1",
          "12",
          "123456",
          "\uFF21",
          "𠮷野",
          "a b",
          "É",
          "99");
  private static final List<Long> WHOLES =
      List.of(-7L, 0L, 1L, 2L, 9L, 10L, 100L, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE);
  private static final List<Double> REALS = List.of(-1e300, -0.5, 0.0, 0.1, 1.0, 9.5, 10.0, 1e18);
  private static final List<Long> TIMES =
      List.of(-1_000L, 0L, 1L, 999L, 1_000L, 1_760_000_000_000L, 1_760_000_000_001L);

  private final Random random;

  RandomObjects(Random random) {
    this.random = random;
  }

  /// One of a dozen identifiers.
  String id() {
    return random.nextInt(8) == 0 ? pick(TEXTS) : "X" + random.nextInt(8);
  }

  /// One of the two types.
  ObjectType type() {
    return random.nextInt(4) == 0 ? SampleSchema.VISITOR_TYPE : SampleSchema.WAGON_TYPE;
  }

  /// A new object.
  DataObject object(ObjectType type, String id) {
    DataObject.Builder object = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      object.set(attribute, random.nextInt(3) == 0 ? null : value(attribute));
    }
    if (random.nextInt(4) == 0) {
      object.set("Vendor" + random.nextInt(3), pick(TEXTS));
    }
    return object.set(type.idPath().leaf(), new Value.Text(id)).build();
  }

  /// The object with some attributes changed.
  DataObject variation(DataObject object) {
    DataObject.Builder varied = object.toBuilder();
    List<Attribute> attributes = object.type().attributes();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Attribute attribute = attributes.get(1 + random.nextInt(attributes.size() - 1));
      varied.set(attribute, random.nextInt(3) == 0 ? null : value(attribute));
    }
    return varied.build();
  }

  /// A value that may stand in a filter on the attribute.
  Value operand(Attribute attribute) {
    return switch (attribute.kind()) {
      case TEXT, CODE, TEXTS -> new Value.Text(pick(TEXTS));
      case INT, INTCODE -> new Value.Whole(pick(WHOLES));
      case DOUBLE -> new Value.Real(pick(REALS));
      case FLAG -> new Value.Flag(random.nextBoolean());
      case TIME ->
          random.nextBoolean()
              ? moment(pick(TIMES))
              : new Value.Moment(pick(TIMES), "20260101000000");
      case DATA, OBJECT, LIST ->
          throw new IllegalArgumentException(attribute + " is not searchable");
    };
  }

  private @Nullable Value value(Attribute attribute) {
    return switch (attribute.kind()) {
      case TEXTS -> texts(pick(TEXTS), pick(TEXTS));
      case DATA -> new Value.Bytes(pick(TEXTS).getBytes(StandardCharsets.UTF_8));
      case OBJECT -> new Value.Nested(part(attribute.target()));
      case LIST -> parts(attribute.target());
      case TEXT, CODE, INT, INTCODE, DOUBLE, FLAG, TIME ->
          isOdd(attribute) ? odd(attribute) : operand(attribute);
    };
  }

  /// A few attributes, by which nothing is sorted, sometimes hold what the tables do not expect.
  private boolean isOdd(Attribute attribute) {
    return List.of("Make", "Trim", "Remark").contains(attribute.name()) && random.nextInt(8) == 0;
  }

  private Value odd(Attribute attribute) {
    return attribute.name().equals("Make")
        ? new Value.Text(pick(TEXTS))
        : new Value.Whole(pick(WHOLES));
  }

  private DataObject part(ObjectType type) {
    DataObject.Builder part = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      part.set(attribute, random.nextInt(3) == 0 ? null : value(attribute));
    }
    return part.build();
  }

  private Value parts(ObjectType type) {
    List<Value> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(new Value.Nested(part(type)));
    }
    return new Value.Sequence(parts);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
