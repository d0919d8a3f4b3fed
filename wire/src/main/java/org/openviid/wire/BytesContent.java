package org.openviid.wire;

import java.io.IOException;
import java.io.OutputStream;

/// A body in memory.
final class BytesContent implements Content {
  private final byte[][] parts;
  private final long length;

  BytesContent(byte[][] parts, long length) {
    this.parts = parts;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (byte[] part : parts) {
      out.write(part);
    }
  }
}
