package org.openviid.blob.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;

/// Opens contents. Safe for use by any number of threads.
final class ContentReader {
  private final SegmentFiles segments;

  ContentReader(SegmentFiles segments) {
    this.segments = segments;
  }

  /// Opens the content at a place.
  ///
  /// @throws StoreException when it has been erased, or something else is there
  InputStream open(BlobPlacement placement) {
    Segment segment = segments.find(placement.segment()).orElseThrow(() -> missing(placement));
    try {
      OpenFile file = segments.layer().openForReading(segment.file());
      try {
        return new ContentStream(file, placement, firstBlock(file, placement));
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new StoreException(e, "OV-1613", placement.id(), Long.toHexString(placement.segment()));
    } catch (IOException e) {
      throw new StoreException(e, "OV-1614", placement.id(), e);
    }
  }

  private static StoreException missing(BlobPlacement placement) {
    return new StoreException("OV-1612", placement.id(), Long.toHexString(placement.segment()));
  }

  /// Reads header and beginning in one go, and checks the header.
  private static ByteBuffer firstBlock(OpenFile file, BlobPlacement placement) throws IOException {
    long start = placement.offset() - RecordHeader.BYTES;
    if (start < SegmentHeader.BYTES) {
      throw new StoreException("OV-1630", placement.id(), placement.offset());
    }
    int size =
        (int) Math.min(ContentStream.BLOCK, Math.max(0, placement.length()) + RecordHeader.BYTES);
    ByteBuffer block = ByteBuffer.allocate(size);
    file.fill(start, block);
    Optional<RecordHeader> header = RecordHeader.read(block.flip(), 0);
    if (header.isEmpty() || !header.get().belongsTo(placement)) {
      throw new StoreException("OV-1615", placement.id(), Long.toHexString(placement.segment()));
    }
    if (!header.get().live()) {
      throw new StoreException("OV-1616", placement.id());
    }
    return block.position(RecordHeader.BYTES);
  }
}
