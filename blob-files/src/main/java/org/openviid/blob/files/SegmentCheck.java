package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;

/// Reads a segment from one end to the other and compares the checksum of every content. Used once, by one
/// thread; others may add to the segment and erase from it meanwhile.
public final class SegmentCheck {
  private static final int BLOCK = 1 << 20;

  private final OpenFile file;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private final List<Long> damaged = new ArrayList<>();
  private long whole;
  private long erased;

  private SegmentCheck(OpenFile file) {
    this.file = file;
  }

  /// What a segment turned out to hold.
  ///
  /// @param whole how many contents are as they were written
  /// @param erased how many have been erased
  /// @param damaged the identifiers of those that are not as they were written
  /// @param lost how many bytes before the last content belong to none
  public record Result(long whole, long erased, List<Long> damaged, long lost) {
    /// Copies the list.
    public Result {
      damaged = List.copyOf(damaged);
    }

    /// Whether everything is as it was written.
    public boolean isWhole() {
      return damaged.isEmpty() && lost == 0;
    }
  }

  /// Checks a segment, which need not be that of an open store.
  ///
  /// @throws StoreException when the file cannot be read
  public static Result of(Path segment) {
    try (OpenFile file = new DiskFileLayer().openForReading(segment)) {
      return new SegmentCheck(file).check();
    } catch (IOException e) {
      throw new StoreException(e, "OV-1631", segment, e);
    }
  }

  private Result check() throws IOException {
    SegmentScan scan = Scanner.scan(file, 0);
    for (SegmentScan.Entry entry : scan.records()) {
      if (!entry.live()) {
        erased++;
      } else if (isWhole(entry.placement())) {
        whole++;
      } else if (isLive(entry.placement())) {
        damaged.add(entry.placement().id());
      } else {
        erased++; // while it was read
      }
    }
    return new Result(whole, erased, damaged, scan.damaged());
  }

  private boolean isWhole(BlobPlacement placement) throws IOException {
    CRC32C crc = new CRC32C();
    long left = placement.length();
    while (left > 0) {
      block.clear().limit((int) Math.min(BLOCK, left));
      file.fill(placement.offset() + placement.length() - left, block);
      if (block.flip().limit() == 0) {
        return false;
      }
      left -= block.limit();
      crc.update(block);
    }
    return (int) crc.getValue() == placement.crc32c();
  }

  private boolean isLive(BlobPlacement placement) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(RecordHeader.BYTES);
    file.fill(placement.offset() - RecordHeader.BYTES, header);
    Optional<RecordHeader> read = RecordHeader.read(header.flip(), 0);
    return read.isEmpty() || read.get().live();
  }
}
