package org.openviid.benchmarks;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/// Uploads of one record with one picture each. The bytes stay in the connection's buffer; only what
/// differs is written anew, some bytes of the picture too. Used by one thread.
final class PictureRequests implements RequestSource {
  private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int UNIQUE_CHARACTERS = 8;

  private final RecordPool pool;
  private final RecordPattern record;
  private final byte[] head;
  private final int headSize;
  private final AtomicLong numbers;
  private final Stamp stamp;
  private final int pictureAt;
  private boolean filled;

  /// @param record with a picture
  /// @param pictureAt where in the record the Base64 text may be changed
  PictureRequests(
      RecordPool pool, RecordPattern record, RequestHead head, Numbering numbering, int pictureAt) {
    this.pool = pool;
    this.record = record;
    this.head = head.bytes();
    this.headSize = head.size();
    this.numbers = numbering.numbers();
    this.stamp = new Stamp(numbering.traffic());
    this.pictureAt = pictureAt;
  }

  @Override
  public int next(ByteBuffer out) {
    if (!filled) {
      fill(out);
      filled = true;
    }
    long number = numbers.getAndIncrement();
    stamp.set(number);
    int begin = headSize + pool.prefix().length;
    record.patch(out, begin, stamp);
    long rest = number;
    for (int i = 0; i < UNIQUE_CHARACTERS; i++) {
      out.put(begin + pictureAt + i, (byte) BASE64.charAt((int) (rest & 63)));
      rest >>>= 6;
    }
    out.position(0).limit(largest());
    return 1;
  }

  private void fill(ByteBuffer out) {
    RequestHead.write(out, head, pool.prefix().length + record.length() + pool.suffix().length);
    out.put(pool.prefix());
    stamp.set(0);
    record.write(out, stamp);
    out.put(pool.suffix());
  }

  @Override
  public int largest() {
    return headSize + pool.prefix().length + record.length() + pool.suffix().length;
  }
}
