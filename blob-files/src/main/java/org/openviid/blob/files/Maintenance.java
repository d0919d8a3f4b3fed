package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.openviid.store.StoreException;

/// What is done to whole segments. Safe for use by any number of threads; whatever deletes segments is
/// done by one at a time.
final class Maintenance {
  private final SegmentFiles segments;
  private final Forwards forwards;
  private final Eraser eraser;
  private final long settlingMillis;
  private final ZoneOffset zone;
  private final Clock clock;
  private final ReentrantLock deleting = new ReentrantLock();

  Maintenance(
      SegmentFiles segments,
      Forwards forwards,
      Eraser eraser,
      SegmentSettings settings,
      Clock clock) {
    this.segments = segments;
    this.forwards = forwards;
    this.eraser = eraser;
    this.settlingMillis = settings.settling().toMillis();
    this.zone = settings.zone();
    this.clock = clock;
  }

  List<SegmentInfo> segments() {
    List<SegmentInfo> infos = new ArrayList<>();
    for (Segment segment : segments.all()) {
      size(segment)
          .ifPresent(
              bytes ->
                  infos.add(
                      new SegmentInfo(
                          segment.number(),
                          segment.retentionClass(),
                          segment.day(),
                          segment.file(),
                          bytes,
                          segment.isGrowing())));
    }
    return infos;
  }

  /// Runs something while no segment goes away.
  <T> T keeping(Function<List<SegmentInfo>, T> work) {
    deleting.lock();
    try {
      return work.apply(segments());
    } finally {
      deleting.unlock();
    }
  }

  private OptionalLong size(Segment segment) {
    try {
      return OptionalLong.of(segments.layer().size(segment.file()));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new StoreException(e, "OV-1627", segment, e);
    }
  }

  SegmentScan scan(long number) {
    Segment segment = find(number);
    try (OpenFile file = segments.layer().openForReading(segment.file())) {
      return Scanner.scan(file, number);
    } catch (IOException e) {
      throw new StoreException(e, "OV-1625", segment, e);
    }
  }

  private Segment find(long number) {
    return segments
        .find(number)
        .orElseThrow(() -> new StoreException("OV-1624", Long.toHexString(number)));
  }

  long dead(long number) {
    Segment segment = find(number);
    ByteBuffer header = ByteBuffer.allocate(SegmentHeader.BYTES);
    try (OpenFile file = segments.layer().openForReading(segment.file())) {
      file.fill(0, header);
    } catch (IOException e) {
      throw new StoreException(e, "OV-1626", segment, e);
    }
    boolean whole = SegmentHeader.read(header.flip()).isPresent();
    OptionalLong dead = whole ? SegmentHeader.dead(header) : OptionalLong.empty();
    return dead.orElseGet(() -> scan(number).dead());
  }

  long compact(long number, Relocation relocation) {
    deleting.lock();
    try {
      Segment old = find(number);
      if (old.isGrowing() || old.sealedAt() > clock.millis() - settlingMillis) {
        return 0;
      }
      return compaction(relocation).compact(old, clock.millis());
    } catch (IOException e) {
      throw new StoreException(e, "OV-1623", Long.toHexString(number), e);
    } finally {
      deleting.unlock();
    }
  }

  void finishCompactions(Relocation relocation) {
    deleting.lock();
    try {
      for (Segment copy : segments.all()) {
        Optional<Segment> old =
            copy.origin() == 0 ? Optional.empty() : segments.find(copy.origin());
        if (old.isPresent()) {
          compaction(relocation).finish(old.get(), copy, clock.millis());
        }
      }
    } catch (IOException e) {
      throw new StoreException(e, "OV-1628", e);
    } finally {
      deleting.unlock();
    }
  }

  private Compaction compaction(Relocation relocation) {
    return new Compaction(segments, forwards, eraser, relocation);
  }

  /// Goes by the folder, not by the segments that are known, so that what a failed compaction left behind
  /// goes, too.
  long dropOlderThan(String retentionClass, LocalDate day) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate end = day.isBefore(today) ? day : today;
    deleting.lock();
    try {
      long gained = 0;
      Set<LocalDate> days = new HashSet<>();
      for (Segment segment : segments.folder().segments(retentionClass)) {
        boolean growing = segments.find(segment.number()).map(Segment::isGrowing).orElse(false);
        if (segment.day().isBefore(end) && !growing) {
          gained += size(segment).orElse(0);
          segments.remove(segment);
          segments.layer().delete(segment.file());
          days.add(segment.day());
        }
      }
      for (LocalDate emptied : days) {
        segments.folder().forgetDay(retentionClass, emptied);
      }
      return gained;
    } catch (IOException e) {
      throw new StoreException(e, "OV-1629", retentionClass, day, e);
    } finally {
      deleting.unlock();
    }
  }
}
