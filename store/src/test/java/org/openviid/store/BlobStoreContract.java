package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Value;

/// The suite that every [BlobStore] passes, on its own or within an [ObjectStore].
public interface BlobStoreContract {
  /// The store, empty when a test begins, and the same one throughout a test.
  BlobStore blobs();

  @Test
  default void contentOfAnySizeIsReadAsItWasPersisted() throws IOException {
    int mebi = 1 << 20;
    int[] sizes = {
      0,
      1,
      2,
      4_095,
      4_096,
      16_385,
      65_536,
      100_000,
      mebi - 1,
      mebi,
      mebi + 1,
      3 * mebi + 7,
      9_000_000
    };
    for (int size : sizes) {
      byte[] content = BlobContents.random(size, size);
      BlobPlacement placement = persist(content);
      assertThat(placement.length()).isEqualTo(size);
      assertThat(BlobContents.read(blobs().open(placement)))
          .as("%d bytes", size)
          .isEqualTo(content);
    }
  }

  @Test
  default void contentWrittenInPiecesIsPutTogether() throws IOException {
    byte[] content = BlobContents.random(2_500_000, 5);
    Random random = new Random(7);
    try (BlobUpload upload = blobs().begin()) {
      byte[] piece = new byte[40_000];
      for (int at = 0; at < content.length; ) {
        int length = Math.min(random.nextInt(30_000), content.length - at);
        int offset = random.nextInt(10_000);
        System.arraycopy(content, at, piece, offset, length);
        upload.write(piece, offset, length);
        at += length;
        assertThat(upload.length()).isEqualTo(at);
      }
      BlobPlacement placement = blobs().persist(List.of(upload), "class").getFirst();
      assertThat(BlobContents.read(blobs().open(placement))).isEqualTo(content);
    }
  }

  @Test
  default void thePlacementNamesReferenceLengthAndChecksum() {
    byte[] content = BlobContents.random(50_000, 1);
    CRC32C crc = new CRC32C();
    crc.update(content);
    try (BlobUpload upload = blobs().begin()) {
      upload.write(content, 0, content.length);
      Value.Blob reference = upload.reference();
      BlobPlacement placement = blobs().persist(List.of(upload), "class").getFirst();
      assertThat(reference).isEqualTo(new Value.Blob(placement.id(), 50_000));
      assertThat(placement.length()).isEqualTo(50_000);
      assertThat(placement.crc32c()).isEqualTo((int) crc.getValue());
    }
  }

  @Test
  default void theDigestIsThatOfTheContentSoFar() throws Exception {
    for (int size : new int[] {10, 100_000, 3_000_000}) {
      byte[] content = BlobContents.random(size, 2);
      try (BlobUpload upload = blobs().begin()) {
        assertThat(upload.sha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest());
        upload.write(content, 0, size);
        assertThat(upload.sha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(content));
        upload.write(content, 0, 5);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(content);
        digest.update(content, 0, 5);
        assertThat(upload.sha256()).isEqualTo(digest.digest());
        BlobPlacement placement = blobs().persist(List.of(upload), "class").getFirst();
        assertThat(BlobContents.read(blobs().open(placement)))
            .startsWith(content)
            .hasSize(size + 5);
      }
    }
  }

  @Test
  default void whatTheWriterDoesToItsArrayAfterwardsChangesNothing() throws IOException {
    byte[] content = BlobContents.random(1_000, 3);
    byte[] array = content.clone();
    try (BlobUpload upload = blobs().begin()) {
      upload.write(array, 0, array.length);
      array[0]++;
      BlobPlacement placement = blobs().persist(List.of(upload), "class").getFirst();
      array[1]++;
      assertThat(BlobContents.read(blobs().open(placement))).isEqualTo(content);
    }
  }

  @Test
  default void severalContentsArePlacedInTheirOrder() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    List<BlobUpload> uploads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] content = BlobContents.random(i == 7 || i == 12 ? 1_500_000 : 100 * i, i);
      BlobUpload upload = blobs().begin();
      upload.write(content, 0, content.length);
      contents.add(content);
      uploads.add(upload);
    }
    List<BlobPlacement> placements = blobs().persist(uploads.reversed(), "class");
    for (int i = 0; i < 20; i++) {
      assertThat(BlobContents.read(blobs().open(placements.get(19 - i))))
          .isEqualTo(contents.get(i));
      assertThat(placements.get(19 - i).id()).isEqualTo(uploads.get(i).reference().id());
    }
  }

  @Test
  default void persistingNothingGivesNothing() {
    assertThat(blobs().persist(List.of(), "class")).isEmpty();
  }

  @Test
  default void noTwoContentsHaveOneIdentifier() {
    Set<Long> ids = new HashSet<>();
    byte[] content = {1, 2, 3};
    for (int i = 0; i < 100; i++) {
      try (BlobUpload upload = blobs().begin()) {
        upload.write(content, 0, 3);
        ids.add(upload.reference().id());
      }
      ids.add(persist(content).id());
    }
    assertThat(ids).hasSize(200);
  }

  @Test
  default void anUploadGivenUpLeavesOthersAlone() throws IOException {
    byte[] content = BlobContents.random(2_000_000, 4);
    for (int size : new int[] {10, 1_500_000}) {
      BlobUpload abandoned = blobs().begin();
      BlobUpload kept = blobs().begin();
      abandoned.write(content, 0, size);
      kept.write(content, 0, content.length);
      abandoned.close();
      abandoned.close();
      BlobPlacement placement = blobs().persist(List.of(kept), "class").getFirst();
      kept.close();
      kept.close();
      assertThat(BlobContents.read(blobs().open(placement))).isEqualTo(content);
    }
  }

  @Test
  default void contentIsReadByManyAtOnceAndInPieces() throws IOException {
    byte[] content = BlobContents.random(300_000, 6);
    BlobPlacement placement = persist(content);
    try (InputStream first = blobs().open(placement);
        InputStream second = blobs().open(placement)) {
      assertThat(first.read()).isEqualTo(content[0] & 0xFF);
      assertThat(second.readNBytes(100_000)).isEqualTo(Arrays.copyOf(content, 100_000));
      assertThat(first.skip(99_999)).isEqualTo(99_999);
      byte[] rest = second.readAllBytes();
      assertThat(first.readAllBytes()).isEqualTo(rest).hasSize(200_000);
      assertThat(first.read()).isEqualTo(-1);
      assertThat(first.read(new byte[5], 0, 5)).isEqualTo(-1);
    }
  }

  @Test
  default void readingWithAWrongPlacementFailsInsteadOfGivingWrongBytes() {
    BlobPlacement right = persist(BlobContents.random(40_000, 8));
    fails(
        new BlobPlacement(
            right.id(), right.segment(), right.offset(), right.length(), right.crc32c() + 1));
    fails(
        new BlobPlacement(
            right.id(), right.segment(), right.offset(), right.length() - 1, right.crc32c()));
    fails(
        new BlobPlacement(
            right.id(), right.segment(), right.offset(), right.length() + 1, right.crc32c()));
    fails(
        new BlobPlacement(
            right.id() + 1_000, right.segment() + 1_000, right.offset(), right.length(), 1));
  }

  @Test
  default void erasedContentIsGoneAndItsNeighboursAreNot() throws IOException {
    for (int size : new int[] {1, 70_000, 2_000_000}) {
      byte[] before = BlobContents.random(size, 9);
      byte[] after = BlobContents.random(size, 11);
      BlobPlacement first = persist(before);
      BlobPlacement gone = persist(BlobContents.random(size, 10));
      BlobPlacement alsoGone = persist(BlobContents.random(size, 12));
      BlobPlacement last = persist(after);
      blobs().erase(List.of(gone, alsoGone));
      fails(gone);
      fails(alsoGone);
      assertThat(BlobContents.read(blobs().open(first))).isEqualTo(before);
      assertThat(BlobContents.read(blobs().open(last))).isEqualTo(after);
    }
  }

  @Test
  default void erasingTwiceIsErasingOnce() {
    BlobPlacement gone = persist(BlobContents.random(1_000, 13));
    blobs().erase(List.of(gone, gone));
    blobs().erase(List.of(gone));
    fails(gone);
  }

  @Test
  default void manyThreadsPersistAndReadAtOnce() throws InterruptedException, ExecutionException {
    List<Future<?>> writers = new ArrayList<>();
    Set<Long> ids = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 16; writer++) {
        int seed = writer;
        writers.add(threads.submit(() -> persistAndRead(seed, ids)));
      }
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    assertThat(ids).hasSize(16 * 30);
  }

  private Void persistAndRead(int seed, Set<Long> ids) throws IOException {
    for (int i = 0; i < 30; i++) {
      byte[] content = BlobContents.random(i == 20 ? 1_200_000 : 5_000 * (i % 8), seed * 100 + i);
      BlobPlacement placement = persist(content, "class" + seed % 3);
      ids.add(placement.id());
      assertThat(BlobContents.read(blobs().open(placement))).isEqualTo(content);
    }
    return null;
  }

  private BlobPlacement persist(byte[] content) {
    return persist(content, "class");
  }

  private BlobPlacement persist(byte[] content, String retentionClass) {
    return BlobContents.persist(blobs(), content, retentionClass);
  }

  private void fails(BlobPlacement placement) {
    assertThatThrownBy(() -> BlobContents.read(blobs().open(placement)))
        .isInstanceOf(StoreException.class);
  }
}
