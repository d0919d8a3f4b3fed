package org.openviid.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openviid.codec.Item;
import org.openviid.codec.Message;
import org.openviid.engine.Found;
import org.openviid.engine.ItemOutcome;
import org.openviid.engine.PictureIntake;
import org.openviid.engine.ViewLibrary;
import org.openviid.http.Entrance.Admission;
import org.openviid.http.Routing.Matched;
import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;

/// Creates, finds, changes and deletes objects (clause 8). Safe for use by any number of threads.
final class Resources {
  private final Entrance entrance;
  private final Bodies bodies;
  private final Answers answers;
  private final ViewLibrary library;
  private final IdList idList;

  Resources(Entrance entrance, Bodies bodies, Answers answers, ViewLibrary library, IdList idList) {
    this.entrance = entrance;
    this.bodies = bodies;
    this.answers = answers;
    this.library = library;
    this.idList = idList;
  }

  /// Does something for a caller that is let in.
  Reply admitted(Exchange exchange, InterfaceRow row, Function<RequestContext, Reply> action) {
    return switch (entrance.enter(exchange, Entrance.deviceId(exchange))) {
      case Admission.In in -> action.apply(in.context());
      case Admission.Out out -> answers.one(exchange.asker(), row, new ItemOutcome.Refused("", out.reason()));
    };
  }

  /// POST on a collection.
  Reply create(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      try (PictureIntake intake = library.openIntake()) {
        Message message = bodies.created(exchange.open(), context, message(row), intake);
        return answers.list(
            exchange.asker(), library.create(context, type(row), message.items(), intake));
      }
    });
  }

  /// PUT on a collection.
  Reply update(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      try (PictureIntake intake = library.openIntake()) {
        Message message = bodies.read(exchange.open(), context, message(row), intake);
        return answers.list(exchange.asker(), library.update(context, message.items(), intake));
      }
    });
  }

  /// PUT on one object.
  Reply replace(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      try (PictureIntake intake = library.openIntake()) {
        Message message = bodies.read(exchange.open(), context, message(row), intake);
        Item item = named(message.items().getFirst(), target.id());
        return answers.one(exchange.asker(), row, library.update(context, List.of(item), intake).getFirst());
      }
    });
  }

  /// The element, which may leave its identifier to the path.
  ///
  /// @throws ViidException when it has another one
  static Item named(Item item, String id) {
    DataObject object = item.object();
    String sent = object.id();
    if (sent != null && !sent.equals(id)) {
      throw new ViidException("OV-2160", sent, id);
    }
    DataObject named = object.type().idPath().with(object, new Value.Text(id));
    return new Item(item.index(), named, item.problems(), item.deviations(), item.cleared());
  }

  /// DELETE on a collection.
  Reply delete(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      List<String> ids = idList.of(exchange, context, type(row));
      return answers.list(exchange.asker(), library.delete(context, type(row), ids));
    });
  }

  /// DELETE on one object.
  Reply remove(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      ItemOutcome outcome = library.delete(context, type(row), List.of(target.id())).getFirst();
      return answers.one(exchange.asker(), row, outcome);
    });
  }

  /// GET on a collection.
  Reply query(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      Found found = library.query(context, type(row), query(exchange));
      return answers.found(exchange.asker(), row.response().orElseThrow(), found);
    });
  }

  /// What stands behind the `?`.
  ///
  /// @throws ViidException when it is no text
  static String query(Exchange exchange) {
    String query = exchange.query();
    if (query.indexOf(PathSegments.UNREADABLE) >= 0) {
      throw new ViidException("OV-2161");
    }
    return query;
  }

  /// PUT on an order: withdraws it, or changes it if that is what the message says.
  Reply cancel(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      try (PictureIntake intake = library.openIntake()) {
        Message message = bodies.read(exchange.open(), context, message(row), intake);
        Item item = named(message.items().getFirst(), target.id());
        return answers.one(exchange.asker(), row, library.cancel(context, item, intake));
      }
    });
  }

  /// GET on one object.
  Reply read(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return admitted(exchange, row, context -> {
      Optional<DataObject> object = library.read(context, type(row), target.id());
      return object.isPresent()
          ? answers.object(exchange.asker(), object.get())
          : missing(exchange, target);
    });
  }

  /// The answer when the object is not there, or not for the caller's eyes.
  Reply missing(Exchange exchange, Matched target) {
    return missing(exchange, target, type(target.row()));
  }

  /// The answer when an object of that type is not there, or not for the caller's eyes.
  Reply missing(Exchange exchange, Matched target, ObjectType type) {
    ItemOutcome none = new ItemOutcome.Refused("", ErrorTexts.of("OV-2162", type, target.id()));
    return answers.one(exchange.asker(), target.row(), none);
  }

  static ObjectType type(InterfaceRow row) {
    return row.type().orElseThrow();
  }

  private static ObjectType message(InterfaceRow row) {
    return row.request().orElseThrow();
  }
}
