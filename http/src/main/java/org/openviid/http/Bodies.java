package org.openviid.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openviid.codec.ContentReader;
import org.openviid.codec.DataSink;
import org.openviid.codec.Deviation;
import org.openviid.codec.Item;
import org.openviid.codec.Message;
import org.openviid.codec.MessageException;
import org.openviid.codec.MessageReader;
import org.openviid.codec.NotatedBody;
import org.openviid.codec.Tolerance;
import org.openviid.codec.Tolerances;
import org.openviid.codec.Validation;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Setting;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;

/// Reads the messages that requests carry, as leniently as their senders are configured for, and holds what
/// was read to the limits of the tables. Safe for use by any number of threads.
final class Bodies {
  /// The longest body that is read for somebody we do not know.
  private static final long INTRODUCTION = 64 << 10;

  private final MessageReader reader;
  private final ContentReader contents;
  private final Validation validation;
  private final ToleratedMeter meter;

  Bodies(MessageReader reader, ContentReader contents, Validation validation, ToleratedMeter meter) {
    this.reader = reader;
    this.contents = contents;
    this.validation = validation;
    this.meter = meter;
  }

  /// Reads a message with new objects from a caller that is known.
  ///
  /// @param sink where its pictures go
  /// @throws ViidException when the message as a whole cannot be used
  Message created(NotatedBody body, RequestContext context, ObjectType expected, DataSink sink) {
    return read(body, context, expected, sink, true);
  }

  /// Reads a message with parts of objects from a caller that is known.
  ///
  /// @param sink where its pictures go
  /// @throws ViidException when the message as a whole cannot be used
  Message read(NotatedBody body, RequestContext context, ObjectType expected, DataSink sink) {
    return read(body, context, expected, sink, false);
  }

  private Message read(
      NotatedBody body, RequestContext context, ObjectType expected, DataSink sink, boolean whole) {
    PeerSettings settings = context.peer().settings();
    Tolerances tolerances = tolerances(settings);
    Message message = understood(body, context, expected, sink, tolerances);
    List<Item> items =
        validation.checked(message.items(), new Validation.Rules(settings.profile(), tolerances, whole));
    message.deviations().forEach(deviation -> meter.tolerated(context, deviation));
    for (Item item : items) {
      item.deviations().forEach(deviation -> meter.tolerated(context, deviation));
      item.problems().forEach(problem -> meter.refused(context, problem));
    }
    return new Message(message.frame(), items, message.deviations());
  }

  /// Reads binary content that is a body of its own, from a caller that is known.
  ///
  /// @param sink where it goes, if it is large
  /// @throws ViidException when it is none, or is beyond the limits
  Value content(NotatedBody body, RequestContext context, DataSink sink) {
    try {
      ContentReader.Content content = contents.read(body.bytes(), sink, tolerances(context.peer().settings()));
      content.deviations().forEach(deviation -> meter.tolerated(context, deviation));
      return content.value();
    } catch (MessageException e) {
      meter.refused(context, e);
      throw e;
    }
  }

  private Message understood(
      NotatedBody body, RequestContext context, ObjectType expected, DataSink sink, Tolerances tolerances) {
    try {
      return reader.read(body, expected, sink, tolerances);
    } catch (MessageException e) {
      meter.refused(context, e);
      throw e;
    }
  }

  /// What is accepted from a peer with these settings.
  static Tolerances tolerances(PeerSettings settings) {
    Set<String> exceptions = settings.of(settings.strict() ? Setting.TOLERATED : Setting.REFUSED);
    if (exceptions.isEmpty()) {
      return settings.strict() ? Tolerances.STRICT : Tolerances.LENIENT;
    }
    EnumSet<Tolerance> allowed = EnumSet.allOf(Tolerance.class);
    allowed.removeIf(tolerance -> !settings.tolerates(tolerance.id()));
    return Tolerances.of(allowed);
  }

  /// Reads a message of one object without pictures, before the caller is known.
  ///
  /// @throws ViidException when it cannot be used
  DataObject introduction(Exchange exchange, ObjectType expected) {
    DataSink none = () -> {
      throw new ViidException("OV-2140", expected);
    };
    Message message = reader.read(exchange.open(INTRODUCTION), expected, none, Tolerances.LENIENT);
    message.deviations().forEach(exchange::departed);
    Item item = message.items().getFirst();
    item.deviations().forEach(exchange::departed);
    return item.object();
  }

  /// Takes note of what the introduction of a caller put up with, now that it is known who it is.
  ///
  /// @throws ViidException when the caller is one from whom it is not accepted
  void vet(Exchange exchange, RequestContext context) {
    exchange.takeHabits().forEach(name -> meter.accept(context, name));
    for (Deviation deviation : exchange.takeDepartures()) {
      if (!context.peer().settings().tolerates(deviation.name())) {
        MessageException refusal = deviation.refusal();
        meter.refused(context, refusal);
        throw refusal;
      }
      meter.tolerated(context, deviation);
    }
  }
}
