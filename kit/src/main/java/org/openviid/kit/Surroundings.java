package org.openviid.kit;

import java.time.Clock;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.Schema;
import org.openviid.wire.HttpTransport;
import org.openviid.wire.Messages;

/// What all simulated peers of a process share.
///
/// @param schema the tables
/// @param messages writes and reads messages by the same tables
/// @param transport opens connections
/// @param clock the time that captures carry
public record Surroundings(Schema schema, Messages messages, HttpTransport transport, Clock clock) {

  /// The interface for all objects of a type, not for those within another object.
  InterfaceRow collection(Operation operation, ObjectType type) {
    return schema.interfaces().stream()
        .filter(row -> row.operation() == operation && row.path().indexOf('{') < 0)
        .filter(row -> row.type().filter(type::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " has no interface to " + operation));
  }
}
