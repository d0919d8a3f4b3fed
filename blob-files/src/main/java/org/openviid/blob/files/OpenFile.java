package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A file that is open. Used by one thread at a time.
public interface OpenFile extends AutoCloseable {
  /// Writes all remaining bytes of the buffers after the last byte of the file, in one system call where
  /// that is possible. When it fails, some of the bytes may have been written.
  void append(ByteBuffer... sources) throws IOException;

  /// Writes all remaining bytes of the buffer over what is at the position. When it fails, some of the
  /// bytes may have been written.
  void writeAt(long position, ByteBuffer source) throws IOException;

  /// Reads bytes into the buffer, perhaps fewer than it has room for.
  ///
  /// @return how many, or -1 when the position is not before the end
  int readAt(long position, ByteBuffer target) throws IOException;

  /// Reads bytes until the buffer is full or the file is at its end.
  default void fill(long position, ByteBuffer target) throws IOException {
    long at = position;
    int some = 0;
    while (target.hasRemaining() && some >= 0) {
      at += some;
      some = readAt(at, target);
    }
  }

  /// Makes everything written to this file so far durable, whoever wrote it. When it fails, nothing may
  /// be assumed about any of it, and another try proves nothing: the system may have dropped the data.
  void force() throws IOException;

  /// The length in bytes.
  long size() throws IOException;

  /// Cuts off what is beyond `size`.
  void truncate(long size) throws IOException;

  @Override
  void close() throws IOException;
}
