package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file on a disk. Used by one thread at a time.
final class DiskFile implements OpenFile {
  /// What one call of the system takes: IOV_MAX of Linux.
  private static final int MOST_BUFFERS = 1_024;

  private final FileChannel channel;

  DiskFile(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void append(ByteBuffer... sources) throws IOException {
    channel.position(channel.size());
    int first = 0;
    while (first < sources.length) {
      channel.write(sources, first, Math.min(sources.length - first, MOST_BUFFERS));
      while (first < sources.length && !sources[first].hasRemaining()) {
        first++;
      }
    }
  }

  @Override
  public void writeAt(long position, ByteBuffer source) throws IOException {
    long at = position;
    while (source.hasRemaining()) {
      at += channel.write(source, at);
    }
  }

  @Override
  public int readAt(long position, ByteBuffer target) throws IOException {
    return channel.read(target, position);
  }

  @Override
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void truncate(long size) throws IOException {
    channel.truncate(size);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
