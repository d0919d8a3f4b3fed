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

/// Writes messages in either notation: types as the tables have them, attributes in the order of the
/// tables, then whatever else an object came with. Immutable, and safe for use by any number of threads.
public final class MessageWriter {
  private static final String STATUS_CODES = "ConfirmStatusType";

  private final Map<ObjectType, WritePlan> plans = new HashMap<>();
  private final @Nullable CodeList statusCodes;

  /// A writer.
  public MessageWriter(Schema schema) {
    for (ObjectType type : schema.types()) {
      plans.put(type, new WritePlan(type));
    }
    plans.put(ObjectType.open(), new WritePlan(ObjectType.open()));
    statusCodes = schema.codeList(STATUS_CODES).orElse(null);
  }

  /// A message, and how much of it is written.
  ///
  /// @param object one object, or a list object with all its elements
  /// @param contents the pictures it refers to
  /// @param options what of it is written
  public record Draft(DataObject object, DataSource contents, WriteOptions options) {
    /// A list message.
    ///
    /// @param list the list type, for example `MotorVehicleList`
    /// @param elements of the type that the list holds
    /// @throws IllegalArgumentException when the type is no list
    public static Draft ofList(
        ObjectType list, List<DataObject> elements, DataSource contents, WriteOptions options) {
      Attribute attribute =
          list.attributes().stream()
              .filter(candidate -> candidate.kind() == ValueKind.LIST)
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(list + " is no list"));
      List<Value> values = elements.stream().<Value>map(Value.Nested::new).toList();
      Value all = new Value.Sequence(values);
      return new Draft(DataObject.builder(list).set(attribute, all).build(), contents, options);
    }
  }

  /// Writes a message body.
  ///
  /// @param out not closed, and flushed by the caller
  /// @throws IllegalArgumentException when the type is no message body
  /// @throws IOException when `out` fails or a content cannot be read: what was written is no message
  public void write(Notation notation, OutputStream out, Draft draft) throws IOException {
    ObjectType type = draft.object().type();
    if (type.root().isEmpty()) {
      throw new IllegalArgumentException(type + " is no message body");
    }
    MessageOutput output =
        switch (notation) {
          case JSON -> new JsonOutput(out);
          case XML -> new XmlOutput(out);
        };
    @Nullable CodeList asText = draft.options().statusCodeAsText() ? statusCodes : null;
    new ObjectWriting(plans, output, draft.contents(), draft.options(), asText).message(draft.object());
    output.flush();
  }
}
