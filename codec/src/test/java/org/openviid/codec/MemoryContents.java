package org.openviid.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openviid.schema.Value;

/// Keeps contents in memory, and remembers what became of them.
final class MemoryContents implements DataSink, DataSource {
  final List<Target> targets = new ArrayList<>();

  @Override
  public DataTarget open() {
    Target target = new Target(targets.size());
    targets.add(target);
    return target;
  }

  @Override
  public Optional<InputStream> open(Value.Blob blob) {
    Target target = targets.get((int) blob.id());
    return target.closed ? Optional.empty() : Optional.of(new ByteArrayInputStream(target.content()));
  }

  byte[] content(Value.Blob blob) {
    return targets.get((int) blob.id()).content();
  }

  long kept() {
    return targets.stream().filter(target -> !target.closed).count();
  }

  /// One content.
  static final class Target implements DataTarget {
    final long id;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean finished;
    boolean closed;

    Target(long id) {
      this.id = id;
    }

    byte[] content() {
      return bytes.toByteArray();
    }

    @Override
    public void write(byte[] content, int offset, int length) {
      if (finished || closed) {
        throw new IllegalStateException("content " + id + " is not open");
      }
      bytes.write(content, offset, length);
    }

    @Override
    public Value.Blob finish() {
      finished = true;
      return new Value.Blob(id, bytes.size());
    }

    @Override
    public void close() {
      if (closed) {
        throw new IllegalStateException("content " + id + " is closed twice");
      }
      closed = true;
    }
  }
}
