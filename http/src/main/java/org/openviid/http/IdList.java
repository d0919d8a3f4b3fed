package org.openviid.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openviid.codec.DataSink;
import org.openviid.codec.Item;
import org.openviid.codec.NotatedBody;
import org.openviid.codec.Notation;
import org.openviid.peers.RequestContext;
import org.openviid.query.Query;
import org.openviid.query.QueryParser;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;

/// Finds out which objects a DELETE on a collection means: those of the IDList of its query or, as some
/// peers do it, those of its body. Safe for use by any number of threads.
final class IdList {
  private static final long LONGEST = 1 << 20;

  /// A list type has the key of its element plus this.
  private static final int LIST = 500;

  private final Schema schema;
  private final QueryParser parser;
  private final Bodies bodies;
  private final ToleratedMeter meter;

  IdList(Schema schema, QueryParser parser, Bodies bodies, ToleratedMeter meter) {
    this.schema = schema;
    this.parser = parser;
    this.bodies = bodies;
    this.meter = meter;
  }

  /// The identifiers, at least one.
  ///
  /// @throws ViidException when there are none: a DELETE never means everything
  List<String> of(Exchange exchange, RequestContext context, ObjectType type) {
    Query query = parser.parse(exchange.query());
    query.tolerances().forEach(name -> meter.accept(context, name));
    List<String> ids = query.ids();
    if (ids.isEmpty()) {
      ids = ofBody(exchange, context, type);
    }
    if (ids.isEmpty()) {
      throw new ViidException("OV-2163", type);
    }
    return ids;
  }

  private List<String> ofBody(Exchange exchange, RequestContext context, ObjectType type) {
    NotatedBody sent = exchange.open(LONGEST);
    byte[] body = bytes(sent.bytes());
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return List.of();
    }
    meter.accept(context, "id-list-in-body");
    ObjectType list = schema.find(type.key() + LIST);
    boolean message = sent.notation() == Notation.XML || text.startsWith("{") || text.startsWith("[");
    if (list != null && message) {
      return ofMessage(new NotatedBody(new ByteArrayInputStream(body), sent.notation()), context, list);
    }
    return parser.parseText(text).ids();
  }

  private List<String> ofMessage(NotatedBody body, RequestContext context, ObjectType list) {
    DataSink none = () -> {
      throw new ViidException("OV-2164", list);
    };
    List<String> ids = new ArrayList<>();
    for (Item item : bodies.read(body, context, list, none).items()) {
      String id = item.object().id();
      if (id == null) {
        throw new ViidException("OV-2165", list, item.index() + 1);
      }
      ids.add(id);
    }
    return ids;
  }

  private static byte[] bytes(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a body stream throws no such exception", e);
    }
  }
}
