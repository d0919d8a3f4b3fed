package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;

/// Overwrites contents. Safe for use by any number of threads.
///
/// What is written is, in this order: the state in the record's header, zeros over the content, and the
/// sum of dead bytes in the segment's header; then all of it is forced at once. A crash in between leaves
/// a content that is partly or wholly there, and the deletion is not acknowledged: it has to be repeated.
final class Eraser {
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(256 << 10).asReadOnlyBuffer();

  private final FileLayer layer;

  Eraser(FileLayer layer) {
    this.layer = layer;
  }

  /// Erases contents of one segment, durably. Nothing happens when the segment is gone already.
  ///
  /// @throws StoreException when something else is at one of the places; the others are erased all the same
  void erase(Segment segment, List<BlobPlacement> placements) {
    List<BlobPlacement> wrong = new ArrayList<>();
    segment.erasing().lock();
    try (OpenFile file = layer.open(segment.file())) {
      overwrite(file, placements, wrong);
      file.force();
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      segment.distrust();
      throw new StoreException(e, "OV-1620", Long.toHexString(segment.number()), e);
    } finally {
      segment.erasing().unlock();
    }
    if (!wrong.isEmpty()) {
      throw new StoreException(
          "OV-1621", wrong.getFirst().id(), Long.toHexString(segment.number()));
    }
  }

  private static void overwrite(
      OpenFile file, List<BlobPlacement> placements, List<BlobPlacement> wrong) throws IOException {
    long erased = 0;
    for (BlobPlacement placement : placements) {
      Optional<RecordHeader> header = header(file, placement);
      if (header.isPresent()) {
        overwrite(file, placement);
        erased += header.get().live() ? header.get().extent() : 0;
      } else {
        wrong.add(placement);
      }
    }
    if (erased > 0) {
      count(file, erased);
    }
  }

  private static Optional<RecordHeader> header(OpenFile file, BlobPlacement placement)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(RecordHeader.BYTES);
    file.fill(placement.offset() - RecordHeader.BYTES, bytes);
    return RecordHeader.read(bytes.flip(), 0).filter(header -> header.belongsTo(placement));
  }

  private static void overwrite(OpenFile file, BlobPlacement placement) throws IOException {
    long start = placement.offset() - RecordHeader.BYTES;
    file.writeAt(start + RecordHeader.STATE_AT, ZEROS.duplicate().limit(Integer.BYTES));
    for (long at = 0; at < placement.length(); ) {
      int some = (int) Math.min(ZEROS.capacity(), placement.length() - at);
      file.writeAt(placement.offset() + at, ZEROS.duplicate().limit(some));
      at += some;
    }
  }

  private static void count(OpenFile file, long erased) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES);
    file.fill(0, bytes);
    OptionalLong dead = SegmentHeader.dead(bytes.rewind());
    if (dead.isPresent()) {
      file.writeAt(SegmentHeader.DEAD_AT, SegmentHeader.deadBytes(dead.getAsLong() + erased));
    }
  }
}
