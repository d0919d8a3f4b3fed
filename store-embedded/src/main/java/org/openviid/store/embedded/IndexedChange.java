package org.openviid.store.embedded;

import org.openviid.schema.DataObject;
import org.openviid.store.LogEntry;

/// A durable change on its way into the index.
///
/// @param sequence its place in the log
/// @param operation what was done
/// @param id the identifier of the object within its type
/// @param previous the sequence of the version before, 0 when there was none
/// @param object the new version; for a deletion the attributes that scopes are made of
record IndexedChange(
    long sequence, LogEntry.Operation operation, String id, long previous, DataObject object) {}
