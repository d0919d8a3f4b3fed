package org.openviid.blob.files;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.openviid.store.BlobPlacement;

/// The 32 bytes before each content, by which a segment describes itself.
///
/// ```
///  0  magic "OVBL", 4 bytes
///  4  the content's identifier
/// 12  length
/// 20  CRC32C of the content, 4 bytes
/// 24  CRC32C of the 24 bytes before, 4 bytes
/// 28  "LIVE", or anything else once it is erased
/// ```
/// All numbers are big-endian. The state is outside of the checksum, so that erasing writes no more than
/// the state and leaves the way to the next record intact.
///
/// @param id the content's identifier
/// @param length in bytes
/// @param crc32c the checksum of the content
/// @param live whether it has not been erased
record RecordHeader(long id, long length, int crc32c, boolean live) {
  static final int BYTES = 32;
  static final int STATE_AT = 28;

  static final int MAGIC = 0x4F56424C;
  private static final int LIVE = 0x4C495645;
  private static final int CHECKED = 24;

  /// Writes the header, 32 bytes from the buffer's position on.
  void write(ByteBuffer target) {
    int start = target.position();
    target.putInt(MAGIC).putLong(id).putLong(length).putInt(crc32c);
    target.putInt(checksum(target, start)).putInt(live ? LIVE : 0);
  }

  /// Reads a header at a position of the buffer; empty when there is none.
  static Optional<RecordHeader> read(ByteBuffer source, int start) {
    if (source.limit() - start < BYTES
        || source.getInt(start) != MAGIC
        || source.getInt(start + CHECKED) != checksum(source, start)) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordHeader(
            source.getLong(start + 4),
            source.getLong(start + 12),
            source.getInt(start + 20),
            source.getInt(start + STATE_AT) == LIVE));
  }

  /// How many bytes header and content take.
  long extent() {
    return BYTES + length;
  }

  /// Whether this is the header of the content at that place.
  boolean belongsTo(BlobPlacement placement) {
    return id == placement.id() && length == placement.length() && crc32c == placement.crc32c();
  }

  private static int checksum(ByteBuffer buffer, int start) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.duplicate().position(start).limit(start + CHECKED));
    return (int) crc.getValue();
  }
}
