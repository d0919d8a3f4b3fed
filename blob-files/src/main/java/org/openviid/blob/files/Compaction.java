package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;

/// Rewrites what is left of a segment. Used by one thread at a time.
///
/// The copy is prepared in staging, forced, and moved to a name that tells the segment it comes from. As
/// long as that one is there, too, the compaction is not finished: a crash leaves both, and [#finish]
/// is repeated at the next opening. An erasure that comes meanwhile either finds the new place in
/// [Forwards], or its mark in the old segment is seen here before the old segment goes.
final class Compaction {
  private final SegmentFiles segments;
  private final Forwards forwards;
  private final Eraser eraser;
  private final Relocation relocation;

  Compaction(SegmentFiles segments, Forwards forwards, Eraser eraser, Relocation relocation) {
    this.segments = segments;
    this.forwards = forwards;
    this.eraser = eraser;
    this.relocation = relocation;
  }

  /// Compacts a sealed segment.
  ///
  /// @return how many bytes shorter the new file is
  long compact(Segment old, long now) throws IOException {
    SegmentScan scan = scan(old);
    if (scan.damaged() > 0) {
      throw new StoreException("OV-1622", Long.toHexString(old.number()), scan.damaged());
    }
    List<BlobPlacement> kept = kept(scan);
    long before = segments.layer().size(old.file());
    if (kept.isEmpty()) {
      drop(old);
      return before;
    }
    Segment copy = segments.fresh(old.retentionClass(), old.day(), old.number());
    write(copy, old, kept, now);
    segments.add(copy);
    finish(old, copy, now);
    return before - segments.layer().size(copy.file());
  }

  /// Does what is to be done once the copy is durable; may be repeated.
  void finish(Segment old, Segment copy, long now) throws IOException {
    List<BlobPlacement> places =
        scan(copy).records().stream()
            .filter(SegmentScan.Entry::live)
            .map(SegmentScan.Entry::placement)
            .toList();
    forwards.add(places, now);
    Set<Long> gone = relocation.moved(places);
    Set<Long> erased =
        scan(old).records().stream()
            .filter(entry -> !entry.live())
            .map(entry -> entry.placement().id())
            .collect(Collectors.toSet());
    List<BlobPlacement> unwanted =
        places.stream()
            .filter(place -> gone.contains(place.id()) || erased.contains(place.id()))
            .toList();
    if (!unwanted.isEmpty()) {
      eraser.erase(copy, unwanted);
    }
    drop(old);
  }

  private List<BlobPlacement> kept(SegmentScan scan) {
    List<BlobPlacement> live =
        scan.records().stream()
            .filter(SegmentScan.Entry::live)
            .map(SegmentScan.Entry::placement)
            .toList();
    Set<Long> referenced = relocation.referenced(live.stream().map(BlobPlacement::id).toList());
    return live.stream().filter(placement -> referenced.contains(placement.id())).toList();
  }

  private void drop(Segment segment) throws IOException {
    segments.remove(segment);
    segments.layer().delete(segment.file());
    segments.layer().forceName(segment.file());
  }

  private void write(Segment copy, Segment old, List<BlobPlacement> kept, long now)
      throws IOException {
    FileLayer layer = segments.layer();
    Path prepared = segments.folder().staged(Long.toHexString(copy.number()));
    try {
      prepare(prepared, copy, old, kept, now);
      layer.rename(prepared, copy.file());
      layer.forceName(copy.file());
    } catch (IOException e) {
      layer.delete(prepared);
      layer.delete(copy.file());
      throw e;
    }
  }

  private void prepare(Path prepared, Segment copy, Segment old, List<BlobPlacement> kept, long now)
      throws IOException {
    try (OpenFile source = segments.layer().openForReading(old.file());
        OpenFile target = segments.layer().create(prepared)) {
      ByteBuffer header = ByteBuffer.allocate(SegmentHeader.BYTES);
      new SegmentHeader(copy.number(), copy.origin(), now).write(header);
      target.append(header.flip());
      for (BlobPlacement placement : kept) {
        copy(source, target, placement);
      }
      target.force();
    }
  }

  /// Copies a content as it is. One that is damaged stays so, and its checksum goes on saying it.
  private static void copy(OpenFile source, OpenFile target, BlobPlacement placement)
      throws IOException {
    ByteBuffer block = ByteBuffer.allocate(ContentStream.BLOCK);
    new RecordHeader(placement.id(), placement.length(), placement.crc32c(), true).write(block);
    target.append(block.flip());
    for (long at = 0; at < placement.length(); ) {
      block.clear().limit((int) Math.min(block.capacity(), placement.length() - at));
      if (source.readAt(placement.offset() + at, block) <= 0) {
        throw new IOException("the segment ended while it was copied");
      }
      at += block.position();
      target.append(block.flip());
    }
  }

  private SegmentScan scan(Segment segment) throws IOException {
    try (OpenFile file = segments.layer().openForReading(segment.file())) {
      return Scanner.scan(file, segment.number());
    }
  }
}
