package org.openviid.codec;

import java.io.InputStream;

/// Repeats a block of bytes up to a length.
final class RepeatedStream extends InputStream {
  private final byte[] block;
  private final long length;
  private long position;

  RepeatedStream(byte[] block, long length) {
    this.block = block;
    this.length = length;
  }

  @Override
  public int read() {
    return position == length ? -1 : block[(int) (position++ % block.length)];
  }

  @Override
  public int read(byte[] target, int offset, int wanted) {
    int at = (int) (position % block.length);
    int part = (int) Math.min(Math.min(wanted, block.length - at), length - position);
    if (part == 0) {
      return -1;
    }
    System.arraycopy(block, at, target, offset, part);
    position += part;
    return part;
  }
}
