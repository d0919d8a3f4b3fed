package org.openviid.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openviid.store.AuditEntry;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;
import org.openviid.store.AuditLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An audit line as a line of JSON, with its place in the chain, so that it can be checked without the store.
/// Safe for use by any number of threads.
final class AuditJson {
  private final JsonMapper mapper = new JsonMapper();

  /// The JSON, without a line break.
  String write(AuditEntry entry) {
    AuditLine line = entry.line();
    ObjectNode node = mapper.createObjectNode();
    node.put("number", entry.here().number());
    node.put("at", Instant.ofEpochMilli(line.at()).toString());
    node.put("peer", line.peer());
    node.put("address", line.address());
    node.put("action", line.action());
    node.put("type", line.type());
    node.put("detail", line.detail());
    node.put("count", line.count());
    node.put("reason", line.reason());
    node.put("trace", line.trace());
    ArrayNode objects = node.putArray("objects");
    line.objects().forEach(objects::add);
    node.put("previous", entry.previous().hash().toString());
    node.put("hash", entry.here().hash().toString());
    return node.toString();
  }

  /// The line that a JSON says.
  ///
  /// @throws RuntimeException when it says none
  AuditEntry read(String json) {
    JsonNode node = mapper.readTree(json);
    List<String> objects = new ArrayList<>();
    node.required("objects").forEach(object -> objects.add(object.stringValue()));
    AuditLine line =
        new AuditLine(
            Instant.parse(text(node, "at")).toEpochMilli(),
            text(node, "peer"),
            text(node, "address"),
            text(node, "action"),
            text(node, "type"),
            text(node, "detail"),
            node.required("count").longValue(),
            text(node, "reason"),
            text(node, "trace"),
            objects);
    long number = node.required("number").longValue();
    return new AuditEntry(
        line,
        new AuditHead(number - 1, AuditHash.parse(text(node, "previous"))),
        new AuditHead(number, AuditHash.parse(text(node, "hash"))));
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).stringValue();
  }
}
