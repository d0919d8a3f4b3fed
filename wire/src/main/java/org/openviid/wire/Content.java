package org.openviid.wire;

import java.io.IOException;
import java.io.OutputStream;

/// The body of a request. Written again when a request is repeated.
public interface Content {
  /// No body.
  Content NONE = of();

  /// How many bytes it has.
  long length();

  /// Writes all of it.
  ///
  /// @param out not to be closed
  void writeTo(OutputStream out) throws IOException;

  /// Bytes that are there already, one part after the other.
  ///
  /// @param parts not copied, so not to be changed while requests with them are under way
  static Content of(byte[]... parts) {
    long total = 0;
    for (byte[] part : parts) {
      total += part.length;
    }
    return new BytesContent(parts, total);
  }
}
