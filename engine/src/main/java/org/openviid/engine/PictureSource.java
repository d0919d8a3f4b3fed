package org.openviid.engine;

import org.openviid.schema.ErrorText;

/// Gets pictures from where their addresses say. Safe for use by any number of threads.
@FunctionalInterface
public interface PictureSource {
  /// Tries to get a picture; blocks, but not for ever.
  ///
  /// @param address as a peer has sent it
  Fetched fetch(String address);

  /// What came of it.
  sealed interface Fetched {
    /// The picture.
    ///
    /// @param content its bytes
    @SuppressWarnings("ArrayRecordComponent") // handed over once, not compared
    record Picture(byte[] content) implements Fetched {}

    /// Not now, but perhaps later.
    ///
    /// @param reason why not
    record Later(ErrorText reason) implements Fetched {}

    /// Never.
    ///
    /// @param reason why not
    record Never(ErrorText reason) implements Fetched {}
  }
}
