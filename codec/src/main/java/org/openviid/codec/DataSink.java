package org.openviid.codec;

/// Takes in the large binary contents of one message, for example the pictures of an upload.
///
/// The reader asks for one target per content, uses one at a time, and always from the thread that
/// reads. An implementation may refuse with a `ViidException`, which then ends the reading.
@FunctionalInterface
public interface DataSink {
  /// Begins a content.
  DataTarget open();
}
