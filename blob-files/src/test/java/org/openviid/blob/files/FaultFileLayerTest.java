package org.openviid.blob.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.blob.files.FaultFileLayer.Fault;
import org.openviid.blob.files.FaultFileLayer.Survival;

/// Whether the file layer that fails forgets and fails as it says.
class FaultFileLayerTest {
  private static final Path ROOT = Path.of("/data").toAbsolutePath();
  private static final Path FILE = ROOT.resolve("file");

  private final FaultFileLayer layer = new FaultFileLayer(ROOT);

  @Test
  void whatWasForcedSurvives() throws IOException {
    try (OpenFile file = layer.create(FILE)) {
      file.append(bytes(1, 2, 3), bytes(4));
      file.force();
      layer.forceDirectory(ROOT);
      file.writeAt(1, bytes(9));
      file.append(bytes(5));
    }
    assertThat(layer.contents().get(FILE)).containsExactly(1, 9, 3, 4, 5);
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents().get(FILE))
        .containsExactly(1, 2, 3, 4);
    assertThat(layer.restarted(Survival.EVERYTHING, 0).contents().get(FILE))
        .containsExactly(1, 9, 3, 4, 5);
  }

  @Test
  void aNameThatWasNotForcedIsLostThoughItsContentWas() throws IOException {
    try (OpenFile file = layer.create(FILE)) {
      file.append(bytes(1));
      file.force();
    }
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents()).isEmpty();
  }

  @Test
  void whatLiesInADirectoryThatWasNotForcedIsLost() throws IOException {
    Path directory = ROOT.resolve("directory");
    layer.createDirectory(directory);
    layer.create(directory.resolve("file")).close();
    layer.forceDirectory(directory);
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents()).isEmpty();
    layer.forceDirectory(ROOT);
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents())
        .containsKey(directory.resolve("file"));
  }

  @Test
  void aRenameAndADeletionAreUndoneUnlessForced() throws IOException {
    layer.create(FILE).close();
    layer.forceDirectory(ROOT);
    layer.rename(FILE, ROOT.resolve("other"));
    assertThat(layer.contents()).containsOnlyKeys(ROOT.resolve("other"));
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents()).containsOnlyKeys(FILE);
    layer.delete(ROOT.resolve("other"));
    layer.forceDirectory(ROOT);
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents()).isEmpty();
  }

  @Test
  void tearingKeepsSomeSectorsAndNotAlwaysTheSame() throws IOException {
    try (OpenFile file = layer.create(FILE)) {
      layer.forceDirectory(ROOT);
      byte[] sectors = new byte[512 * 4];
      Arrays.fill(sectors, (byte) 7);
      file.append(ByteBuffer.wrap(sectors));
    }
    Set<String> outcomes = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      byte[] left = requireNonNull(layer.restarted(Survival.TORN, seed).contents().get(FILE));
      StringBuilder outcome = new StringBuilder();
      for (int at = 0; at < left.length; at += 512) {
        outcome.append(left[at]);
      }
      outcomes.add(outcome.toString());
    }
    assertThat(outcomes).contains("").hasSizeGreaterThan(5);
  }

  @Test
  void afterTheLossOfPowerNothingWorks() throws IOException {
    OpenFile file = layer.create(FILE);
    layer.failAt(3, Fault.POWER);
    file.append(bytes(1));
    assertThatThrownBy(() -> file.append(bytes(2))).isInstanceOf(IOException.class);
    assertThat(layer.isOff()).isTrue();
    assertThat(layer.steps()).isEqualTo(3);
    assertThatThrownBy(file::force).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> file.readAt(0, ByteBuffer.allocate(1)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> layer.create(ROOT.resolve("x"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> layer.list(ROOT)).isInstanceOf(IOException.class);
  }

  @Test
  void aFullDiskTakesPartOfAWriteAndIsFullUntilThereIsRoom() throws IOException {
    OpenFile file = layer.create(FILE);
    layer.failAt(2, Fault.FULL);
    assertThatThrownBy(() -> file.append(bytes(1, 2, 3, 4))).hasMessageContaining("No space left");
    assertThat(file.size()).isEqualTo(2);
    assertThatThrownBy(() -> file.append(bytes(1))).hasMessageContaining("No space left");
    assertThatThrownBy(() -> layer.create(ROOT.resolve("x"))).hasMessageContaining("No space left");
    file.writeAt(0, bytes(9));
    file.force();
    layer.makeRoom();
    file.append(bytes(5));
    assertThat(layer.contents().get(FILE)).containsExactly(9, 2, 5);
  }

  @Test
  void afterAFailedForceItsDataNeverBecomeDurable() throws IOException {
    OpenFile file = layer.create(FILE);
    layer.forceDirectory(ROOT);
    file.append(bytes(1));
    file.force();
    file.append(bytes(2));
    layer.failAt(layer.steps() + 1, Fault.FORCE);
    assertThatThrownBy(file::force).isInstanceOf(IOException.class);
    file.append(bytes(3));
    file.force();
    assertThat(layer.contents().get(FILE)).containsExactly(1, 2, 3);
    assertThat(layer.restarted(Survival.FORCED_ONLY, 0).contents().get(FILE))
        .containsExactly(1, 0, 3);
  }

  @Test
  void damageStaysAfterARestart() throws IOException {
    try (OpenFile file = layer.create(FILE)) {
      file.append(bytes(1, 2, 3));
      file.force();
      layer.forceDirectory(ROOT);
    }
    FaultFileLayer restarted = layer.restarted(Survival.FORCED_ONLY, 0);
    restarted.damage(FILE, 1);
    assertThat(restarted.contents().get(FILE)).containsExactly(1, 6, 3);
    assertThat(restarted.restarted(Survival.FORCED_ONLY, 0).contents().get(FILE))
        .containsExactly(1, 6, 3);
  }

  @Test
  void mistakesFailAsOnADisk() throws IOException {
    layer.create(FILE).close();
    assertThatThrownBy(() -> layer.create(FILE)).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> layer.open(ROOT.resolve("x"))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> layer.create(ROOT.resolve("x").resolve("y")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> layer.rename(ROOT.resolve("x"), FILE))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(layer.list(ROOT.resolve("x"))).isEmpty();
    layer.delete(ROOT.resolve("x"));
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }
}
