package org.openviid.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Value;

/// Random objects of any type, the same ones for the same seed.
final class Generator {
  private static final int DEPTH = 4;
  private static final String CHARACTERS =
      "abcXYZ0129 \"\\/<>&'\n\r\t\b\f\u0000\u001f\u007f\u0080ßé视图库测京\u2028\ufeff\ufffd";

  private final Random random;
  private final MemoryContents contents;

  Generator(long seed, MemoryContents contents) {
    this.random = new Random(seed);
    this.contents = contents;
  }

  DataObject object(ObjectType type) {
    return object(type, DEPTH);
  }

  private DataObject object(ObjectType type, int depth) {
    DataObject.Builder builder = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      boolean wanted = random.nextInt(100) < (depth == DEPTH ? 70 : 40);
      boolean possible = !attribute.kind().nests() || depth > 0;
      if (wanted && possible && attribute.sensitivity() != Sensitivity.SECRET) {
        builder.set(attribute, value(attribute, depth));
      }
    }
    for (int i = random.nextInt(8) - 5; i > 0; i--) {
      builder.set("x_" + i + characters(random.nextInt(5)), open(depth));
    }
    return builder.build();
  }

  private Value value(Attribute attribute, int depth) {
    return switch (attribute.kind()) {
      case TEXT -> new Value.Text(text(40));
      case CODE -> new Value.Text(code(attribute.codes()));
      case INT, INTCODE -> new Value.Whole(whole());
      case DOUBLE -> new Value.Real(real());
      case FLAG -> new Value.Flag(random.nextBoolean());
      case TIME -> time();
      case DATA -> content();
      case OBJECT -> new Value.Nested(object(attribute.target(), depth - 1));
      case LIST ->
          new Value.Sequence(
              list(
                  random.nextInt(3),
                  () -> new Value.Nested(object(attribute.target(), depth - 1))));
      case TEXTS -> new Value.Sequence(list(1 + random.nextInt(3), () -> new Value.Text(text(10))));
    };
  }

  private Value open(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> new Value.Text(text(30));
      case 1 -> new Value.Whole(whole());
      case 2 -> new Value.Real(real());
      case 3 -> new Value.Flag(random.nextBoolean());
      case 4 -> new Value.Nested(object(ObjectType.open(), depth - 1));
      default -> new Value.Sequence(list(random.nextInt(3), () -> open(depth - 1)));
    };
  }

  private static List<Value> list(int size, Supplier<Value> elements) {
    List<Value> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(elements.get());
    }
    return list;
  }

  String text(int most) {
    return characters(1 + random.nextInt(random.nextInt(50) == 0 ? 9000 : most));
  }

  private String characters(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      if (random.nextInt(40) == 0) {
        text.appendCodePoint(0x20000 + random.nextInt(0x1000));
      } else {
        text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
    }
    return text.toString();
  }

  private String code(@Nullable CodeList codes) {
    if (codes == null || codes.codes().isEmpty()) {
      return Integer.toString(random.nextInt(1000));
    }
    List<String> all = List.copyOf(codes.codes().keySet());
    return all.get(random.nextInt(all.size()));
  }

  private long whole() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(20) - 5;
      case 1 -> random.nextLong();
      case 2 -> Long.MAX_VALUE - random.nextInt(2);
      default -> random.nextInt(100_000);
    };
  }

  private double real() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(1000);
      case 1 -> (random.nextDouble() - 0.5) * 360;
      case 2 -> -0.0;
      case 3 -> Math.scalb(random.nextDouble(), random.nextInt(600) - 300);
      default -> random.nextInt(1_000_000) / 1000.0;
    };
  }

  private Value.Moment time() {
    long millis = Math.floorMod(random.nextLong(), 4_000_000_000_000L);
    long rounded = random.nextBoolean() ? millis : millis / 1000 * 1000;
    return Objects.requireNonNull(new TimeText(Codec.ZONE).moment(rounded));
  }

  private Value content() {
    boolean large = random.nextInt(8) == 0;
    byte[] bytes =
        new byte
            [large ? ContentDecoder.INLINE + 1 + random.nextInt(60_000) : 1 + random.nextInt(200)];
    random.nextBytes(bytes);
    if (!large) {
      return new Value.Bytes(bytes);
    }
    DataTarget target = contents.open();
    target.write(bytes, 0, bytes.length);
    return target.finish();
  }
}
