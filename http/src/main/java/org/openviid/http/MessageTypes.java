package org.openviid.http;

import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;

/// The messages that the server itself understands or makes. They are found by the permanent keys of the
/// tables, as the names may be corrected. Immutable.
///
/// @param status B.21, an answer
/// @param statusList several of them
/// @param time B.18, the time
/// @param systemStatus B.19, the state of this library
/// @param register B.22
/// @param keepalive B.23
/// @param unregister B.24
record MessageTypes(
    ObjectType status,
    ObjectType statusList,
    ObjectType time,
    ObjectType systemStatus,
    ObjectType register,
    ObjectType keepalive,
    ObjectType unregister) {

  static MessageTypes of(Schema schema) {
    return new MessageTypes(
        type(schema, 21),
        type(schema, 521),
        type(schema, 18),
        type(schema, 19),
        type(schema, 22),
        type(schema, 23),
        type(schema, 24));
  }

  private static ObjectType type(Schema schema, int key) {
    ObjectType type = schema.find(key);
    if (type == null) {
      throw new IllegalArgumentException("types.csv has no type of key " + key);
    }
    return type;
  }

  /// The attribute of that permanent key.
  static Attribute attribute(ObjectType type, int key) {
    Attribute attribute = type.find(key);
    if (attribute == null) {
      throw new IllegalArgumentException("objects/" + type + ".csv has no attribute of key " + key);
    }
    return attribute;
  }
}
