package org.openviid.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.openviid.codec.DataSource;
import org.openviid.codec.MessageWriter;
import org.openviid.codec.MessageWriter.Draft;
import org.openviid.codec.Notation;
import org.openviid.codec.WriteOptions;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Records that are ready to be sent once they are stamped, all written before a measurement begins.
/// Immutable.
final class RecordPool {
  /// What is measured: sixty attributes of it.
  private static final String TYPE = "MotorVehicle";

  private static final int VARIETY = 8_192;

  private final InterfaceRow upload;
  private final RecordTable table;
  private final RecordTable pictureTable;
  private final List<DataObject> objects = new ArrayList<>(VARIETY);
  private final List<RecordPattern> patterns = new ArrayList<>(VARIETY);
  private final MessageWriter writer;
  private final Notation notation;
  private final byte[] prefix;
  private final byte[] suffix;

  RecordPool(Schema schema, long seed, Notation notation) {
    this.notation = notation;
    ObjectType type = schema.type(TYPE);
    this.upload = collection(schema, Operation.CREATE, type);
    this.table = new RecordTable("record.csv", type);
    this.writer = new MessageWriter(schema);
    this.pictureTable = new RecordTable("picture.csv", pictures().target());
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < VARIETY; i++) {
      DataObject object = table.object(random, Mark.placeholders()).build();
      objects.add(object);
      patterns.add(new RecordPattern(element(message(object)), notation));
    }
    byte[] message = message(objects.getFirst());
    this.prefix = slice(message, 0, begin(message));
    this.suffix = slice(message, end(message), message.length);
  }

  /// The interface for all objects of a type, not for those within another object.
  static InterfaceRow collection(Schema schema, Operation operation, ObjectType type) {
    return schema.interfaces().stream()
        .filter(row -> row.operation() == operation && row.path().indexOf('{') < 0)
        .filter(row -> row.type().filter(type::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /// The type of the records.
  ObjectType type() {
    return table.type();
  }

  /// Where records are sent to.
  InterfaceRow upload() {
    return upload;
  }

  /// The record for a number, to be stamped.
  RecordPattern pattern(long number) {
    return patterns.get((int) (number & (VARIETY - 1)));
  }

  /// The object for a number, stamped.
  DataObject object(long number, Mark.Texts texts) {
    return table.restamp(objects.get((int) (number & (VARIETY - 1))).toBuilder(), texts).build();
  }

  /// The notation that messages are written in.
  Notation notation() {
    return notation;
  }

  /// The bytes between two records.
  byte[] separator() {
    return switch (notation) {
      case JSON -> new byte[] {','};
      case XML -> new byte[0];
    };
  }

  /// The bytes of a message before its first record.
  byte[] prefix() {
    return prefix;
  }

  /// The bytes of a message after its last record.
  byte[] suffix() {
    return suffix;
  }

  /// The bytes of the largest record.
  int largest() {
    return patterns.stream().mapToInt(RecordPattern::length).max().orElseThrow();
  }

  /// The bytes of a record on the average.
  double averageLength() {
    return patterns.stream().mapToInt(RecordPattern::length).average().orElseThrow();
  }

  /// A record with a picture, to be stamped.
  RecordPattern withPicture(byte[] picture) {
    Attribute elements = pictures();
    DataObject.Builder info = pictureTable.object(new SplittableRandom(1), Mark.placeholders());
    info.set(only(elements.target(), ValueKind.DATA), new Value.Bytes(picture));
    Attribute list = pictureList();
    Value nested =
        new Value.Nested(
            DataObject.builder(list.target())
                .set(elements, new Value.Sequence(List.of(new Value.Nested(info.build()))))
                .build());
    DataObject object = objects.getFirst().toBuilder().set(list, nested).build();
    return new RecordPattern(element(message(object)), notation);
  }

  private Attribute pictureList() {
    return table.type().path("SubImageList").orElseThrow().leaf();
  }

  private Attribute pictures() {
    return only(pictureList().target(), ValueKind.LIST);
  }

  private static Attribute only(ObjectType type, ValueKind kind) {
    return type.attributes().stream().filter(a -> a.kind() == kind).findFirst().orElseThrow();
  }

  private byte[] message(DataObject object) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
    WriteOptions options = WriteOptions.of(Profile.GBT46363);
    try {
      ObjectType list = upload.request().orElseThrow();
      writer.write(notation, out, Draft.ofList(list, List.of(object), DataSource.NONE, options));
    } catch (IOException e) {
      throw new UncheckedIOException("a message cannot be written to memory", e);
    }
    return out.toByteArray();
  }

  private byte[] element(byte[] message) {
    return slice(message, begin(message), end(message));
  }

  /// Where the first record begins.
  private int begin(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return switch (notation) {
      case JSON -> text.indexOf('[') + 1;
      case XML -> text.indexOf('>', text.indexOf("?>") + 2) + 1;
    };
  }

  /// Where the last record ends.
  private int end(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return switch (notation) {
      case JSON -> text.lastIndexOf(']');
      case XML -> text.lastIndexOf("</");
    };
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
