package org.openviid.benchmarks;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/// Uploads of a fixed number of records each. Used by one thread; the numbers may be shared.
final class RecordRequests implements RequestSource {
  private final RecordPool pool;
  private final byte[] head;
  private final int headSize;
  private final AtomicLong numbers;
  private final Stamp stamp;
  private final byte[] separator;
  private final int batch;

  /// @param batch records in a request
  RecordRequests(RecordPool pool, RequestHead head, Numbering numbering, int batch) {
    this.pool = pool;
    this.head = head.bytes();
    this.headSize = head.size();
    this.numbers = numbering.numbers();
    this.stamp = new Stamp(numbering.traffic());
    this.batch = batch;
    this.separator = pool.separator();
  }

  @Override
  public int next(ByteBuffer out) {
    long first = numbers.getAndAdd(batch);
    RequestHead.write(out, head, length(first));
    out.put(pool.prefix());
    for (int i = 0; i < batch; i++) {
      if (i > 0) {
        out.put(separator);
      }
      stamp.set(first + i);
      pool.pattern(first + i).write(out, stamp);
    }
    out.put(pool.suffix());
    out.flip();
    return batch;
  }

  private int length(long first) {
    int length = pool.prefix().length + pool.suffix().length + (batch - 1) * separator.length;
    for (int i = 0; i < batch; i++) {
      length += pool.pattern(first + i).length();
    }
    return length;
  }

  @Override
  public int largest() {
    return headSize + pool.prefix().length + pool.suffix().length + batch * (pool.largest() + 1);
  }
}
