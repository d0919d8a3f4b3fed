package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openviid.store.BlobPlacement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A segment that contents are added to. Used by one thread at a time.
///
/// Contents are added in groups: either a whole group is durable, or the segment is given up. After a
/// failed fsync nobody knows what the system still holds, so the file is not written any more; what was
/// durable before stays readable.
final class GrowingSegment {
  private static final Logger LOG = LoggerFactory.getLogger(GrowingSegment.class);

  private final Segment segment;
  private final FileLayer layer;
  private final OpenFile file;
  private final SegmentHeader header;
  private long durable;
  private long written;

  private GrowingSegment(Segment segment, FileLayer layer, OpenFile file, SegmentHeader header) {
    this.segment = segment;
    this.layer = layer;
    this.file = file;
    this.header = header;
    segment.begin();
  }

  /// Creates the file; nothing of it is durable yet.
  static GrowingSegment create(Segment segment, long now, FileLayer layer) throws IOException {
    SegmentHeader header = new SegmentHeader(segment.number(), segment.origin(), now);
    return new GrowingSegment(segment, layer, layer.create(segment.file()), header);
  }

  Segment segment() {
    return segment;
  }

  /// How many bytes of it are durable.
  long size() {
    return durable;
  }

  /// Writes the contents of some batches; they are not durable yet.
  ///
  /// @return where each content of each batch is
  List<List<BlobPlacement>> append(List<Batch> batches) throws IOException {
    List<ByteBuffer> bytes = new ArrayList<>();
    long at = durable;
    if (durable == 0) {
      bytes.add(fileHeader());
      at = SegmentHeader.BYTES;
    }
    ByteBuffer headers = headerSpace(batches);
    List<List<BlobPlacement>> placements = new ArrayList<>();
    for (Batch batch : batches) {
      List<BlobPlacement> placed = new ArrayList<>();
      for (Upload upload : batch.uploads()) {
        RecordHeader record = upload.header();
        bytes.add(written(record, headers));
        upload.addTo(bytes);
        placed.add(
            new BlobPlacement(
                record.id(),
                segment.number(),
                at + RecordHeader.BYTES,
                record.length(),
                record.crc32c()));
        at += record.extent();
      }
      placements.add(placed);
    }
    written = at;
    file.append(bytes.toArray(ByteBuffer[]::new));
    return placements;
  }

  /// Makes what was written durable.
  void force() throws IOException {
    file.force();
    if (durable == 0) {
      layer.forceName(segment.file());
    }
    durable = written;
  }

  /// Ends the segment in good order.
  void seal(long now) {
    segment.seal(now);
    close();
  }

  /// Ends the segment after a failure, and removes what is of no use: its unfinished end, or all of it
  /// when nothing of it is durable.
  ///
  /// @param tail whether the unfinished end may still be cut off
  void abandon(boolean tail, long now) {
    segment.seal(now);
    try {
      if (durable == 0) {
        layer.delete(segment.file());
      } else if (tail) {
        file.truncate(durable);
      }
    } catch (IOException e) {
      LOG.warn("the end of {} is of no use and could not be removed: {}", segment, e.toString());
    }
    close();
  }

  private void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("{} could not be closed: {}", segment, e.toString());
    }
  }

  private ByteBuffer fileHeader() {
    ByteBuffer bytes = ByteBuffer.allocateDirect(SegmentHeader.BYTES);
    header.write(bytes);
    return bytes.flip();
  }

  private static ByteBuffer headerSpace(List<Batch> batches) {
    int records = batches.stream().mapToInt(batch -> batch.uploads().size()).sum();
    return ByteBuffer.allocateDirect(records * RecordHeader.BYTES);
  }

  private static ByteBuffer written(RecordHeader record, ByteBuffer space) {
    int start = space.position();
    record.write(space);
    return space.slice(start, RecordHeader.BYTES);
  }
}
