package org.openviid.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Operation;
import org.openviid.schema.ViidException;

/// Finds the row of the interface table that a request line means (clause 6). Immutable.
///
/// A literal segment of the table wins over an identifier. What is served follows from the table
/// alone: a path changed there changes here.
final class Router {
  private static final String IDENTIFIER = "{ID}";

  private final Node top = new Node();
  private final Map<String, Node> fixed = new HashMap<>();

  /// One segment of the tree of paths.
  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<String, InterfaceRow> methods = new TreeMap<>();
    private @Nullable Node identifier;
  }

  /// @param rows the interface table, which says one thing only of a method on a path
  Router(Collection<InterfaceRow> rows) {
    rows.forEach(row -> node(row.path()).methods.put(row.method(), row));
    for (InterfaceRow row : rows) {
      row.aliases().forEach(alias -> node(alias).methods.putIfAbsent(row.method(), row));
    }
  }

  private Node node(String path) {
    List<String> segments = PathSegments.of(path);
    Node node = top;
    for (String segment : segments) {
      if (!segment.equals(IDENTIFIER)) {
        node = node.literals.computeIfAbsent(segment, _ -> new Node());
      } else {
        Node next = node.identifier == null ? new Node() : node.identifier;
        node.identifier = next;
        node = next;
      }
    }
    if (!path.contains(IDENTIFIER)) {
      fixed.put(path, node);
    }
    return node;
  }

  /// Where a request line leads.
  ///
  /// @param path the path as sent, without the query
  /// @throws ViidException when the path itself is wrong
  Routing route(String method, String path) {
    Node exact = fixed.get(path);
    if (exact != null) {
      return choose(exact, method, "");
    }
    Routing found = descend(top, PathSegments.of(path), "", method);
    return found == null ? new Routing.UnknownResource() : found;
  }

  private static @Nullable Routing descend(Node node, List<String> rest, String id, String method) {
    if (rest.isEmpty()) {
      return node.methods.isEmpty() ? null : choose(node, method, id);
    }
    String segment = rest.getFirst();
    List<String> further = rest.subList(1, rest.size());
    Node literal = node.literals.get(segment);
    Routing found = literal == null ? null : descend(literal, further, id, method);
    if (found == null && node.identifier != null) {
      found = descend(node.identifier, further, segment, method);
    }
    return found;
  }

  private static Routing choose(Node node, String method, String id) {
    InterfaceRow row = node.methods.get(method);
    if (row != null) {
      return new Routing.Matched(row, id);
    }
    return method.equals("GET")
        ? keepalive(node)
            .<Routing>map(found -> new Routing.Matched(found, id))
            .orElseGet(() -> unknown(node))
        : unknown(node);
  }

  private static Routing unknown(Node node) {
    return new Routing.UnknownMethod(List.copyOf(node.methods.keySet()));
  }

  /// DEVIATION: there are peers that keep alive by a GET with a body.
  private static Optional<InterfaceRow> keepalive(Node node) {
    return node.methods.values().stream()
        .filter(row -> row.operation() == Operation.KEEPALIVE)
        .findFirst();
  }
}
