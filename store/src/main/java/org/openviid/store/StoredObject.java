package org.openviid.store;

import org.openviid.schema.DataObject;

/// The current version of an object.
///
/// @param id the identifier within its type
/// @param sequence its place in the log
/// @param receivedAt when it was received, in milliseconds since 1970-01-01T00:00Z
/// @param peer who sent it
/// @param object the object
public record StoredObject(String id, long sequence, long receivedAt, String peer, DataObject object) {}
