package org.openviid.http;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DeviceId;
import org.openviid.schema.IdentifierFactory;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;

/// Requests made from nothing but the interface table and the tables of types: what a peer sends that knows
/// no more than these.
final class Rows {
  private static final IdentifierFactory IDS =
      new IdentifierFactory(
          Clock.systemUTC(), ZoneOffset.ofHours(8), new DeviceId(TestServer.SERVER_ID), "330106000000", 0);

  private Rows() {}

  /// The rows of the message groups 7.2 to 7.20, 7.40 and 7.41, and of their predecessors in 1400.
  static List<InterfaceRow> ofResources() {
    return TestServer.SCHEMA.interfaces().stream().filter(Rows::isOfResources).toList();
  }

  private static boolean isOfResources(InterfaceRow row) {
    String clause = row.clause46363();
    if (clause.isEmpty()) {
      return row.clause1400().startsWith("7.2.") || row.id().startsWith("System.");
    }
    int group = Integer.parseInt(clause.substring(2));
    return group <= 20 || group == 40 || group == 41;
  }

  /// A new identifier for an object of the type.
  static String id(ObjectType type) {
    return IDS.create(type, TestServer.CAMERA);
  }

  /// An object that says who it is, and `more`.
  ///
  /// @param more further members, each followed by a comma; they stand where the identifier stands
  static String object(ObjectType type, String id, String more) {
    if (!type.hasIdentity()) {
      return "{" + more + "\"DeviceID\":\"" + id + "\"}";
    }
    AttributePath path = type.idPath();
    String inner = "{" + more + "\"" + path.leaf().name() + "\":\"" + id + "\"}";
    return path.steps().size() == 1 ? inner : "{\"" + path.steps().getFirst().name() + "\":" + inner + "}";
  }

  /// The message that the row takes, with one such object.
  static String message(InterfaceRow row, String id, String more) {
    ObjectType request = row.request().orElseThrow();
    ObjectType type = row.type().orElseThrow();
    if (request.kind() == TypeKind.LIST) {
      return "{\"" + request.root() + "\":{\"" + elements(request) + "\":[" + object(type, id, more) + "]}}";
    }
    boolean part = request.kind() == TypeKind.PART;
    String body = part ? "{" + more + "\"" + type.idPath().leaf().name() + "\":\"" + id + "\"}" : object(type, id, more);
    return "{\"" + request.root() + "\":" + body + "}";
  }

  private static String elements(ObjectType list) {
    return list.attributes().stream()
        .filter(attribute -> attribute.kind().nests())
        .map(Attribute::name)
        .collect(Collectors.joining());
  }

  /// The paths of the row, aliases too, with an identifier in them.
  static List<String> paths(InterfaceRow row, String id) {
    return Stream.concat(Stream.of(row.path()), row.aliases().stream())
        .map(path -> path.replace("{ID}", id))
        .toList();
  }
}
