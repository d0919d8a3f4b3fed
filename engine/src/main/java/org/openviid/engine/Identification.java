package org.openviid.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Which identifier an object is stored under.
final class Identification {
  /// The permanent key of the attribute that keeps the identifier as sent when the server had to assign
  /// one of its own. The same in every table that has it.
  private static final int ORIGINAL_ID = 900;

  private static final int DEVICE_ID_LENGTH = 20;

  private final IdentifierSource factory;

  Identification(IdentifierSource factory) {
    this.factory = factory;
  }

  /// Whether objects of the type are captured, one after the other, rather than kept up to date.
  static boolean isCapture(ObjectType type) {
    boolean seen = type.identifierRule().startsWith("content:") || type.identifierRule().startsWith("basic:");
    return seen && !type.libraryPath().equals(Optional.of(type.idPath())); // a library is kept up to date
  }

  static boolean isSetByServer(Attribute attribute) {
    return attribute.key() == ORIGINAL_ID || attribute.isReadOnly();
  }

  /// Whether the object says nothing but its identifier, so that it can only refer to one that is there.
  static boolean isReference(DataObject object) {
    String id = object.id();
    return id != null && object.equals(stub(object.type(), id));
  }

  /// An object that says nothing but its identifier.
  static DataObject stub(ObjectType type, String id) {
    return type.idPath().with(DataObject.builder(type).build(), new Value.Text(id));
  }

  /// The identifier that the object can be stored under as it is, if it has a usable one. Captures that
  /// come without one, with zeros, or with the code of a device in its place have none.
  static Optional<String> usable(DataObject object) {
    String id = object.id();
    if (id == null || id.chars().allMatch(c -> c == '0')) {
      return Optional.empty();
    }
    boolean deviceCode = isCapture(object.type()) && id.length() == DEVICE_ID_LENGTH && isDigits(id);
    return deviceCode ? Optional.empty() : Optional.of(id);
  }

  /// The object under a new identifier, with the one it came with kept beside.
  DataObject assign(RequestContext context, DataObject object) {
    String device = object.type().devicePath().map(path -> text(path.first(object))).orElse("");
    boolean usable = device.length() == DEVICE_ID_LENGTH && isDigits(device);
    return assign(object, usable ? device : context.as());
  }

  /// The object under a new identifier, with the one it came with kept beside.
  ///
  /// @param base the identifier of what it was found in, or of the device it comes from
  DataObject assign(DataObject object, String base) {
    String given = object.id();
    String id = factory.create(object.type(), base);
    DataObject assigned = object.type().idPath().with(object, new Value.Text(id));
    Optional<AttributePath> original = originalPath(object.type());
    if (given == null || original.isEmpty()) {
      return assigned;
    }
    return original.get().with(assigned, new Value.Text(given));
  }

  /// Where the identifier as sent is kept, if the type has such an attribute.
  static Optional<AttributePath> originalPath(ObjectType type) {
    AttributePath id = type.idPath();
    ObjectType holder = id.steps().size() == 1 ? type : id.steps().get(id.steps().size() - 2).target();
    Attribute original = holder.find(ORIGINAL_ID);
    return original == null ? Optional.empty() : type.path(prefix(id) + original.name());
  }

  private static String prefix(AttributePath path) {
    String dotted = path.dotted();
    return dotted.substring(0, dotted.lastIndexOf('.') + 1);
  }

  private static String text(@Nullable Value value) {
    return value instanceof Value.Text text ? text.text() : "";
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
