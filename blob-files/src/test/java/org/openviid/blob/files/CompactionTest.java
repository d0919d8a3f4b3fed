package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.BlobContents;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;

/// Rewriting and deleting whole segments.
class CompactionTest {
  @TempDir Path root;
  private StoreFolder folder;
  private final References references = new References();
  private final List<BlobPlacement> persisted = new ArrayList<>();

  @BeforeEach
  void open() {
    folder = new StoreFolder(root, StoreFolder.SETTINGS);
    for (int i = 0; i < 10; i++) {
      BlobPlacement placement = folder.persist(4_000 + i, i);
      persisted.add(placement);
      references.add(placement);
    }
    folder.clock.move(Duration.ofDays(1));
  }

  @AfterEach
  void close() {
    folder.close();
  }

  private long segment() {
    return persisted.getFirst().segment();
  }

  private void erase(int index) {
    folder.store().erase(List.of(persisted.get(index)));
    references.remove(persisted.get(index).id());
  }

  @Test
  void whatIsLeftMovesToAnotherFileOfTheSameDay() {
    for (int i = 0; i < 8; i++) {
      erase(i);
    }
    Path before = folder.fileOf(persisted.getFirst());
    long gained = folder.store().compact(segment(), references);
    assertThat(gained).isBetween(32_000L, 33_000L);
    assertThat(before).doesNotExist();
    for (int i = 8; i < 10; i++) {
      BlobPlacement place = references.of(persisted.get(i).id());
      assertThat(place.segment()).isNotEqualTo(segment());
      assertThat(folder.fileOf(place).getParent()).isEqualTo(before.getParent());
      assertThat(folder.read(place)).isEqualTo(BlobContents.random(4_000 + i, i));
    }
    folder.reopened();
    assertThat(folder.read(references.of(persisted.get(9).id()))).hasSize(4_009);
  }

  @Test
  void whatNothingRefersToIsNotCopied() {
    byte[] content = BlobContents.random(4_003, 3);
    references.remove(persisted.get(3).id());
    folder.store().compact(segment(), references);
    assertThat(folder.contains(content)).isFalse();
    assertThat(folder.contains(BlobContents.random(4_004, 4))).isTrue();
  }

  @Test
  void aSegmentOfNothingButDeadContentsIsDeleted() {
    for (int i = 0; i < 10; i++) {
      erase(i);
    }
    folder.store().compact(segment(), references);
    assertThat(folder.store().segments()).isEmpty();
  }

  @Test
  void aSegmentThatGrowsOrWasSealedLatelyIsLeftAlone() {
    BlobPlacement today = folder.persist(10, 99);
    assertThat(folder.store().compact(today.segment(), references)).isZero();
    assertThat(folder.read(today)).hasSize(10);
    folder.close();
    SegmentSettings settling =
        new SegmentSettings(
            8 << 20,
            10_000,
            1,
            1,
            Duration.ZERO,
            Duration.ofHours(1),
            SegmentSettings.DEFAULT.zone());
    try (StoreFolder other = new StoreFolder(root, settling)) {
      BlobPlacement fresh = other.persist(1_000, 1);
      BlobPlacement next = other.persist(1_000, 2);
      assertThat(next.segment()).isNotEqualTo(fresh.segment());
      assertThat(other.store().compact(fresh.segment(), references)).isZero();
      assertThat(other.read(fresh)).hasSize(1_000);
      other.clock.move(Duration.ofMinutes(61));
      assertThat(other.store().compact(fresh.segment(), references)).isPositive();
    }
  }

  @Test
  void whoeverHoldsTheFormerPlaceReadsAndErasesAtTheNewOne() {
    BlobPlacement former = persisted.get(5);
    folder.store().compact(segment(), references);
    assertThat(folder.read(former)).isEqualTo(BlobContents.random(4_005, 5));
    folder.store().erase(List.of(former));
    assertThat(folder.contains(BlobContents.random(4_005, 5))).isFalse();
    assertThatThrownBy(() -> folder.read(references.of(former.id())))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void aReaderThatHasBegunReadsToTheEnd() throws IOException {
    BlobPlacement large = folder.persist(600_000, 77);
    references.add(large);
    folder.clock.move(Duration.ofDays(1));
    try (InputStream stream = folder.store().open(large)) {
      byte[] beginning = stream.readNBytes(1_000);
      folder.store().compact(large.segment(), references);
      assertThat(beginning).hasSize(1_000);
      assertThat(stream.readAllBytes()).hasSize(599_000);
    }
  }

  @Test
  void whatIsErasedWhileItIsMovedIsErasedAtBothPlaces() {
    BlobPlacement victim = persisted.get(2);
    Relocation erasing = during(places -> folder.store().erase(List.of(victim)));
    folder.store().compact(segment(), erasing);
    assertThat(folder.contains(BlobContents.random(4_002, 2))).isFalse();
    assertThat(folder.read(references.of(persisted.get(1).id()))).hasSize(4_001);
  }

  @Test
  void whatIsErasedWhileItIsCopiedIsErasedAtBothPlaces() {
    BlobPlacement victim = persisted.get(2);
    folder.layer.beforeRename(() -> folder.store().erase(List.of(victim)));
    folder.store().compact(segment(), references);
    assertThat(folder.contains(BlobContents.random(4_002, 2))).isFalse();
    assertThat(folder.contains(BlobContents.random(4_001, 1))).isTrue();
  }

  @Test
  void whatIsNotReferredToAnyMoreWhenItHasMovedIsErased() {
    Relocation removing = during(places -> references.remove(persisted.get(2).id()));
    folder.store().compact(segment(), removing);
    assertThat(folder.contains(BlobContents.random(4_002, 2))).isFalse();
    assertThat(folder.contains(BlobContents.random(4_001, 1))).isTrue();
  }

  @Test
  void aCompactionThatTheDatabaseCouldNotFollowIsFinishedAfterOpening() {
    Relocation failing =
        during(
            places -> {
              throw new StoreException("OV-1500");
            });
    assertThatThrownBy(() -> folder.store().compact(segment(), failing))
        .isInstanceOf(StoreException.class);
    for (BlobPlacement placement : persisted) {
      assertThat(folder.read(placement)).hasSize((int) placement.length());
    }
    folder.reopened();
    folder.store().erase(List.of(persisted.get(4)));
    folder.store().finishCompactions(references);
    assertThat(folder.store().segments()).hasSize(1);
    assertThat(folder.contains(BlobContents.random(4_004, 4))).isFalse();
    assertThat(folder.read(references.of(persisted.get(9).id())))
        .isEqualTo(BlobContents.random(4_009, 9));
  }

  @Test
  void damagedContentStaysDamagedAndIsNoReasonToStop() throws IOException {
    BlobPlacement hit = persisted.get(6);
    byte[] bytes = Files.readAllBytes(folder.fileOf(hit));
    bytes[(int) hit.offset() + 17]++;
    Files.write(folder.fileOf(hit), bytes);
    folder.store().compact(segment(), references);
    assertThatThrownBy(() -> folder.read(references.of(hit.id())))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("checksum");
    assertThat(folder.read(references.of(persisted.get(7).id()))).hasSize(4_007);
  }

  @Test
  void aSegmentWithADamagedHeaderIsNotCompacted() throws IOException {
    BlobPlacement hit = persisted.get(6);
    byte[] bytes = Files.readAllBytes(folder.fileOf(hit));
    bytes[(int) hit.offset() - 20]++;
    Files.write(folder.fileOf(hit), bytes);
    assertThatThrownBy(() -> folder.store().compact(segment(), references))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1622");
    assertThat(folder.read(persisted.get(7))).hasSize(4_007);
  }

  @Test
  void aDayThatIsOverIsDroppedWithItsFolder() {
    BlobPlacement other =
        BlobContents.persist(folder.store(), BlobContents.random(100, 1), "other");
    BlobPlacement today = folder.persist(100, 2);
    BlobPlacement large = folder.persist(20_000, 3);
    LocalDate tomorrow = LocalDate.of(2026, 3, 3);
    assertThat(folder.store().dropOlderThan("class", LocalDate.of(2026, 3, 1))).isZero();
    assertThat(folder.store().dropOlderThan("class", tomorrow)).isGreaterThan(40_000);
    assertThat(root.resolve("class").resolve("20260301")).doesNotExist();
    assertThatThrownBy(() -> folder.read(persisted.getFirst())).isInstanceOf(StoreException.class);
    assertThat(folder.read(today)).hasSize(100);
    folder.clock.move(Duration.ofDays(5));
    assertThat(folder.store().dropOlderThan("class", tomorrow)).isGreaterThan(20_000);
    assertThatThrownBy(() -> folder.read(large)).isInstanceOf(StoreException.class);
    assertThat(folder.read(other)).hasSize(100);
    assertThat(folder.read(folder.persist(100, 4))).hasSize(100);
  }

  /// The references, with something that happens between the copying and the taking over.
  private Relocation during(Consumer<List<BlobPlacement>> event) {
    return new Relocation() {
      @Override
      public Set<Long> referenced(Collection<Long> ids) {
        return references.referenced(ids);
      }

      @Override
      public Set<Long> moved(List<BlobPlacement> to) {
        event.accept(to);
        return references.moved(to);
      }
    };
  }
}
