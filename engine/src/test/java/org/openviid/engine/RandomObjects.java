package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;

/// Makes objects of any type, with values of the right kinds.
///
/// @param random the source
/// @param wanted which attributes may be there
/// @param listSize how many elements lists have
record RandomObjects(Random random, BiPredicate<ObjectType, Attribute> wanted, int listSize) {
  private static final int MAX_DEPTH = 4;

  DataObject of(ObjectType type) {
    return of(type, 0);
  }

  private DataObject of(ObjectType type, int depth) {
    DataObject.Builder object = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      boolean tooDeep = attribute.kind().nests() && depth >= MAX_DEPTH;
      if (!tooDeep && wanted.test(type, attribute) && (random.nextInt(3) > 0 || type.kind() == TypeKind.LIST)) {
        object.set(attribute, value(attribute, depth));
      }
    }
    return depth == 0 ? object.set("Vendor" + random.nextInt(3), "x").build() : object.build();
  }

  private Value value(Attribute attribute, int depth) {
    return switch (attribute.kind()) {
      case TEXT -> new Value.Text("t" + random.nextInt(1_000));
      case CODE -> new Value.Text(Integer.toString(random.nextInt(9)));
      case INT, INTCODE -> new Value.Whole(random.nextInt(100));
      case DOUBLE -> new Value.Real(random.nextInt(100) / 4.0);
      case FLAG -> new Value.Flag(random.nextBoolean());
      case TIME -> new Value.Moment(1_777_593_600_000L + random.nextInt(9) * 1_000L, "2026050108000" + random.nextInt(9));
      case DATA -> new Value.Bytes(new byte[] {(byte) random.nextInt()});
      case TEXTS -> new Value.Sequence(List.of(new Value.Text("a"), new Value.Text("b")));
      case OBJECT -> new Value.Nested(of(attribute.target(), depth + 1));
      case LIST -> {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < listSize; i++) {
          elements.add(new Value.Nested(of(attribute.target(), depth + 1)));
        }
        yield new Value.Sequence(elements);
      }
    };
  }
}
