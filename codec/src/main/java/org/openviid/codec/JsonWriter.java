package org.openviid.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Writes JSON messages: types as the tables have them, attributes in the order of the tables, then
/// whatever else an object came with. Immutable, and safe for use by any number of threads.
public final class JsonWriter {
  private static final String STATUS_CODES = "ConfirmStatusType";

  private final Map<ObjectType, WritePlan> plans = new HashMap<>();
  private final @Nullable CodeList statusCodes;

  /// A writer.
  public JsonWriter(Schema schema) {
    for (ObjectType type : schema.types()) {
      plans.put(type, new WritePlan(type));
    }
    plans.put(ObjectType.open(), new WritePlan(ObjectType.open()));
    statusCodes = schema.codeList(STATUS_CODES).orElse(null);
  }

  /// Writes one object, or a list object with all its elements, as a message body.
  ///
  /// @param out not closed, and flushed by the caller
  /// @throws IllegalArgumentException when the type is no message body
  /// @throws IOException when `out` fails or a content cannot be read: what was written is no message
  public void write(OutputStream out, DataObject message, DataSource contents, WriteOptions options)
      throws IOException {
    ObjectType type = message.type();
    if (type.root().isEmpty()) {
      throw new IllegalArgumentException(type + " is no message body");
    }
    JsonBytes json = new JsonBytes(out);
    json.mark('{');
    json.text(type.root());
    json.mark(':');
    writing(json, contents, options).outermost(message);
    json.mark('}');
    json.flush();
  }

  /// Writes a list message.
  ///
  /// @param list the list type, for example `MotorVehicleList`
  /// @param elements of the type that the list holds
  /// @throws IOException when `out` fails or a content cannot be read: what was written is no message
  public void write(
      OutputStream out, ObjectType list, List<DataObject> elements, DataSource contents, WriteOptions options)
      throws IOException {
    Attribute attribute =
        list.attributes().stream()
            .filter(candidate -> candidate.kind() == ValueKind.LIST)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(list + " is no list"));
    List<Value> values = elements.stream().<Value>map(Value.Nested::new).toList();
    DataObject message = DataObject.builder(list).set(attribute, new Value.Sequence(values)).build();
    write(out, message, contents, options);
  }

  private ObjectWriting writing(JsonBytes json, DataSource contents, WriteOptions options) {
    return new ObjectWriting(plans, json, contents, options, options.statusCodeAsText() ? statusCodes : null);
  }
}
