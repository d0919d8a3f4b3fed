package org.openviid.codec;

import org.openviid.schema.Value;

/// One large binary content on its way in. Used by one thread.
public interface DataTarget extends AutoCloseable {
  /// Adds decoded bytes, which may be reused by the caller afterwards.
  void write(byte[] bytes, int offset, int length);

  /// Ends the content.
  ///
  /// @return the reference by which the object of the message will name it
  Value.Blob finish();

  /// Gives the content up, whether it was finished or not: the message or the element it belongs to
  /// cannot be used. Not called for contents that an element without problems refers to. Does not throw.
  @Override
  void close();
}
