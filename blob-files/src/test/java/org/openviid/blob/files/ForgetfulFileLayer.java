package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Takes everything and keeps nothing: what is measured on it is the work of the store alone. Stateless.
final class ForgetfulFileLayer implements FileLayer {

  @Override
  public OpenFile create(Path file) {
    return new ForgetfulFile();
  }

  @Override
  public OpenFile open(Path file) {
    return new ForgetfulFile();
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    throw new NoSuchFileException(file.toString());
  }

  @Override
  public void createDirectory(Path directory) {}

  @Override
  public void rename(Path from, Path to) {}

  @Override
  public void delete(Path path) {}

  @Override
  public void forceDirectory(Path directory) {}

  @Override
  public List<Path> list(Path directory) {
    return List.of();
  }

  @Override
  public long size(Path file) throws IOException {
    throw new NoSuchFileException(file.toString());
  }

  @Override
  public long usableSpace(Path directory) {
    return Long.MAX_VALUE;
  }

  private static final class ForgetfulFile implements OpenFile {
    private long size;

    @Override
    public void append(ByteBuffer... sources) {
      for (ByteBuffer source : sources) {
        writeAt(size, source);
      }
    }

    @Override
    public void writeAt(long position, ByteBuffer source) {
      size = Math.max(size, position + source.remaining());
      source.position(source.limit());
    }

    @Override
    public int readAt(long position, ByteBuffer target) {
      return -1;
    }

    @Override
    public void force() {}

    @Override
    public long size() {
      return size;
    }

    @Override
    public void truncate(long newSize) {
      size = newSize;
    }

    @Override
    public void close() {}
  }
}
