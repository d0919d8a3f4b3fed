package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

/// Objects for tests: vehicles as a camera sends them, and objects of any type with anything in them.
final class Samples {
  static final Schema SCHEMA = Schema.load();
  static final ObjectType VEHICLE = SCHEMA.type("MotorVehicle");
  static final ObjectType DEVICE = SCHEMA.type("APE");

  private static final String[] PLATES = {"浙A12345", "沪B8K901", "京N00001", "粤Z1234港", "ABC123"};
  private static final String[] TEXTS = {"", "x", "天窗", "é", "abc def", "\uD83D\uDE97", "\uD800", "\u0000"};

  private Samples() {}

  /// The identifier of the vehicle of that number.
  static String vehicleId(long number) {
    return "330106000011900000010220261122085000%05d02%05d"
        .formatted(number / 100_000 % 100_000, number % 100_000);
  }

  /// A vehicle with 60 attributes, among them texts in Chinese, times and numbers.
  static DataObject vehicle(long number) {
    return vehicle(number, 60).build();
  }

  static DataObject.Builder vehicle(long number, int attributes) {
    DataObject.Builder builder = DataObject.builder(VEHICLE);
    int set = 0;
    for (Attribute attribute : VEHICLE.attributes()) {
      if (!attribute.kind().nests() && set < attributes) {
        builder.set(attribute, typical(attribute, number));
        set++;
      }
    }
    return builder
        .set("MotorVehicleID", vehicleId(number))
        .set("DeviceID", "3301060000119%07d".formatted(number % 977))
        .set("PlateNo", PLATES[(int) (number % PLATES.length)]);
  }

  private static Value typical(Attribute attribute, long number) {
    return switch (attribute.kind()) {
      case INT, INTCODE -> new Value.Whole((number + attribute.key()) % 1920);
      case DOUBLE -> new Value.Real((number + attribute.key()) % 1200 / 10.0);
      case FLAG -> new Value.Flag((number + attribute.key()) % 2 == 0);
      case TIME -> time(1_790_000_000_000L + number * 1000);
      default -> new Value.Text((attribute.key() * 31L + number % 7) + (attribute.key() % 9 == 0 ? "红色" : "-0"));
    };
  }

  static Value.Moment time(long epochMillis) {
    String digits = String.valueOf(epochMillis * 10);
    return new Value.Moment(epochMillis, digits.substring(0, 14));
  }

  /// A device as reference data.
  static DataObject device(String id, String name) {
    return DataObject.builder(DEVICE).set("ApeID", id).set("Name", name).build();
  }

  /// An object of any type with anything in it that the data model admits.
  static DataObject anything(RandomGenerator random, ObjectType type, int depth) {
    DataObject.Builder builder = DataObject.builder(type);
    for (Attribute attribute : type.attributes()) {
      if (random.nextInt(3) == 0) {
        builder.set(attribute, anyValue(random, attribute, depth));
      }
    }
    for (int i = random.nextInt(4); i > 2; i--) {
      builder.set("Extra" + random.nextInt(5), anyExtra(random, depth));
    }
    return builder.build();
  }

  private static @Nullable Value anyValue(RandomGenerator random, Attribute attribute, int depth) {
    return switch (attribute.kind()) {
      case TEXT, CODE -> new Value.Text(anyText(random));
      case INT, INTCODE -> new Value.Whole(anyNumber(random));
      case DOUBLE -> new Value.Real(random.nextGaussian() * Math.pow(10, random.nextInt(-9, 18)));
      case FLAG -> new Value.Flag(random.nextBoolean());
      case TIME -> new Value.Moment(anyNumber(random), anyText(random));
      case DATA -> anyData(random);
      case OBJECT -> depth == 0 ? null : new Value.Nested(anything(random, attribute.target(), depth - 1));
      case LIST -> depth == 0 ? null : anyList(random, attribute.target(), depth - 1);
      case TEXTS -> new Value.Sequence(List.of(new Value.Text(anyText(random)), new Value.Text("b")));
    };
  }

  private static Value anyList(RandomGenerator random, ObjectType target, int depth) {
    List<Value> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(new Value.Nested(anything(random, target, depth)));
    }
    return new Value.Sequence(values);
  }

  private static Value anyExtra(RandomGenerator random, int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> new Value.Whole(anyNumber(random));
      case 1 -> new Value.Flag(random.nextBoolean());
      case 2 -> new Value.Real(random.nextDouble());
      case 3 -> depth == 0 ? new Value.Text("flat") : new Value.Nested(anything(random, DEVICE, depth - 1));
      default -> new Value.Text(anyText(random));
    };
  }

  private static Value anyData(RandomGenerator random) {
    if (random.nextBoolean()) {
      return new Value.Blob(random.nextLong(Long.MAX_VALUE), random.nextLong(1L << 40));
    }
    byte[] content = new byte[random.nextInt(300)];
    random.nextBytes(content);
    return new Value.Bytes(content);
  }

  private static long anyNumber(RandomGenerator random) {
    return random.nextLong() >> random.nextInt(64);
  }

  private static String anyText(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    for (int i = random.nextInt(4) == 0 ? random.nextInt(200) : 0; i > 0; i--) {
      text.append((char) random.nextInt(0x20, random.nextInt(20) == 0 ? 0x10000 : 0x7F));
    }
    return text.toString();
  }
}
