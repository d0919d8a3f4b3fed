package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// What was written is read back as it was, for every type of the tables and without any tolerance but
/// that for unknown attributes.
class RoundTripPropertyTest {
  private static final int OBJECTS = 10;
  private static final Tolerances STRICT = Tolerances.STRICT.with(Tolerance.UNKNOWN_ATTRIBUTE);

  static Stream<ObjectType> messages() {
    return Codec.SCHEMA.types().stream().filter(type -> !type.root().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readingBackGivesTheSameObject(ObjectType type) {
    for (long seed = 0; seed < OBJECTS; seed++) {
      MemoryContents written = new MemoryContents();
      DataObject object = new Generator(seed, written).object(type);
      assertThat(readBack(Notation.JSON, object, written))
          .as("seed %d", seed)
          .isEqualTo(resolved(canonical(object), written));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readingBackFromXmlGivesTheSameObjectAsFarAsXmlCanSayIt(ObjectType type) {
    for (long seed = 0; seed < OBJECTS; seed++) {
      MemoryContents written = new MemoryContents();
      DataObject object = new Generator(seed, written).object(type);
      DataObject read = readBack(Notation.XML, object, written);
      DataObject sayable = XmlLimits.sayable(resolved(object, written));
      assertThat(read).as("seed %d", seed).isEqualTo(canonical(sayable));
      MemoryContents none = new MemoryContents();
      assertThat(readBack(Notation.XML, read, none))
          .as("seed %d, again", seed)
          .isEqualTo(canonical(XmlLimits.sayable(read)));
      assertThat(readBack(Notation.JSON, read, none)).as("seed %d, as JSON", seed).isEqualTo(read);
    }
  }

  private static DataObject readBack(Notation notation, DataObject object, MemoryContents contents) {
    String text = Codec.write(notation, object, contents, WriteOptions.everything());
    MemoryContents read = new MemoryContents();
    Message message =
        Codec.read(object.type().name(), text.getBytes(StandardCharsets.UTF_8), read, STRICT);
    assertThat(message.items()).allSatisfy(item -> assertThat(item.problems()).as(text).isEmpty());
    return resolved(whole(message, object.type()), read);
  }

  /// The list object with its elements put back.
  private static DataObject whole(Message message, ObjectType type) {
    if (!isList(type)) {
      return message.frame();
    }
    List<Value> elements = new ArrayList<>();
    message.items().forEach(item -> elements.add(new Value.Nested(item.object())));
    return message.frame().toBuilder().set(elementsOf(type), new Value.Sequence(elements)).build();
  }

  /// A list object without elements reads as one with none.
  static DataObject canonical(DataObject object) {
    ObjectType type = object.type();
    boolean bare = isList(type) && object.value(elementsOf(type)) == null;
    return bare ? object.toBuilder().set(elementsOf(type), new Value.Sequence(List.of())).build() : object;
  }

  private static boolean isList(ObjectType type) {
    return type.kind() == TypeKind.LIST && lists(type).count() == 1;
  }

  private static Stream<Attribute> lists(ObjectType type) {
    return type.attributes().stream().filter(attribute -> attribute.kind() == ValueKind.LIST);
  }

  private static Attribute elementsOf(ObjectType type) {
    return lists(type).findFirst().orElseThrow();
  }

  /// With contents in place of references to them.
  private static DataObject resolved(DataObject object, MemoryContents contents) {
    DataObject.Builder builder = DataObject.builder(object.type());
    for (Attribute attribute : object.type().attributes()) {
      Value value = object.value(attribute);
      if (value != null) {
        builder.set(attribute, resolved(value, contents));
      }
    }
    object.extras().forEach((name, value) -> builder.set(name, resolved(value, contents)));
    return builder.build();
  }

  private static Value resolved(Value value, MemoryContents contents) {
    return switch (value) {
      case Value.Blob blob -> new Value.Bytes(contents.content(blob));
      case Value.Nested nested -> new Value.Nested(resolved(nested.object(), contents));
      case Value.Sequence sequence ->
          new Value.Sequence(sequence.values().stream().map(v -> resolved(v, contents)).toList());
      default -> value;
    };
  }
}
