package org.openviid.blob.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobStore;
import org.openviid.store.BlobUpload;
import org.openviid.store.StoreException;

/// Pictures in append-only segment files. Safe for use by any number of threads; one store a folder at a
/// time, which whoever opens it has to see to.
///
/// Small contents are collected in memory outside of the heap; one thread takes all that wait, appends
/// them to the segment of their class and day, and makes them durable with one fsync. Larger ones go to a
/// file in staging at once, which becomes a segment of their own.
///
/// A segment is never added to after the store has been opened again: what a crash left unfinished at its
/// end stays there, referred to by nothing, until the segment is compacted or its day is dropped. After a
/// failed fsync the segment is not added to either. Contents that were acknowledged stay readable in both.
public final class SegmentBlobStore implements BlobStore {
  private final SegmentSettings settings;
  private final Clock clock;
  private final Epoch epoch;
  private final SegmentFiles segments;
  private final Forwards forwards = new Forwards();
  private final UploadMemory memory;
  private final Upload.Staging staging;
  private final GroupQueue queue;
  private final Thread writer;
  private final ContentReader reader;
  private final Eraser eraser;
  private final Maintenance maintenance;
  private volatile boolean closed;

  private SegmentBlobStore(
      SegmentFiles segments, Epoch epoch, SegmentSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.epoch = epoch;
    this.segments = segments;
    this.memory = new UploadMemory(settings.uploadMemory(), settings.patience());
    this.staging = new Upload.Staging(segments.layer(), segments.folder());
    this.queue = new GroupQueue(settings.groupSize());
    this.reader = new ContentReader(segments);
    this.eraser = new Eraser(segments.layer());
    this.maintenance = new Maintenance(segments, forwards, eraser, settings, clock);
    this.writer =
        Thread.ofPlatform()
            .name("blob-writer")
            .daemon()
            .unstarted(new GroupWriter(queue, segments, settings, clock));
    writer.start();
  }

  /// Opens the store in a folder, and creates it when the folder is empty.
  ///
  /// @param root an existing folder of the store's own
  /// @param settings how it works
  /// @param layer the way to the files
  /// @param clock tells the day of receipt
  /// @throws StoreException when the folder cannot be read or written
  public static SegmentBlobStore open(
      Path root, SegmentSettings settings, FileLayer layer, Clock clock) {
    try {
      Folder folder = new Folder(root, layer);
      List<Segment> present = folder.segments();
      Epoch epoch = Epoch.next(folder.epoch(), present, layer);
      folder.clearStaging();
      return new SegmentBlobStore(
          new SegmentFiles(layer, folder, epoch, present), epoch, settings, clock);
    } catch (IOException e) {
      throw new StoreException(e, "OV-1610", root, e);
    }
  }

  @Override
  public BlobUpload begin() {
    requireOpen();
    if (!memory.awaitRoom()) {
      throw new StoreException("OV-1600", settings.uploadMemory() >> 20);
    }
    return new Upload(epoch.content(), settings.smallContent(), memory, staging);
  }

  /// As [BlobStore#persist].
  ///
  /// @param retentionClass lower case letters, digits, `-` and `_`, at most 40
  @Override
  public List<BlobPlacement> persist(List<BlobUpload> uploads, String retentionClass) {
    if (!Folder.admitsClass(retentionClass)) {
      throw new IllegalArgumentException("'" + retentionClass + "' cannot be the name of a folder");
    }
    List<Upload> used = uploads.stream().map(Upload.class::cast).toList();
    try {
      requireOpen();
      used.forEach(Upload::use);
      List<Upload> small = used.stream().filter(upload -> !upload.isLarge()).toList();
      List<BlobPlacement> placements =
          new ArrayList<>(small.isEmpty() ? List.of() : write(small, retentionClass));
      for (int i = 0; i < used.size(); i++) {
        if (used.get(i).isLarge()) {
          placements.add(i, adopt(used.get(i), retentionClass));
        }
      }
      return placements;
    } finally {
      used.forEach(Upload::close);
    }
  }

  private BlobPlacement adopt(Upload upload, String retentionClass) {
    long now = clock.millis();
    try {
      Segment segment = segments.fresh(retentionClass, today(), 0);
      SegmentHeader header = new SegmentHeader(segment.number(), 0, now);
      upload.adopt(header, segment.file());
      segment.seal(now);
      segments.add(segment);
      RecordHeader record = upload.header();
      long offset = SegmentHeader.BYTES + RecordHeader.BYTES;
      return new BlobPlacement(
          record.id(), segment.number(), offset, record.length(), record.crc32c());
    } catch (IOException e) {
      throw failure(e, "OV-1605", "OV-1606", upload.length());
    }
  }

  private List<BlobPlacement> write(List<Upload> uploads, String retentionClass) {
    Batch batch = new Batch(retentionClass, uploads, new CompletableFuture<>());
    if (!queue.add(batch)) {
      throw new StoreException("OV-1611");
    }
    return switch (batch.result().join()) {
      case Batch.Result.Durable durable -> durable.placements();
      case Batch.Result.Failed failed ->
          throw failure(failed.cause(), "OV-1607", "OV-1608", batch.bytes());
    };
  }

  private StoreException failure(IOException cause, String full, String other, long bytes) {
    Path root = segments.folder().root();
    return Failures.isFull(cause, segments.layer(), root)
        ? new StoreException(cause, full, bytes)
        : new StoreException(cause, other, bytes, cause);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings.zone());
  }

  @Override
  public InputStream open(BlobPlacement placement) {
    requireOpen();
    return reader.open(forwards.of(placement).orElse(placement));
  }

  @Override
  public void erase(List<BlobPlacement> placements) {
    requireOpen();
    eraseIn(placements);
    List<BlobPlacement> copies =
        placements.stream().flatMap(placement -> forwards.of(placement).stream()).toList();
    eraseIn(copies);
  }

  private void eraseIn(List<BlobPlacement> placements) {
    placements.stream()
        .collect(Collectors.groupingBy(BlobPlacement::segment))
        .forEach(
            (number, inside) ->
                segments.find(number).ifPresent(segment -> eraser.erase(segment, inside)));
  }

  /// All segments, by number.
  public List<SegmentInfo> segments() {
    return maintenance.segments();
  }

  /// Runs something while no segment goes away: neither is one dropped nor rewritten. Contents are added and
  /// erased meanwhile.
  ///
  /// @param work is given the segments there are, and should be short
  public <T> T keeping(Function<List<SegmentInfo>, T> work) {
    return maintenance.keeping(work);
  }

  /// Walks through the contents of a segment, without reading them.
  ///
  /// @throws StoreException when there is no such segment, or it cannot be read
  public SegmentScan scan(long segment) {
    return maintenance.scan(segment);
  }

  /// How many bytes of a segment are those of erased contents.
  ///
  /// @throws StoreException when there is no such segment, or it cannot be read
  public long dead(long segment) {
    return maintenance.dead(segment);
  }

  /// Rewrites what is left of a segment and deletes the file. Does nothing when contents are still
  /// added to it or it was sealed only lately, see [SegmentSettings#settling].
  ///
  /// @param relocation knows which contents are referred to; must not wait for anything that itself
  ///     waits for maintenance of this store
  /// @return how many bytes were gained
  /// @throws StoreException when it could not be done; nothing is lost then
  public long compact(long segment, Relocation relocation) {
    sealFormerDays();
    return maintenance.compact(segment, relocation);
  }

  /// Finishes compactions that a crash interrupted. To be called once after opening.
  public void finishCompactions(Relocation relocation) {
    maintenance.finishCompactions(relocation);
  }

  /// Deletes all segments of a class that were received before a day, and never those of today.
  ///
  /// @return how many bytes were gained
  public long dropOlderThan(String retentionClass, LocalDate day) {
    sealFormerDays();
    return maintenance.dropOlderThan(retentionClass, day);
  }

  private void sealFormerDays() {
    Batch nothing = new Batch("", List.of(), new CompletableFuture<>());
    if (queue.add(nothing)) {
      nothing.result().join();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException("OV-1609");
    }
  }

  /// How many bytes uploads occupy.
  public long uploadMemoryUsed() {
    return memory.used();
  }

  /// Makes durable what waits, and ends the store. Uploads that have not been persisted are lost.
  @Override
  public void close() {
    closed = true;
    queue.close();
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    memory.close();
  }
}
