package org.openviid.store;

import org.openviid.schema.Value;

/// One content on its way in. Used by one thread at a time.
public interface BlobUpload extends AutoCloseable {
  /// Adds bytes.
  void write(byte[] bytes, int offset, int length);

  /// How many bytes have been added.
  long length();

  /// The value by which an object refers to this content.
  Value.Blob reference();

  /// The SHA-256 of the content so far; computed when asked for.
  byte[] sha256();

  /// Gives up what has not been persisted, and frees the memory. May be called more than once.
  @Override
  void close();
}
