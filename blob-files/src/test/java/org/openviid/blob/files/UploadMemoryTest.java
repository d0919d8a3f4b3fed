package org.openviid.blob.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UploadMemoryTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LATER = Duration.ofSeconds(60);

  @Test
  void noMoreIsGivenThanThereIs() {
    try (UploadMemory memory = new UploadMemory(8 * UploadMemory.CHUNK, SOON)) {
      List<ByteBuffer> taken = takeAll(memory);
      assertThat(taken)
          .hasSize(8)
          .allSatisfy(chunk -> assertThat(chunk.remaining()).isEqualTo(UploadMemory.CHUNK));
      assertThat(memory.used()).isEqualTo(8 * UploadMemory.CHUNK);
      assertThat(memory.take()).isNull();
    }
  }

  @Test
  void whatIsGivenBackIsGivenAgainEmpty() {
    try (UploadMemory memory = new UploadMemory(8 * UploadMemory.CHUNK, SOON)) {
      List<ByteBuffer> taken = takeAll(memory);
      taken.getFirst().putLong(7);
      memory.release(taken);
      assertThat(memory.used()).isZero();
      assertThat(takeAll(memory))
          .hasSize(8)
          .allSatisfy(chunk -> assertThat(chunk.position()).isZero());
    }
  }

  @Test
  void chunksDoNotOverlap() {
    try (UploadMemory memory = new UploadMemory(40 * UploadMemory.CHUNK, SOON)) {
      List<ByteBuffer> taken = takeAll(memory);
      for (int i = 0; i < taken.size(); i++) {
        while (taken.get(i).hasRemaining()) {
          taken.get(i).putInt(i);
        }
      }
      for (int i = 0; i < taken.size(); i++) {
        assertThat(taken.get(i).flip().asIntBuffer().get()).isEqualTo(i);
        assertThat(taken.get(i).getInt(UploadMemory.CHUNK - Integer.BYTES)).isEqualTo(i);
      }
    }
  }

  @Test
  void nothingNewBeginsInTheLastQuarter() {
    try (UploadMemory memory = new UploadMemory(8 * UploadMemory.CHUNK, SOON)) {
      List<ByteBuffer> taken = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        assertThat(memory.awaitRoom()).as("after %d chunks", i).isTrue();
        taken.add(requireNonNull(memory.take()));
      }
      assertThat(memory.awaitRoom()).isFalse();
      assertThat(memory.take()).isNotNull();
      memory.release(taken);
      assertThat(memory.awaitRoom()).isTrue();
    }
  }

  @Test
  void whoWaitsIsServedWhenSomethingIsGivenBack() throws InterruptedException {
    try (UploadMemory memory = new UploadMemory(8 * UploadMemory.CHUNK, LATER)) {
      List<ByteBuffer> taken = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        taken.add(requireNonNull(memory.take()));
      }
      CountDownLatch waiting = new CountDownLatch(1);
      CompletableFuture<Boolean> served = new CompletableFuture<>();
      Thread.startVirtualThread(
          () -> {
            waiting.countDown();
            served.complete(memory.take() != null);
          });
      waiting.await();
      memory.release(taken);
      assertThat(served.join()).isTrue();
    }
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() {
    try (UploadMemory memory = new UploadMemory(8 * UploadMemory.CHUNK, LATER)) {
      for (int i = 0; i < 8; i++) {
        assertThat(memory.take()).isNotNull();
      }
      Thread.currentThread().interrupt();
      assertThat(memory.take()).isNull();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void nothingIsGivenAfterClosing() {
    UploadMemory memory = new UploadMemory(8 * UploadMemory.CHUNK, LATER);
    ByteBuffer chunk = requireNonNull(memory.take());
    memory.close();
    memory.close();
    memory.release(List.of(chunk));
    assertThat(memory.take()).isNull();
    assertThat(memory.awaitRoom()).isFalse();
  }

  private static List<ByteBuffer> takeAll(UploadMemory memory) {
    List<ByteBuffer> taken = new ArrayList<>();
    for (ByteBuffer chunk = memory.take(); chunk != null; chunk = memory.take()) {
      taken.add(chunk);
    }
    return taken;
  }
}
