package org.openviid.store;

import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// A change to one object, under the condition that nobody else changed it meanwhile.
public sealed interface Change {
  /// The type of the object.
  ObjectType type();

  /// The identifier of the object within its type.
  String id();

  /// The sequence that the current version must have; 0 when there must be none.
  long expected();

  /// When the request was received, in milliseconds since 1970-01-01T00:00Z.
  long receivedAt();

  /// The identifier of the peer that asked for it.
  String peer();

  /// What goes into the log: the object itself, or what is left of a deleted one.
  DataObject object();

  /// Makes `object` the current version.
  ///
  /// @param id the identifier within the type
  /// @param expected the sequence of the version to replace, or 0
  /// @param object the new version
  /// @param receivedAt milliseconds since 1970-01-01T00:00Z
  /// @param peer who sent it
  record Put(String id, long expected, DataObject object, long receivedAt, String peer) implements Change {
    @Override
    public ObjectType type() {
      return object.type();
    }
  }

  /// Deletes the object.
  ///
  /// @param id the identifier within the type
  /// @param expected the sequence of the version to delete
  /// @param object the attributes by which readers of the log find out whether the deletion concerns
  ///     them (identifier, device, collection point, library)
  /// @param receivedAt milliseconds since 1970-01-01T00:00Z
  /// @param peer who asked for it
  record Delete(String id, long expected, DataObject object, long receivedAt, String peer) implements Change {
    @Override
    public ObjectType type() {
      return object.type();
    }
  }
}
