package org.openviid.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Short ways to write objects of the [SampleSchema] and changes to them.
public final class SampleObjects {
  /// When everything in the samples is received, unless a test says otherwise.
  public static final long RECEIVED = 1_760_000_000_000L;

  /// Who sends everything in the samples.
  public static final String PEER = "33010600001190000001";

  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.ofHours(8));

  private SampleObjects() {}

  /// A wagon under construction, with its identifier.
  public static DataObject.Builder wagon(String id) {
    return DataObject.builder(SampleSchema.WAGON_TYPE).set("WagonCode", id);
  }

  /// A visitor under construction, with its identifier.
  public static DataObject.Builder visitor(String id) {
    return DataObject.builder(SampleSchema.VISITOR_TYPE).set("VisitorCode", id);
  }

  /// A time, with the digits it has at +08:00.
  public static Value.Moment moment(long epochMillis) {
    return new Value.Moment(epochMillis, DIGITS.format(Instant.ofEpochMilli(epochMillis)));
  }

  /// Several texts.
  public static Value texts(String... texts) {
    return new Value.Sequence(Arrays.stream(texts).<Value>map(Value.Text::new).toList());
  }

  /// A photo under construction.
  public static DataObject.Builder photo() {
    return DataObject.builder(SampleSchema.SCHEMA.type("Photo"));
  }

  /// A paper of a visitor.
  public static DataObject paper(String kind, String number) {
    return DataObject.builder(SampleSchema.SCHEMA.type("Paper"))
        .set("Kind", kind)
        .set("Number", number)
        .build();
  }

  /// The value of the attribute `Photos`.
  public static Value photos(DataObject... photos) {
    return list(SampleSchema.SCHEMA.type("PhotoList"), "PhotoItem", List.of(photos));
  }

  /// The value of the attribute `Papers`.
  public static Value papers(DataObject... papers) {
    return list(SampleSchema.SCHEMA.type("PaperList"), "PaperItem", List.of(papers));
  }

  private static Value list(ObjectType type, String element, List<DataObject> items) {
    List<Value> values = items.stream().<Value>map(Value.Nested::new).toList();
    return new Value.Nested(
        DataObject.builder(type).set(element, new Value.Sequence(values)).build());
  }

  /// Creates an object.
  public static Change creation(DataObject object) {
    return replacement(0, object);
  }

  /// Replaces the version of an object that has the sequence `expected`.
  public static Change replacement(long expected, DataObject object) {
    return new Change.Put(idOf(object), expected, object, RECEIVED, PEER);
  }

  /// Deletes the version of an object that has the sequence `expected`. The log entry keeps the
  /// identifier and the attributes that place the object.
  public static Change deletion(long expected, DataObject object) {
    return new Change.Delete(idOf(object), expected, scope(object), RECEIVED, PEER);
  }

  /// What is left of a deleted object: identifier, source and place.
  public static DataObject scope(DataObject object) {
    ObjectType type = object.type();
    DataObject.Builder left = DataObject.builder(type);
    left.set(type.idPath().leaf(), object.value(type.idPath().leaf()));
    type.devicePath().ifPresent(path -> left.set(path.leaf(), object.value(path.leaf())));
    type.pointPath().ifPresent(path -> left.set(path.leaf(), object.value(path.leaf())));
    return left.build();
  }

  /// The identifier of an object that has one.
  public static String idOf(DataObject object) {
    String id = object.id();
    if (id == null) {
      throw new IllegalArgumentException("the object has no identifier");
    }
    return id;
  }
}
