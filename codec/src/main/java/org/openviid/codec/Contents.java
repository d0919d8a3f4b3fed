package org.openviid.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// The binary contents of one message: small ones in memory, large ones with the sink, until it is
/// clear which of them the message's elements really use. Used by one thread.
final class Contents {
  private final DataSink sink;
  private final long maxBytes;
  private final List<Stored> stored = new ArrayList<>(0);
  private final Set<Value> kept = Collections.newSetFromMap(new IdentityHashMap<>(0));
  private long total;

  Contents(DataSink sink, Limits limits) {
    this.sink = sink;
    this.maxBytes = limits.contentBytes();
  }

  /// Adds to what the message holds.
  void count(int bytes) {
    total += bytes;
    if (total > maxBytes) {
      throw new MessageException("OV-1204", maxBytes);
    }
  }

  /// Begins a content that is too large to stay in memory.
  Stored open() {
    Stored opened = new Stored(sink.open());
    stored.add(opened);
    return opened;
  }

  /// An element that refers to contents can be used.
  void keep(DataObject element) {
    if (!stored.isEmpty()) {
      keepAll(element);
    }
  }

  private void keepAll(DataObject object) {
    for (Attribute attribute : object.type().attributes()) {
      @Nullable Value value = object.value(attribute);
      if (value != null) {
        keep(value);
      }
    }
    object.extras().values().forEach(this::keep);
  }

  private void keep(Value value) {
    if (value instanceof Value.Blob) {
      kept.add(value);
    } else if (value instanceof Value.Nested nested) {
      keepAll(nested.object());
    } else if (value instanceof Value.Sequence sequence) {
      sequence.values().forEach(this::keep);
    }
  }

  /// How far the reading has come.
  record Mark(int stored, long total) {}

  Mark mark() {
    return new Mark(stored.size(), total);
  }

  /// Gives up what has been opened since, and forgets what was kept.
  void rewind(Mark mark) {
    kept.clear();
    List<Stored> since = stored.subList(mark.stored(), stored.size());
    since.forEach(content -> content.target.close());
    since.clear();
    total = mark.total();
  }

  /// Gives up everything: the message cannot be used.
  void giveUp() {
    kept.clear();
    giveUpUnused();
  }

  /// Gives up what no usable element refers to.
  void giveUpUnused() {
    for (Stored content : stored) {
      if (content.blob == null || !kept.contains(content.blob)) {
        content.target.close();
      }
    }
  }

  /// A content with the sink.
  static final class Stored {
    private final DataTarget target;
    private Value.@Nullable Blob blob;

    private Stored(DataTarget target) {
      this.target = target;
    }

    void write(byte[] bytes, int offset, int length) {
      target.write(bytes, offset, length);
    }

    Value.Blob finish() {
      Value.Blob finished = target.finish();
      blob = finished;
      return finished;
    }
  }
}
