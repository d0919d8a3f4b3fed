package org.openviid.blob.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An open file of a [FaultFileLayer].
final class FaultFile implements OpenFile {
  private final FaultFileLayer layer;
  private final MemoryFile file;
  private boolean closed;

  FaultFile(FaultFileLayer layer, MemoryFile file) {
    this.layer = layer;
    this.file = file;
  }

  @Override
  public void append(ByteBuffer... sources) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ByteBuffer source : sources) {
      all.writeBytes(taken(source));
    }
    write(file.size(), all.toByteArray());
  }

  @Override
  public void writeAt(long position, ByteBuffer source) throws IOException {
    write(position, taken(source));
  }

  private static byte[] taken(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    return bytes;
  }

  private void write(long position, byte[] bytes) throws IOException {
    requireOpen();
    FaultFileLayer.@Nullable Fault fault = layer.stepOfWriting();
    boolean growing = position + bytes.length > file.size();
    if (growing && layer.lacksSpace(fault)) {
      file.write((int) position, Arrays.copyOf(bytes, bytes.length / 2));
      throw FaultFileLayer.noSpace();
    }
    file.write((int) position, bytes);
    if (fault == FaultFileLayer.Fault.POWER) {
      throw FaultFileLayer.powerFailure();
    }
  }

  @Override
  public int readAt(long position, ByteBuffer target) throws IOException {
    requireOpen();
    layer.requirePower();
    byte[] bytes = new byte[target.remaining()];
    int some = file.read(position, bytes);
    target.put(bytes, 0, Math.max(0, some));
    return some;
  }

  @Override
  public void force() throws IOException {
    requireOpen();
    if (layer.step(false) == FaultFileLayer.Fault.FORCE) {
      file.forsake();
      throw new IOException("Input/output error");
    }
    file.force();
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    layer.requirePower();
    return file.size();
  }

  @Override
  public void truncate(long size) throws IOException {
    requireOpen();
    layer.step(false);
    file.cut((int) size);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }
}
