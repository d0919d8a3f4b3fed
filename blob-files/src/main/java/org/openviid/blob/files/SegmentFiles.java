package org.openviid.blob.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The segments of a store by their numbers. Safe for use by any number of threads.
final class SegmentFiles {
  private final FileLayer layer;
  private final Folder folder;
  private final Epoch epoch;
  private final Map<Long, Segment> byNumber = new ConcurrentHashMap<>();

  SegmentFiles(FileLayer layer, Folder folder, Epoch epoch, Collection<Segment> present) {
    this.layer = layer;
    this.folder = folder;
    this.epoch = epoch;
    present.forEach(this::add);
  }

  FileLayer layer() {
    return layer;
  }

  Folder folder() {
    return folder;
  }

  /// Begins a segment for contents received on a day. It is not found before it is added.
  GrowingSegment begin(String retentionClass, LocalDate day, long now) throws IOException {
    return GrowingSegment.create(fresh(retentionClass, day, 0), now, layer);
  }

  /// A segment with a new number; there is no file yet.
  ///
  /// @param origin the segment that is compacted into it, or 0
  Segment fresh(String retentionClass, LocalDate day, long origin) throws IOException {
    long number = epoch.segment();
    Path file = folder.segment(retentionClass, day, number, origin);
    return new Segment(number, origin, retentionClass, day, file);
  }

  /// Makes a segment known that has durable content.
  void add(Segment segment) {
    byNumber.put(segment.number(), segment);
  }

  /// Makes a segment unknown that is about to be deleted.
  void remove(Segment segment) {
    byNumber.remove(segment.number());
  }

  Optional<Segment> find(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// All segments with durable content, by number.
  List<Segment> all() {
    return byNumber.values().stream().sorted(Comparator.comparingLong(Segment::number)).toList();
  }
}
