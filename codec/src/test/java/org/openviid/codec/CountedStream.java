package org.openviid.codec;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what is read.
final class CountedStream extends FilterInputStream {
  long count;

  CountedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count += read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count += Math.max(0, read);
    return read;
  }
}
