package org.openviid.blob.files;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// The first 64 bytes of a segment: what it is, and how many of its bytes are dead.
///
/// ```
///  0  magic "OVIIDSEG"
///  8  format, 4 bytes: 1
/// 12  zero, 4 bytes
/// 16  the segment's number
/// 24  the number of the segment that it was compacted from, or 0
/// 32  when it was begun, milliseconds since 1970-01-01T00:00Z
/// 40  CRC32C of the 40 bytes before, 4 bytes
/// 44  zero, 4 bytes
/// 48  dead bytes
/// 56  the same with all bits turned over: a pair that does not fit is counted anew
/// ```
/// All numbers are big-endian.
///
/// @param number the segment's number
/// @param origin the number of the segment that it was compacted from, or 0
/// @param begunAt milliseconds since 1970-01-01T00:00Z
record SegmentHeader(long number, long origin, long begunAt) {
  static final int BYTES = 64;
  static final int DEAD_AT = 48;
  static final int DEAD_BYTES = 16;

  private static final long MAGIC = 0x4F56494944534547L;
  private static final int FORMAT = 1;
  private static final int CHECKED = 40;

  /// Writes the header with no dead bytes, 64 bytes from the buffer's position on.
  void write(ByteBuffer target) {
    int start = target.position();
    target.putLong(MAGIC).putInt(FORMAT).putInt(0).putLong(number).putLong(origin).putLong(begunAt);
    target.putInt(checksum(target, start)).putInt(0);
    target.putLong(0).putLong(~0L);
  }

  /// Reads a header from the buffer's position on; empty when it is none.
  static Optional<SegmentHeader> read(ByteBuffer source) {
    int start = source.position();
    if (source.remaining() < BYTES
        || source.getLong(start) != MAGIC
        || source.getInt(start + 8) != FORMAT
        || source.getInt(start + CHECKED) != checksum(source, start)) {
      return Optional.empty();
    }
    return Optional.of(
        new SegmentHeader(
            source.getLong(start + 16), source.getLong(start + 24), source.getLong(start + 32)));
  }

  /// The dead bytes of a header at the buffer's position; empty when they have to be counted.
  static OptionalLong dead(ByteBuffer source) {
    long dead = source.getLong(source.position() + DEAD_AT);
    long complement = source.getLong(source.position() + DEAD_AT + Long.BYTES);
    return dead == ~complement ? OptionalLong.of(dead) : OptionalLong.empty();
  }

  /// What stands at [#DEAD_AT].
  static ByteBuffer deadBytes(long dead) {
    return ByteBuffer.allocate(DEAD_BYTES).putLong(dead).putLong(~dead).flip();
  }

  private static int checksum(ByteBuffer buffer, int start) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.duplicate().position(start).limit(start + CHECKED));
    return (int) crc.getValue();
  }
}
