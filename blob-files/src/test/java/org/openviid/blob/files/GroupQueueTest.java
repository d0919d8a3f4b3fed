package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupQueueTest {
  private final UploadMemory memory = new UploadMemory(1 << 20, Duration.ZERO);
  private final Upload.Staging staging =
      new Upload.Staging(new DiskFileLayer(), new Folder(Path.of("unused"), new DiskFileLayer()));

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void whatWaitsIsTakenTogetherInItsOrder() {
    GroupQueue queue = new GroupQueue(1_000);
    List<Batch> batches = List.of(batch(10), batch(20), batch(0), batch(30));
    batches.forEach(batch -> assertThat(queue.add(batch)).isTrue());
    assertThat(queue.take()).isEqualTo(batches);
  }

  @Test
  void aGroupEndsWhenItIsLargeEnough() {
    GroupQueue queue = new GroupQueue(1_000);
    List<Batch> batches = List.of(batch(600), batch(600), batch(600), batch(5_000), batch(1));
    batches.forEach(queue::add);
    assertThat(queue.take()).isEqualTo(batches.subList(0, 2));
    assertThat(queue.take()).isEqualTo(batches.subList(2, 4));
    assertThat(queue.take()).isEqualTo(batches.subList(4, 5));
  }

  @Test
  void aClosedQueueGivesWhatItHasAndTakesNothing() {
    GroupQueue queue = new GroupQueue(1_000);
    Batch last = batch(10);
    queue.add(last);
    queue.close();
    assertThat(queue.add(batch(10))).isFalse();
    assertThat(queue.take()).containsExactly(last);
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void whoWaitsGetsWhatComes() {
    GroupQueue queue = new GroupQueue(1_000);
    CompletableFuture<List<Batch>> taken = new CompletableFuture<>();
    Thread.startVirtualThread(() -> taken.complete(queue.take()));
    Batch batch = batch(10);
    queue.add(batch);
    assertThat(taken.join()).containsExactly(batch);
  }

  private Batch batch(int bytes) {
    List<Upload> uploads = new ArrayList<>();
    if (bytes > 0) {
      Upload upload = new Upload(1, 1 << 16, memory, staging);
      upload.write(new byte[bytes], 0, bytes);
      uploads.add(upload);
    }
    return new Batch("class", uploads, new CompletableFuture<>());
  }
}
