package org.openviid.http;

import java.io.InputStream;
import org.openviid.codec.DataSink;
import org.openviid.codec.Deviation;
import org.openviid.codec.Item;
import org.openviid.codec.JsonReader;
import org.openviid.codec.Message;
import org.openviid.codec.Tolerances;
import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.ViidException;

/// Reads the messages that requests carry. What the sender calls them in `Content-Type` is not looked at.
/// Safe for use by any number of threads.
final class Bodies {
  /// The longest body that is read for somebody we do not know.
  private static final long INTRODUCTION = 64 << 10;

  private final JsonReader reader;
  private final Meters meters;

  Bodies(JsonReader reader, Meters meters) {
    this.reader = reader;
    this.meters = meters;
  }

  /// Reads a message of a caller that is known.
  ///
  /// @param sink where its pictures go
  /// @throws ViidException when the message as a whole cannot be used
  Message read(InputStream body, RequestContext context, ObjectType expected, DataSink sink) {
    boolean strict = context.peer().settings().strict();
    Message message = reader.read(body, expected, sink, strict ? Tolerances.STRICT : Tolerances.LENIENT);
    message.deviations().forEach(this::count);
    for (Item item : message.items()) {
      item.deviations().forEach(this::count);
    }
    return message;
  }

  /// Reads a message of one object without pictures, before the caller is known.
  ///
  /// @throws ViidException when it cannot be used
  DataObject introduction(Exchange exchange, ObjectType expected) {
    DataSink none = () -> {
      throw new ViidException("OV-2140", expected);
    };
    Message message = reader.read(exchange.body().open(INTRODUCTION), expected, none, Tolerances.LENIENT);
    message.deviations().forEach(this::count);
    Item item = message.items().getFirst();
    item.deviations().forEach(this::count);
    return item.object();
  }

  private void count(Deviation deviation) {
    meters.tolerated(deviation.name());
  }
}
