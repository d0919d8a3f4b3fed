package org.openviid.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Item;
import org.openviid.codec.Message;
import org.openviid.engine.ItemOutcome;
import org.openviid.engine.PictureIntake;
import org.openviid.engine.ViewLibrary;
import org.openviid.http.Routing.Matched;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;
import org.openviid.schema.ViidException;

/// The parts of slices, images, files and events that are resources of their own [7.9 to 7.11, 7.17]:
/// `Info`, an object, and `Data`, which travels as Base64 text. Both are attributes of the whole, and
/// changing them is changing it. Safe for use by any number of threads.
final class Parts {
  private final Resources resources;
  private final Bodies bodies;
  private final Answers answers;
  private final ViewLibrary library;

  Parts(Resources resources, Bodies bodies, Answers answers, ViewLibrary library) {
    this.resources = resources;
    this.bodies = bodies;
    this.answers = answers;
    this.library = library;
  }

  /// GET on Info.
  Reply readInfo(Exchange exchange, Matched target) {
    return resources.admitted(exchange, target.row(), context -> {
      Value info = read(context, target, info(target.row(), target.row().response()));
      return info instanceof Value.Nested nested
          ? answers.object(exchange.asker(), nested.object())
          : resources.missing(exchange, target);
    });
  }

  /// PUT on Info.
  Reply updateInfo(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    Attribute info = info(row, row.request());
    return resources.admitted(exchange, row, context -> {
      try (PictureIntake intake = library.openIntake()) {
        Message message = bodies.read(exchange.open(), context, info.target(), intake);
        Item sent = message.items().getFirst();
        Value.Nested part = new Value.Nested(sent.object());
        DataObject changed = DataObject.builder(type(target)).set(info, part).build();
        Item item = new Item(0, changed, sent.problems(), sent.deviations(), sent.cleared());
        return change(exchange, target, context, Resources.named(item, target.id()), intake);
      }
    });
  }

  /// DELETE on Info: all that it says is taken back, but what identifies and places the whole (ours).
  Reply removeInfo(Exchange exchange, Matched target) {
    ObjectType type = type(target);
    Attribute info = type.idPath().steps().getFirst();
    Set<Attribute> staying = new HashSet<>();
    Stream.of(Optional.of(type.idPath()), type.devicePath(), type.pointPath(), type.areaPath())
        .flatMap(Optional::stream)
        .forEach(path -> staying.add(path.leaf()));
    Set<String> cleared = new HashSet<>();
    info.target().attributes().stream()
        .filter(attribute -> !staying.contains(attribute))
        .forEach(attribute -> cleared.add(attribute.name()));
    return resources.admitted(exchange, target.row(), context -> {
      try (PictureIntake intake = library.openIntake()) {
        if (read(context, target, info) instanceof Value.Nested there) {
          cleared.addAll(there.object().extras().keySet());
        }
        DataObject bare = DataObject.builder(type).build();
        DataObject named = type.idPath().with(bare, new Value.Text(target.id()));
        Item item = new Item(0, named, List.of(), List.of(), cleared);
        return change(exchange, target, context, item, intake);
      }
    });
  }

  /// GET on Data.
  Reply readData(Exchange exchange, Matched target) {
    return resources.admitted(exchange, target.row(), context -> {
      Optional<InputStream> content = content(read(context, target, data(target.row())));
      return content.isPresent() ? new Reply.Content(content.get()) : resources.missing(exchange, target);
    });
  }

  private Optional<InputStream> content(@Nullable Value value) {
    try {
      return switch (value) {
        case Value.Bytes bytes -> Optional.of(new ByteArrayInputStream(bytes.content()));
        case Value.Blob blob -> library.pictures().open(blob);
        case null, default -> Optional.empty();
      };
    } catch (IOException e) {
      throw new ViidException(e, "OV-2170");
    }
  }

  /// POST on Data.
  Reply writeData(Exchange exchange, Matched target) {
    Attribute data = data(target.row());
    return resources.admitted(exchange, target.row(), context -> {
      try (PictureIntake intake = library.openIntake()) {
        Value content = bodies.content(exchange.open(), context, intake);
        Item item = new Item(0, whole(target, data, content), List.of(), List.of(), Set.of());
        return change(exchange, target, context, item, intake);
      }
    });
  }

  /// DELETE on Data.
  Reply removeData(Exchange exchange, Matched target) {
    Attribute data = data(target.row());
    return resources.admitted(exchange, target.row(), context -> {
      try (PictureIntake intake = library.openIntake()) {
        Item item = new Item(0, whole(target, data, null), List.of(), List.of(), Set.of(data.name()));
        return change(exchange, target, context, item, intake);
      }
    });
  }

  private Reply change(
      Exchange exchange, Matched target, RequestContext context, Item item, PictureIntake intake) {
    ItemOutcome outcome = library.update(context, List.of(item), intake).getFirst();
    return answers.one(exchange.asker(), target.row(), outcome);
  }

  private @Nullable Value read(RequestContext context, Matched target, Attribute part) {
    return library
        .readBare(context, type(target), target.id())
        .map(object -> object.value(part))
        .orElse(null);
  }

  /// An object that says nothing but its identifier and one part.
  private static DataObject whole(Matched target, Attribute part, @Nullable Value value) {
    ObjectType type = type(target);
    DataObject object = DataObject.builder(type).set(part, value).build();
    return type.idPath().with(object, new Value.Text(target.id()));
  }

  private static ObjectType type(Matched target) {
    return Resources.type(target.row());
  }

  private static Attribute info(InterfaceRow row, Optional<ObjectType> part) {
    ObjectType wanted = part.orElseThrow();
    return Resources.type(row).attributes().stream()
        .filter(attribute -> attribute.kind() == ValueKind.OBJECT && attribute.target() == wanted)
        .findFirst()
        .orElseThrow();
  }

  private static Attribute data(InterfaceRow row) {
    return Resources.type(row).attributes().stream()
        .filter(attribute -> attribute.kind() == ValueKind.DATA)
        .findFirst()
        .orElseThrow();
  }
}
