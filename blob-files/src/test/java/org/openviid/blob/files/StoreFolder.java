package org.openviid.blob.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.openviid.store.BlobContents;
import org.openviid.store.BlobPlacement;

/// A store in a folder of the disk, with small segments, as several tests use it.
final class StoreFolder implements AutoCloseable {
  static final SegmentSettings SETTINGS =
      new SegmentSettings(
          8 << 20,
          10_000,
          50_000,
          1 << 20,
          Duration.ofMillis(50),
          Duration.ZERO,
          SegmentSettings.DEFAULT.zone());

  private final Path root;
  private final SegmentSettings settings;
  final WatchedFileLayer layer = new WatchedFileLayer();
  final MovableClock clock = new MovableClock();
  private SegmentBlobStore store;

  StoreFolder(Path root, SegmentSettings settings) {
    this.root = root;
    this.settings = settings;
    this.store = open();
  }

  private SegmentBlobStore open() {
    return SegmentBlobStore.open(root, settings, layer, clock);
  }

  SegmentBlobStore store() {
    return store;
  }

  SegmentBlobStore reopened() {
    store.close();
    store = open();
    return store;
  }

  BlobPlacement persist(int length, long seed) {
    return BlobContents.persist(store, BlobContents.random(length, seed), "class");
  }

  byte[] read(BlobPlacement placement) {
    try {
      return BlobContents.read(store.open(placement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path fileOf(BlobPlacement placement) {
    return store.segments().stream()
        .filter(segment -> segment.number() == placement.segment())
        .findFirst()
        .orElseThrow()
        .file();
  }

  /// All files below the folder.
  List<Path> files() {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a file below the folder contains the beginning of a content.
  boolean contains(byte[] content) {
    return files().stream().anyMatch(file -> FaultScript.occurs(content, bytes(file)));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
