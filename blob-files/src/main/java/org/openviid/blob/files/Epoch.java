package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/// Numbers that are never given twice, over any number of openings. Safe for use by any number of
/// threads.
///
/// A store counts its openings in a file that is durable before the first number is given. A content's
/// identifier, and a segment's number alike, is that count followed by 40 bits that count within the
/// opening. When the file is lost, the numbers of the segments that are there say what it must at least
/// have been.
final class Epoch {
  private static final int COUNTER_BITS = 40;
  private static final int FILE_BYTES = 12;

  private final long epoch;
  private final AtomicLong contents = new AtomicLong();
  private final AtomicLong segments = new AtomicLong();

  private Epoch(long epoch) {
    this.epoch = epoch;
  }

  /// Begins the next opening.
  static Epoch next(Path file, List<Segment> present, FileLayer layer) throws IOException {
    DurableFiles durable = new DurableFiles(layer);
    long last = durable.content(file).map(Epoch::read).orElse(0L);
    for (Segment segment : present) {
      last = Math.max(last, segment.number() >>> COUNTER_BITS);
    }
    ByteBuffer content = ByteBuffer.allocate(FILE_BYTES).putLong(last + 1);
    content.putInt(checksum(content.array()));
    durable.replace(file, content.array());
    return new Epoch(last + 1);
  }

  /// An identifier for a content.
  long content() {
    return epoch << COUNTER_BITS | contents.incrementAndGet();
  }

  /// A number for a segment.
  long segment() {
    return epoch << COUNTER_BITS | segments.incrementAndGet();
  }

  private static long read(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    boolean whole = content.length == FILE_BYTES && buffer.getInt(Long.BYTES) == checksum(content);
    return whole ? buffer.getLong(0) : 0;
  }

  private static int checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content, 0, Long.BYTES);
    return (int) crc.getValue();
  }
}
