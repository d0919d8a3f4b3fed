package org.openviid.kit;

import org.openviid.codec.DataTarget;
import org.openviid.schema.Value;

/// Takes pictures that nobody looks at. Used by one thread.
final class Discarding implements DataTarget {
  private long length;

  @Override
  public void write(byte[] bytes, int offset, int count) {
    length += count;
  }

  @Override
  public Value.Blob finish() {
    return new Value.Blob(0, length);
  }

  @Override
  public void close() {
    // nothing was kept
  }
}
