package org.openviid.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.DataSink;
import org.openviid.codec.DataSource;
import org.openviid.codec.Item;
import org.openviid.codec.Limits;
import org.openviid.codec.Message;
import org.openviid.codec.MessageException;
import org.openviid.codec.MessageReader;
import org.openviid.codec.MessageWriter;
import org.openviid.codec.MessageWriter.Draft;
import org.openviid.codec.Notation;
import org.openviid.codec.Tolerances;
import org.openviid.codec.WriteOptions;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

/// The messages of clients, by the tables: names come from there, attributes are known by their permanent
/// keys. One is enough for any number of clients; immutable, and safe for use by any number of threads.
public final class Messages {
  /// Key of the identifier in Register, UnRegister and Keepalive (B.22 to B.24).
  private static final int DEVICE_ID = 1;
  /// Keys of ResponseStatus (B.21).
  private static final int URL = 1;
  private static final int CODE = 2;
  private static final int TEXT = 3;
  private static final int ID = 4;
  private static final int STATUS_TIME = 5;
  /// Keys of SystemTime (B.18).
  private static final int TIME = 3;
  private static final int ZONE = 4;

  private final Schema schema;
  private final MessageWriter writer;
  private final MessageReader reader;
  private final ObjectType statusList;

  /// Messages of a schema.
  ///
  /// @param zone the zone of times without one
  public Messages(Schema schema, ZoneId zone) {
    this.schema = schema;
    this.writer = new MessageWriter(schema);
    this.reader = new MessageReader(schema, Limits.DEFAULT, zone);
    this.statusList = schema.interfaces().stream()
        .filter(row -> row.operation() == Operation.CREATE)
        .flatMap(row -> row.response().stream())
        .findFirst()
        .orElseThrow();
  }

  /// The row of the interface table by its stable name, such as `System.register`.
  ///
  /// @throws IllegalArgumentException when there is none
  public InterfaceRow row(String id) {
    return schema.interfaces().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no interface " + id));
  }

  /// The body of a Register, UnRegister or Keepalive.
  byte[] identity(InterfaceRow row, String deviceId) {
    ObjectType type = row.request().orElseThrow();
    return write(DataObject.builder(type).set(attribute(type, DEVICE_ID), new Value.Text(deviceId)).build());
  }

  private static Attribute attribute(ObjectType type, int key) {
    Attribute attribute = type.find(key);
    if (attribute == null) {
      throw new IllegalStateException(type + " has no attribute with key " + key);
    }
    return attribute;
  }

  /// A message with one object, or with a list object and all its elements, as a body.
  public byte[] write(DataObject message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try {
      WriteOptions options = WriteOptions.of(Profile.GAT1400);
      writer.write(Notation.JSON, out, new Draft(message, DataSource.NONE, options));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  /// A list message as a body.
  ///
  /// @param list the list type, for example `MotorVehicleList`
  /// @param elements of the type that the list holds
  /// @param contents the pictures they refer to
  /// @param options how it is written
  /// @throws IOException when a picture cannot be read
  public byte[] write(ObjectType list, List<DataObject> elements, DataSource contents, WriteOptions options)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    writer.write(Notation.JSON, out, Draft.ofList(list, elements, contents, options));
    return out.toByteArray();
  }

  /// Reads an answer that is an object or a list.
  ///
  /// @param answer the answer
  /// @param expected the type of its body
  /// @param sink takes the pictures
  /// @throws MessageException when it is none
  public Message read(Answer answer, ObjectType expected, DataSink sink) {
    InputStream body = new ByteArrayInputStream(answer.body());
    return reader.read(body, expected, sink, Tolerances.LENIENT);
  }

  /// The statuses of an answer, as far as they can be read.
  public List<Status> statuses(Answer answer) {
    if (answer.body().length == 0) {
      return List.of();
    }
    try {
      List<Status> statuses = new ArrayList<>();
      for (Item item : read(answer, statusList, Nowhere::new).items()) {
        statuses.add(status(item.object()));
      }
      return statuses;
    } catch (MessageException e) {
      return List.of();
    }
  }

  private static Status status(DataObject object) {
    return new Status(
        text(object, URL), code(object.value(attribute(object.type(), CODE))), text(object, TEXT),
        text(object, ID), text(object, STATUS_TIME));
  }

  private static int code(@Nullable Value value) {
    long code = value instanceof Value.Whole whole ? whole.number() : -1;
    return code == (int) code ? Math.max(-1, (int) code) : -1;
  }

  private static String text(DataObject object, int key) {
    @Nullable Value value = object.value(attribute(object.type(), key));
    if (value instanceof Value.Moment moment) {
      return moment.digits();
    }
    return value instanceof Value.Text text ? text.text() : "";
  }

  /// The clock of the server, if the answer has one that can be read.
  Optional<ServerTime> time(Answer answer, InterfaceRow row) {
    try {
      DataObject object = read(answer, row.response().orElseThrow(), Nowhere::new).frame();
      return object.value(attribute(object.type(), TIME)) instanceof Value.Moment moment
          ? Optional.of(new ServerTime(moment.epochMillis(), moment.digits(), text(object, ZONE)))
          : Optional.empty();
    } catch (MessageException e) {
      return Optional.empty();
    }
  }
}
