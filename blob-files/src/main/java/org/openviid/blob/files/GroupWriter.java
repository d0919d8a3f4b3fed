package org.openviid.blob.files;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openviid.store.BlobPlacement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes small contents durable, many with one fsync. Runs on one thread; whoever persists waits for the
/// result of a [Batch].
final class GroupWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

  private final GroupQueue queue;
  private final SegmentFiles segments;
  private final long segmentSize;
  private final ZoneOffset zone;
  private final Clock clock;
  private final Map<String, GrowingSegment> growing = new HashMap<>();

  GroupWriter(GroupQueue queue, SegmentFiles segments, SegmentSettings settings, Clock clock) {
    this.queue = queue;
    this.segments = segments;
    this.segmentSize = settings.segmentSize();
    this.zone = settings.zone();
    this.clock = clock;
  }

  @Override
  public void run() {
    for (List<Batch> group = queue.take(); !group.isEmpty(); group = queue.take()) {
      try {
        write(group);
      } catch (RuntimeException | Error e) {
        LOG.error("the writer of pictures met something unexpected", e);
        growing.values().forEach(segment -> segment.abandon(false, clock.millis()));
        growing.clear();
        IOException failure = new IOException("unexpected failure", e);
        group.forEach(batch -> batch.result().complete(new Batch.Result.Failed(failure)));
      }
    }
    growing.values().forEach(segment -> segment.seal(clock.millis()));
  }

  private void write(List<Batch> group) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    sealOutdated(today);
    Map<String, List<Batch>> byClass =
        group.stream()
            .collect(
                Collectors.groupingBy(
                    Batch::retentionClass, LinkedHashMap::new, Collectors.toList()));
    byClass.forEach((retentionClass, batches) -> write(retentionClass, today, batches));
  }

  private void write(String retentionClass, LocalDate today, List<Batch> batches) {
    if (batches.stream().allMatch(batch -> batch.uploads().isEmpty())) {
      batches.forEach(batch -> batch.result().complete(new Batch.Result.Durable(List.of())));
      return;
    }
    try {
      write(segment(retentionClass, today), batches);
    } catch (IOException e) {
      LOG.warn("pictures of class {} could not be written: {}", retentionClass, e.toString());
      batches.forEach(batch -> batch.result().complete(new Batch.Result.Failed(e)));
    }
  }

  /// Seals what is of another day or full, so that maintenance may touch it.
  private void sealOutdated(LocalDate today) {
    growing
        .values()
        .removeIf(
            segment -> {
              Segment file = segment.segment();
              boolean over =
                  segment.size() >= segmentSize || !file.day().equals(today) || file.isDistrusted();
              if (over) {
                segment.seal(clock.millis());
              }
              return over;
            });
  }

  private GrowingSegment segment(String retentionClass, LocalDate today) throws IOException {
    GrowingSegment current = growing.get(retentionClass);
    if (current == null) {
      current = segments.begin(retentionClass, today, clock.millis());
      growing.put(retentionClass, current);
    }
    return current;
  }

  private void write(GrowingSegment segment, List<Batch> batches) throws IOException {
    boolean forcing = false;
    try {
      List<List<BlobPlacement>> placements = segment.append(batches);
      forcing = true;
      segment.force();
      segments.add(segment.segment());
      for (int i = 0; i < batches.size(); i++) {
        batches.get(i).result().complete(new Batch.Result.Durable(placements.get(i)));
      }
    } catch (IOException e) {
      growing.remove(segment.segment().retentionClass());
      segment.abandon(!forcing, clock.millis());
      throw e;
    }
  }
}
