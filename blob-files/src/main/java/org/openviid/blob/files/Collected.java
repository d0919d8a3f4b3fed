package org.openviid.blob.files;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bytes in chunks of the [UploadMemory]. Used by one thread at a time.
final class Collected {
  private final UploadMemory memory;
  private final List<ByteBuffer> chunks = new ArrayList<>();
  private int length;

  Collected(UploadMemory memory) {
    this.memory = memory;
  }

  /// Adds bytes.
  ///
  /// @return whether there was memory for them
  boolean add(byte[] bytes, int offset, int count) {
    int at = offset;
    int left = count;
    while (left > 0) {
      ByteBuffer room = room();
      if (room == null) {
        return false;
      }
      int some = Math.min(left, room.remaining());
      room.put(bytes, at, some);
      at += some;
      left -= some;
      length += some;
    }
    return true;
  }

  private @Nullable ByteBuffer room() {
    int index = length / UploadMemory.CHUNK;
    if (index == chunks.size()) {
      ByteBuffer chunk = memory.take();
      if (chunk == null) {
        return null;
      }
      chunks.add(chunk);
    }
    return chunks.get(index);
  }

  int length() {
    return length;
  }

  /// Adds views of the bytes to `target`, ready to be written.
  void addTo(List<ByteBuffer> target) {
    int left = length;
    for (int i = 0; left > 0; i++) {
      int some = Math.min(left, UploadMemory.CHUNK);
      target.add(chunks.get(i).duplicate().position(0).limit(some));
      left -= some;
    }
  }

  /// Forgets the bytes and keeps up to `count` chunks for others to come.
  void restart(int count) {
    if (chunks.size() > count) {
      List<ByteBuffer> surplus = chunks.subList(count, chunks.size());
      memory.release(surplus);
      surplus.clear();
    }
    chunks.forEach(ByteBuffer::clear);
    length = 0;
  }
}
