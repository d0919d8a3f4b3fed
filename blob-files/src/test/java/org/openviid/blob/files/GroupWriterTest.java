package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.blob.files.FaultFileLayer.Fault;
import org.openviid.blob.files.FaultFileLayer.Survival;
import org.openviid.store.BlobPlacement;

/// The writer on its own, run on the thread of the test: what was queued before it starts is one group.
class GroupWriterTest {
  private static final Path ROOT = Path.of("/blobs").toAbsolutePath();

  private final FaultFileLayer layer = new FaultFileLayer(ROOT);
  private final MovableClock clock = new MovableClock();
  private final UploadMemory memory = new UploadMemory(8 << 20, Duration.ZERO);
  private final Folder folder = new Folder(ROOT, layer);
  private final GroupQueue queue = new GroupQueue(1 << 20);
  private long ids;

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void aGroupIsOneWriteAndOneFsync() throws Exception {
    List<Batch> batches = IntStream.range(0, 40).mapToObj(i -> batch("a", 1_000, 500)).toList();
    SegmentFiles segments = segments();
    folder.day("a", LocalDate.of(2026, 3, 1));
    int before = layer.steps();
    run(segments);
    assertThat(layer.steps() - before)
        .as("create, write, fsync of the file and of its directory")
        .isEqualTo(4);
    List<BlobPlacement> placements = new ArrayList<>();
    batches.forEach(batch -> placements.addAll(durable(batch)));
    assertThat(placements).hasSize(80);
    assertThat(segments.all()).hasSize(1);
    assertThat(segments.all().getFirst().isGrowing()).isFalse();
    long at = SegmentHeader.BYTES;
    for (BlobPlacement placement : placements) {
      assertThat(placement.offset()).isEqualTo(at + RecordHeader.BYTES);
      at = placement.offset() + placement.length();
    }
  }

  @Test
  void eachClassHasItsOwnSegmentAndItsOwnFailure() throws Exception {
    SegmentFiles segments = segments();
    folder.day("a", LocalDate.of(2026, 3, 1));
    folder.day("b", LocalDate.of(2026, 3, 1));
    Batch first = batch("a", 100);
    Batch other = batch("b", 100);
    Batch second = batch("a", 100);
    layer.failAt(layer.steps() + 3, Fault.FORCE);
    run(segments);
    assertThat(first.result().join()).isInstanceOf(Batch.Result.Failed.class);
    assertThat(second.result().join()).isInstanceOf(Batch.Result.Failed.class);
    assertThat(durable(other)).hasSize(1);
    assertThat(segments.all()).extracting(Segment::retentionClass).containsExactly("b");
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents().keySet())
        .filteredOn(path -> path.toString().endsWith(".seg"))
        .containsExactly(segments.all().getFirst().file());
  }

  @Test
  void whatAFullDiskLeftUnfinishedIsCutOff() throws Exception {
    Batch kept = new Batch("a", List.of(upload(1_000)), new CompletableFuture<>());
    Batch failed = new Batch("a", List.of(upload(1_000)), new CompletableFuture<>());
    SegmentFiles segments = segments();
    GrowingSegment segment = segments.begin("a", LocalDate.of(2026, 3, 1), clock.millis());
    segment.append(List.of(kept));
    segment.force();
    layer.failAt(layer.steps() + 1, Fault.FULL_ONCE);
    assertThatThrownBy(() -> segment.append(List.of(failed))).hasMessageContaining("No space left");
    assertThat(layer.size(segment.segment().file())).isGreaterThan(segment.size());
    segment.abandon(true, clock.millis());
    assertThat(layer.size(segment.segment().file()))
        .isEqualTo(segment.size())
        .isEqualTo(64 + 32 + 1_000);
  }

  @Test
  void aFailureOfItsOwnIsReportedToThoseWhoWait() throws Exception {
    Batch broken =
        new Batch("no name of a folder: \0", List.of(upload(10)), new CompletableFuture<>());
    Batch fine = batch("a", 100);
    queue.add(broken);
    run(segments());
    assertThat(broken.result().join()).isInstanceOf(Batch.Result.Failed.class);
    assertThat(fine.result()).isDone();
  }

  private SegmentFiles segments() throws Exception {
    Epoch epoch = Epoch.next(folder.epoch(), List.of(), layer);
    return new SegmentFiles(layer, folder, epoch, List.of());
  }

  private void run(SegmentFiles segments) {
    queue.close();
    new GroupWriter(queue, segments, SegmentSettings.DEFAULT, clock).run();
  }

  private Batch batch(String retentionClass, int... lengths) {
    List<Upload> uploads = new ArrayList<>();
    for (int length : lengths) {
      uploads.add(upload(length));
    }
    Batch batch = new Batch(retentionClass, uploads, new CompletableFuture<>());
    assertThat(queue.add(batch)).isTrue();
    return batch;
  }

  private Upload upload(int length) {
    Upload upload = new Upload(++ids, 1 << 16, memory, new Upload.Staging(layer, folder));
    upload.write(new byte[length], 0, length);
    return upload;
  }

  private static List<BlobPlacement> durable(Batch batch) {
    assertThat(batch.result().join()).isInstanceOf(Batch.Result.Durable.class);
    return ((Batch.Result.Durable) batch.result().join()).placements();
  }
}
