package org.openviid.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// What is left of an object that was written as XML and read again, said independently of both: a list
/// without elements is no list, control characters become U+FFFD, and what no table knows is text, in which a
/// list of one is that one.
final class XmlLimits {
  private XmlLimits() {}

  static DataObject sayable(DataObject object) {
    DataObject.Builder builder = DataObject.builder(object.type());
    for (Attribute attribute : object.type().attributes()) {
      Value value = object.value(attribute);
      builder.set(attribute, value == null ? null : known(value));
    }
    object.extras().forEach((name, value) -> builder.set(name, foreign(name, value)));
    return builder.build();
  }

  private static @Nullable Value known(Value value) {
    return switch (value) {
      case Value.Text text -> text(text.text());
      case Value.Nested nested -> new Value.Nested(sayable(nested.object()));
      case Value.Sequence sequence ->
          sequence.values().isEmpty()
              ? null
              : new Value.Sequence(sequence.values().stream().map(XmlLimits::known).toList());
      default -> value;
    };
  }

  private static @Nullable Value foreign(String name, Value value) {
    if (!(value instanceof Value.Sequence sequence)) {
      return element(name, value);
    }
    List<Value> elements = new ArrayList<>();
    for (Value element : sequence.values()) {
      Value kept = element(name, element);
      if (kept != null) {
        elements.add(kept);
      }
    }
    if (sequence.values().size() > 1) {
      return new Value.Sequence(elements);
    }
    return elements.isEmpty() ? null : elements.getFirst();
  }

  private static @Nullable Value element(String name, Value value) {
    return switch (value) {
      case Value.Text text -> text(text.text());
      case Value.Whole whole -> new Value.Text(Long.toString(whole.number()));
      case Value.Real real -> new Value.Text(digits(real.number()));
      case Value.Flag flag -> new Value.Text(Boolean.toString(flag.yes()));
      case Value.Nested nested ->
          written(nested.object()) ? new Value.Nested(sayable(nested.object())) : null;
      case Value.Sequence inner -> {
        DataObject object = DataObject.builder(ObjectType.open()).set(name, inner).build();
        yield inner.values().isEmpty() ? null : new Value.Nested(sayable(object));
      }
      default -> throw new IllegalArgumentException("not generated");
    };
  }

  /// Whether anything stands between the tags.
  private static boolean written(DataObject object) {
    return object.extras().values().stream()
        .anyMatch(value -> !(value instanceof Value.Sequence list && list.values().isEmpty()));
  }

  private static String digits(double number) {
    String text = Double.toString(number);
    if (text.indexOf('E') < 0) {
      return text;
    }
    String plain = new BigDecimal(text).toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static Value text(String text) {
    return new Value.Text(
        text.codePoints()
            .map(point -> point < ' ' && "\t\n\r".indexOf(point) < 0 ? 0xfffd : point)
            .mapToObj(Character::toString)
            .collect(Collectors.joining()));
  }
}
