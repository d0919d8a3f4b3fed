package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.SampleObjects.wagon;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.StoreException;

class BackupTest {
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir private Path root;

  private AgingStore original() {
    return new AgingStore(root.resolve("original"), AgingStore.THIRTY_DAYS);
  }

  private Path backup() {
    return root.resolve("backup");
  }

  private Path restored() {
    return root.resolve("restored");
  }

  private StoreBackup.Verdict restore(boolean damaged) {
    return StoreBackup.open(backup()).restore(restored(), Stores.SETTINGS, damaged, (_, _) -> {});
  }

  private AgingStore opened() {
    return new AgingStore(restored(), AgingStore.THIRTY_DAYS);
  }

  private Path onlySegment() throws IOException {
    try (Stream<Path> files = Files.walk(backup())) {
      return files.filter(file -> file.toString().endsWith(".seg")).findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasThereIsThereAgainAndWhatCameLaterIsNot() {
    long picture;
    try (AgingStore store = original()) {
      store.put(wagon("W1").set("Speed", 1).build());
      picture = store.putWithPicture("W2", "a picture");
      store.state("peers", "P1", "a peer");
      BackupManifest manifest = store.store().backup(backup(), LATER, (_, _) -> {});
      assertThat(manifest.sequence()).isEqualTo(2);
      assertThat(manifest.expires()).isEqualTo(LATER);
      store.put(wagon("W3").build());
    }
    StoreBackup.Verdict verdict = restore(false);
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.pictures()).isEqualTo(1);
    try (AgingStore store = opened()) {
      assertThat(store.has("W1")).isTrue();
      assertThat(store.has("W3")).isFalse();
      assertThat(store.picture(picture)).contains("a picture");
      assertThat(store.store().states().get("peers", "P1")).isPresent();
      assertThat(store.store().epoch()).as("readers of the log see that it was set back").isEqualTo(2);
      assertThat(store.store().node()).isEqualTo("node");
    }
  }

  @Test
  void aRestoredStoreGoesOnByItself() {
    try (AgingStore store = original()) {
      store.putWithPicture("W1", "a picture");
      store.store().backup(backup(), LATER, (_, _) -> {});
    }
    restore(false);
    try (AgingStore store = opened()) {
      long picture = store.putWithPicture("W2", "another picture");
      store.reopen();
      assertThat(store.picture(picture)).contains("another picture");
      store.delete("W1");
      store.clock.advance(Duration.ofDays(31));
      store.store().retain();
      assertThat(store.has("W2")).isFalse();
    }
    assertThat(StoreBackup.open(backup()).verify((_, _) -> {}).problems()).as("the backup is left alone").isEmpty();
  }

  @Test
  void everythingAcknowledgedBeforeIsInABackupThatIsMadeUnderLoad() throws Exception {
    AtomicBoolean ending = new AtomicBoolean();
    AtomicInteger acknowledged = new AtomicInteger();
    List<Long> pictures = new ArrayList<>();
    try (AgingStore store = original()) {
      Thread load = Thread.ofVirtual().start(() -> {
        for (int i = 0; !ending.get(); i++) {
          long picture = store.putWithPicture("W" + i, "picture " + i);
          synchronized (pictures) {
            pictures.add(picture);
          }
          acknowledged.set(i + 1);
        }
      });
      while (acknowledged.get() < 200) {
        Thread.onSpinWait();
      }
      int before = acknowledged.get();
      store.store().backup(backup(), LATER, (_, _) -> {});
      assertThat(acknowledged.get()).as("uploads go on meanwhile").isGreaterThan(before);
      ending.set(true);
      load.join();
      restore(false);
      try (AgingStore copy = opened()) {
        for (int i = 0; i < before; i++) {
          assertThat(copy.has("W" + i)).isTrue();
          assertThat(copy.picture(pictures.get(i))).contains("picture " + i);
        }
      }
    }
  }

  @Test
  void segmentsThatAreSealedAreSharedAndThoseThatGrowAreCopied() throws IOException {
    try (AgingStore store = original()) {
      store.putWithPicture("W1", "first day");
      store.clock.advance(Duration.ofDays(1));
      store.putWithPicture("W2", "second day");
      store.store().backup(backup(), LATER, (_, _) -> {});
      try (Stream<Path> files = Files.walk(backup())) {
        List<Integer> names =
            files.filter(file -> file.toString().endsWith(".seg")).map(BackupTest::names).sorted().toList();
        assertThat(names).containsExactly(1, 2);
      }
      assertThat(root.resolve("original").resolve("backup-links")).doesNotExist();
    }
  }

  private static int names(Path file) {
    try {
      return (int) Files.getAttribute(file, "unix:nlink");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void linksOfABackupThatWasBrokenOffAreRemovedAtTheNextOpening() throws IOException {
    try (AgingStore store = original()) {
      Path left = Files.createDirectories(root.resolve("original").resolve("backup-links"));
      Files.writeString(left.resolve("1"), "what should be gone");
      store.reopen();
      assertThat(left).doesNotExist();
    }
  }

  @Test
  void aDamagedPictureIsFoundAndNamesItsFile() throws IOException {
    try (AgingStore store = original()) {
      store.putWithPicture("W1", "a picture that will be damaged");
      store.store().backup(backup(), LATER, (_, _) -> {});
    }
    overwrite(onlySegment(), Files.size(onlySegment()) - 3);
    StoreBackup.Verdict verdict = StoreBackup.open(backup()).verify((_, _) -> {});
    assertThat(verdict.problems()).hasSize(1).first().asString().contains("1 pictures are damaged");
    assertThatThrownBy(() -> restore(false)).isInstanceOf(StoreException.class).hasMessageContaining("OV-1756");
    assertThat(restored()).doesNotExist();
    assertThat(restore(true).problems()).hasSize(1);
    try (AgingStore store = opened()) {
      assertThat(store.has("W1")).as("the record is whole").isTrue();
    }
  }

  @Test
  void damagedRecordsAndMissingFilesAreFound() throws IOException {
    try (AgingStore store = original()) {
      store.put(wagon("W1").build());
      store.store().backup(backup(), LATER, (_, _) -> {});
    }
    List<BackupManifest.File> files = BackupManifest.read(backup()).files();
    BackupManifest.File table =
        files.stream().filter(file -> file.path().endsWith(".sst")).findFirst().orElseThrow();
    overwrite(backup().resolve(table.path()), 0);
    Path options =
        backup().resolve(files.stream().filter(file -> file.path().contains("OPTIONS")).findFirst().orElseThrow().path());
    Files.delete(options);
    assertThat(StoreBackup.open(backup()).verify((_, _) -> {}).problems())
        .anyMatch(problem -> problem.contains(table.path()) && problem.contains("is not what was written"))
        .anyMatch(problem -> problem.contains("OPTIONS") && problem.contains("is missing"));
  }

  private static void overwrite(Path file, long at) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int before = open.read();
      open.seek(at);
      open.write(before ^ 0xff);
    }
  }

  @Test
  void anUnfinishedBackupIsNone() throws IOException {
    Files.createDirectories(backup().resolve("db"));
    assertThatThrownBy(() -> StoreBackup.open(backup()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1750");
  }

  @Test
  void neitherABackupNorARestoreOverwritesAnything() throws IOException {
    try (AgingStore store = original()) {
      store.put(wagon("W1").build());
      store.store().backup(backup(), LATER, (_, _) -> {});
      assertThatThrownBy(() -> store.store().backup(backup(), LATER, (_, _) -> {}))
          .hasMessageContaining("OV-1753");
    }
    Files.createDirectories(restored());
    Files.writeString(restored().resolve("mine"), "kept");
    assertThatThrownBy(() -> restore(false)).hasMessageContaining("OV-1758");
    assertThat(restored().resolve("mine")).hasContent("kept");
  }

  @Test
  void whatIsErasedAfterwardsIsErasedInSharedSegmentsOfTheBackupToo() throws IOException {
    try (AgingStore store = original()) {
      store.putWithPicture("W1", "to be forgotten");
      store.clock.advance(Duration.ofDays(1));
      store.putWithPicture("W2", "kept");
      store.store().backup(backup(), LATER, (_, _) -> {});
      store.delete("W1");
    }
    StoreBackup.Verdict verdict = StoreBackup.open(backup()).verify((_, _) -> {});
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.erased()).isEqualTo(1);
  }
}
