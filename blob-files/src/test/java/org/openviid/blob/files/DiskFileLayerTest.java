package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileLayerTest {
  @TempDir Path root;
  private final DiskFileLayer layer = new DiskFileLayer();

  @Test
  void bytesAreAppendedAndOverwritten() throws IOException {
    Path path = root.resolve("file");
    try (OpenFile file = layer.create(path)) {
      file.append(text("one"), text(""), text("two"));
      file.writeAt(1, text("NE"));
      file.append(text("!"));
      file.force();
      assertThat(file.size()).isEqualTo(7);
      file.truncate(6);
      file.append(text("?"));
    }
    assertThat(path).hasContent("oNEtwo?");
    try (OpenFile file = layer.open(path)) {
      file.append(text("more"));
    }
    assertThat(path).hasContent("oNEtwo?more");
  }

  @Test
  void thousandsOfBuffersAreAppendedAtOnce() throws IOException {
    ByteBuffer[] buffers = new ByteBuffer[5_000];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = ByteBuffer.allocateDirect(8).putLong(0, i);
    }
    try (OpenFile file = layer.create(root.resolve("file"))) {
      file.append(buffers);
      ByteBuffer last = ByteBuffer.allocate(8);
      file.fill(4_999 * 8, last);
      assertThat(last.getLong(0)).isEqualTo(4_999);
      assertThat(file.size()).isEqualTo(40_000);
    }
  }

  @Test
  void fillingStopsAtTheEndOfTheFile() throws IOException {
    try (OpenFile file = layer.create(root.resolve("file"))) {
      file.append(text("abc"));
      ByteBuffer target = ByteBuffer.allocate(10);
      file.fill(1, target);
      assertThat(target.position()).isEqualTo(2);
      assertThat(file.readAt(3, target)).isEqualTo(-1);
    }
  }

  @Test
  void namesAreCreatedMovedListedAndDeleted() throws IOException {
    Path directory = root.resolve("b");
    layer.createDirectory(directory);
    layer.createDirectory(directory);
    layer.create(root.resolve("c")).close();
    layer.create(root.resolve("a")).close();
    assertThat(layer.list(root)).containsExactly(root.resolve("a"), directory, root.resolve("c"));
    layer.rename(root.resolve("a"), root.resolve("c"));
    layer.delete(root.resolve("a"));
    layer.forceDirectory(root);
    layer.forceName(root.resolve("c"));
    assertThat(layer.list(root)).containsExactly(directory, root.resolve("c"));
    layer.delete(directory);
    assertThat(layer.list(directory)).isEmpty();
    assertThat(layer.usableSpace(root)).isPositive();
  }

  @Test
  void mistakesFail() throws IOException {
    Path path = root.resolve("file");
    layer.create(path).close();
    assertThatThrownBy(() -> layer.create(path)).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> layer.createDirectory(path)).isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> layer.open(root.resolve("x"))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> layer.openForReading(root.resolve("x")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aSmallFileIsReplacedAsAWhole() throws IOException {
    DurableFiles durable = new DurableFiles(layer);
    Path path = root.resolve("file");
    assertThat(durable.content(path)).isEmpty();
    durable.replace(path, "one".getBytes(StandardCharsets.UTF_8));
    Files.writeString(root.resolve("file.new"), "left by a crash");
    durable.replace(path, "second".getBytes(StandardCharsets.UTF_8));
    assertThat(durable.content(path)).hasValue("second".getBytes(StandardCharsets.UTF_8));
    assertThat(layer.list(root)).containsExactly(path);
  }

  @Test
  void directoriesAreCreatedDownFromTheBase() throws IOException {
    DurableFiles durable = new DurableFiles(layer);
    durable.createDirectories(root, root.resolve("a").resolve("b").resolve("c"));
    durable.createDirectories(root, root.resolve("a").resolve("b"));
    assertThat(root.resolve("a").resolve("b").resolve("c")).isDirectory();
    assertThatThrownBy(() -> durable.createDirectories(root, root.resolveSibling("other")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
