package org.openviid.store;

/// A record to write or remove.
///
/// @param space what it belongs to, for example `peer`
/// @param key its key within the space
/// @param value the content; empty removes the record
@SuppressWarnings("ArrayRecordComponent") // handed over to be written, not compared
public record StateWrite(String space, String key, byte[] value) {}
