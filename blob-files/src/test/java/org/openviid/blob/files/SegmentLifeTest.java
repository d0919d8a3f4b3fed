package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.schema.Outcome;
import org.openviid.store.BlobContents;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.StoreException;

/// What lies on the disk: which files there are, what is in them, and what becomes of them.
class SegmentLifeTest {
  @TempDir Path root;
  private StoreFolder folder;

  @BeforeEach
  void open() {
    folder = new StoreFolder(root, StoreFolder.SETTINGS);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void smallContentsOfOneClassAndDayShareASegment() {
    BlobPlacement first = folder.persist(1_000, 1);
    BlobPlacement second = folder.persist(10_000, 2);
    assertThat(second.segment()).isEqualTo(first.segment());
    assertThat(first.offset()).isEqualTo(SegmentHeader.BYTES + RecordHeader.BYTES);
    assertThat(second.offset()).isEqualTo(first.offset() + 1_000 + RecordHeader.BYTES);
    assertThat(root.relativize(folder.fileOf(first)).toString())
        .matches("class/20260301/[0-9a-f]{16}\\.seg");
  }

  @Test
  void aLargeContentIsASegmentOfItsOwn() {
    BlobPlacement small = folder.persist(1_000, 1);
    BlobPlacement large = folder.persist(10_001, 2);
    assertThat(large.segment()).isNotEqualTo(small.segment());
    assertThat(folder.fileOf(large)).hasSize(SegmentHeader.BYTES + RecordHeader.BYTES + 10_001);
    assertThat(root.resolve("staging")).isEmptyDirectory();
  }

  @Test
  void theDayIsThatOfTheZone() {
    folder.clock.move(Duration.ofHours(11).plusMinutes(59));
    BlobPlacement before = folder.persist(10, 1);
    folder.clock.move(Duration.ofMinutes(1));
    BlobPlacement after = folder.persist(10, 2);
    assertThat(folder.fileOf(before).getParent()).hasFileName("20260301");
    assertThat(folder.fileOf(after).getParent()).hasFileName("20260302");
  }

  @Test
  void aFullSegmentIsFollowedByTheNext() {
    List<BlobPlacement> placements = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      placements.add(folder.persist(9_000, i));
    }
    assertThat(placements).extracting(BlobPlacement::segment).isSorted();
    assertThat(folder.store().segments())
        .hasSize(4)
        .allSatisfy(segment -> assertThat(segment.bytes()).isLessThan(50_000 + 9_100));
    for (int i = 0; i < 20; i++) {
      assertThat(folder.read(placements.get(i))).isEqualTo(BlobContents.random(9_000, i));
    }
  }

  @Test
  void afterOpeningAgainContentsAreThereAndGoToANewSegment() {
    BlobPlacement before = folder.persist(1_000, 1);
    folder.reopened();
    BlobPlacement after = folder.persist(1_000, 2);
    assertThat(after.segment()).isGreaterThan(before.segment());
    assertThat(after.id()).isGreaterThan(before.id());
    assertThat(folder.read(before)).isEqualTo(BlobContents.random(1_000, 1));
    assertThat(folder.read(after)).isEqualTo(BlobContents.random(1_000, 2));
  }

  @Test
  void numbersAreNotGivenTwiceThoughTheCountIsLost() throws IOException {
    BlobPlacement before = folder.persist(1_000, 1);
    for (byte[] content : new byte[][] {new byte[0], new byte[12], {1, 2, 3}}) {
      Files.write(root.resolve("epoch"), content);
      folder.reopened();
      BlobPlacement after = folder.persist(1_000, 2);
      assertThat(after.id()).isGreaterThan(before.id());
      assertThat(after.segment()).isGreaterThan(before.segment());
      before = after;
    }
  }

  @Test
  void whatACrashLeftInStagingIsRemovedAndStrangersAreLeftAlone() throws IOException {
    Files.write(root.resolve("staging").resolve("7.part"), new byte[10]);
    Files.createDirectories(root.resolve("lost+found"));
    Files.createDirectories(root.resolve("class").resolve("notes"));
    Files.write(root.resolve("class").resolve("notes").resolve("readme.txt"), new byte[10]);
    folder.reopened();
    assertThat(root.resolve("staging")).isEmptyDirectory();
    assertThat(root.resolve("class").resolve("notes").resolve("readme.txt")).exists();
    assertThat(folder.store().segments()).isEmpty();
  }

  @Test
  void aTornEndIsPassedOver() throws IOException {
    BlobPlacement kept = folder.persist(5_000, 1);
    BlobPlacement torn = folder.persist(5_000, 2);
    Path file = folder.fileOf(kept);
    folder.close();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(torn.offset() + 100);
    }
    folder.reopened();
    assertThat(folder.read(kept)).isEqualTo(BlobContents.random(5_000, 1));
    assertThatThrownBy(() -> folder.read(torn))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1618");
    SegmentScan scan = folder.store().scan(kept.segment());
    assertThat(scan.records()).containsExactly(new SegmentScan.Entry(kept, true));
    assertThat(scan.damaged()).isZero();
    assertThat(scan.unfinished()).isEqualTo(100 + RecordHeader.BYTES);
  }

  @Test
  void anyWrongByteOfAContentIsNoticedBeforeItsEnd() throws IOException {
    BlobPlacement small = folder.persist(9_999, 1);
    BlobPlacement large = folder.persist(500_000, 2);
    for (BlobPlacement placement : List.of(small, large)) {
      for (long at : new long[] {0, 1, placement.length() / 2, placement.length() - 1}) {
        flip(folder.fileOf(placement), placement.offset() + at);
        assertThatThrownBy(() -> folder.read(placement))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("checksum")
            .satisfies(e -> assertThat(((StoreException) e).outcome()).isEqualTo(Outcome.FAILURE));
        assertThatThrownBy(() -> readExactly(placement)).isInstanceOf(StoreException.class);
        flip(folder.fileOf(placement), placement.offset() + at);
      }
      assertThat(folder.read(placement)).hasSize((int) placement.length());
    }
  }

  private void readExactly(BlobPlacement placement) throws IOException {
    try (InputStream stream = folder.store().open(placement)) {
      byte[] target = new byte[(int) placement.length()];
      int got = 0;
      while (got < target.length) {
        got += stream.read(target, got, target.length - got);
      }
    }
  }

  @Test
  void aWrongHeaderIsNoticedAndHidesNoNeighbour() throws IOException {
    BlobPlacement first = folder.persist(3_000, 1);
    BlobPlacement hit = folder.persist(3_000, 2);
    BlobPlacement last = folder.persist(3_000, 3);
    flip(folder.fileOf(hit), hit.offset() - RecordHeader.BYTES + 13);
    assertThatThrownBy(() -> folder.read(hit))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1615");
    assertThatThrownBy(() -> folder.store().erase(List.of(hit, last)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1621");
    SegmentScan scan = folder.store().scan(hit.segment());
    assertThat(scan.records())
        .containsExactly(new SegmentScan.Entry(first, true), new SegmentScan.Entry(last, false));
    assertThat(scan.damaged()).isEqualTo(3_000 + RecordHeader.BYTES);
    assertThat(folder.read(first)).hasSize(3_000);
  }

  @Test
  void aFileThatIsGoneIsNoticed() throws IOException {
    BlobPlacement placement = folder.persist(3_000, 1);
    Files.delete(folder.fileOf(placement));
    assertThatThrownBy(() -> folder.read(placement))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1613");
    folder.store().erase(List.of(placement));
    folder.reopened();
    assertThatThrownBy(() -> folder.read(placement))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1612");
  }

  @Test
  void erasedContentIsOverwrittenOnTheDisk() throws IOException {
    for (int length : new int[] {16, 9_000, 700_000}) {
      byte[] content = BlobContents.random(length, length);
      BlobPlacement placement = folder.persist(length, length);
      assertThat(folder.contains(content)).isTrue();
      Path file = folder.fileOf(placement);
      folder.store().erase(List.of(placement));
      assertThat(folder.contains(content)).isFalse();
      byte[] bytes = Files.readAllBytes(file);
      int start = (int) placement.offset();
      assertThat(Arrays.copyOfRange(bytes, start, start + length)).containsOnly(0);
      assertThatThrownBy(() -> folder.read(placement))
          .isInstanceOf(StoreException.class)
          .satisfies(e -> assertThat(((StoreException) e).outcome()).isEqualTo(Outcome.NOT_FOUND));
      assertThat(folder.store().dead(placement.segment()))
          .isEqualTo(folder.store().scan(placement.segment()).dead());
    }
  }

  @Test
  void deadBytesAreCountedOnceAndCountedAnewWhenTheSumIsDamaged() throws IOException {
    BlobPlacement first = folder.persist(1_000, 1);
    BlobPlacement second = folder.persist(2_000, 2);
    folder.store().erase(List.of(first));
    folder.store().erase(List.of(first));
    assertThat(folder.store().dead(first.segment())).isEqualTo(1_032);
    folder.reopened();
    assertThat(folder.store().dead(first.segment())).isEqualTo(1_032);
    flip(folder.fileOf(first), SegmentHeader.DEAD_AT + 3);
    assertThat(folder.store().dead(first.segment())).isEqualTo(1_032);
    folder.store().erase(List.of(second));
    assertThat(folder.store().dead(first.segment())).isEqualTo(1_032 + 2_032);
  }

  @Test
  void nobodyWaitsForeverForMemory() {
    List<BlobUpload> uploads = new ArrayList<>();
    byte[] content = new byte[10_000];
    assertThatThrownBy(
            () -> {
              while (uploads.size() < 10_000) {
                BlobUpload upload = folder.store().begin();
                uploads.add(upload);
                upload.write(content, 0, content.length);
              }
            })
        .isInstanceOf(StoreException.class)
        .satisfies(e -> assertThat(((StoreException) e).outcome()).isEqualTo(Outcome.BUSY));
    assertThat(uploads).hasSizeGreaterThan(100);
    assertThat(folder.store().uploadMemoryUsed()).isBetween(6L << 20, 8L << 20);
    folder.store().persist(uploads, "class");
    assertThat(folder.store().uploadMemoryUsed()).isZero();
    assertThat(folder.persist(10_000, 1).length()).isEqualTo(10_000);
  }

  @Test
  void anUploadIsUsedOnce() {
    BlobUpload upload = folder.store().begin();
    folder.store().persist(List.of(upload), "class");
    assertThatThrownBy(() -> folder.store().persist(List.of(upload), "class"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> upload.write(new byte[1], 0, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(upload::sha256).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyNamesOfFoldersAreClasses() {
    for (String name :
        List.of("", "A", "a/b", "..", "staging", "é", "-a", "a".repeat(41), "a.b", "a b")) {
      assertThatThrownBy(() -> folder.store().persist(List.of(), name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String name : List.of("a", "motor-vehicle", "30d", "a_b", "staging1", "a".repeat(40))) {
      assertThat(folder.store().persist(List.of(), name)).isEmpty();
    }
  }

  @Test
  void aClosedStoreRefusesToServe() {
    BlobPlacement placement = folder.persist(10, 1);
    SegmentBlobStore store = folder.store();
    BlobUpload upload = store.begin();
    store.close();
    store.close();
    assertThatThrownBy(store::begin).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.persist(List.of(upload), "class"))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.open(placement)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.erase(List.of(placement))).isInstanceOf(StoreException.class);
  }

  private static void flip(Path file, long position) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) (one.get(0) ^ 1));
      channel.write(one.flip(), position);
    }
  }
}
