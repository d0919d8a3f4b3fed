package org.openviid.http;

import java.io.InputStream;
import org.openviid.codec.WriteOptions;
import org.openviid.schema.DataObject;
import org.openviid.schema.Outcome;

/// What a request is answered with, before it becomes bytes.
sealed interface Reply {
  /// Decides the HTTP status.
  Outcome outcome();

  /// A message of the protocol.
  ///
  /// @param outcome decides the HTTP status
  /// @param message an object or list
  /// @param options how it is written
  record Message(Outcome outcome, DataObject message, WriteOptions options) implements Reply {}

  /// The binary content of a slice, image or file, which is sent as Base64 text [7.9 to 7.11].
  ///
  /// @param content its bytes; closed when they have been sent
  record Content(InputStream content) implements Reply {
    @Override
    public Outcome outcome() {
      return Outcome.OK;
    }
  }
}
