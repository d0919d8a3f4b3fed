package org.openviid.blob.files;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openviid.store.BlobContents;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.StoreException;

/// Does everything with a store that changes files, and keeps account of what was acknowledged. Whatever
/// fails is not acknowledged, and the script goes on; it ends when the power fails.
final class FaultScript {
  static final Path ROOT = Path.of("/blobs").toAbsolutePath();
  static final SegmentSettings SETTINGS =
      new SegmentSettings(
          1 << 20,
          4_096,
          8_192,
          1 << 20,
          Duration.ofSeconds(2),
          Duration.ZERO,
          SegmentSettings.DEFAULT.zone());

  final MovableClock clock = new MovableClock();
  final References references = new References();

  /// Contents that were acknowledged and have to be there.
  final Map<Long, byte[]> kept = new HashMap<>();

  /// Contents whose deletion was acknowledged: no byte of them may be found anywhere.
  final Map<Long, byte[]> gone = new HashMap<>();

  /// Contents whose deletion was begun: they are there as a whole or not at all.
  final Map<Long, byte[]> doubtful = new HashMap<>();

  private final FaultFileLayer layer;
  private @Nullable SegmentBlobStore store;
  private int failures;
  private long seed;

  FaultScript(FaultFileLayer layer) {
    this.layer = layer;
  }

  void run() {
    open();
    final long first = persist("a", 300);
    persist("a", 1_000, 60_000, 0, 4_096, 40_000, 17);
    persist("b", 2_000);
    final long second = persist("a", 4_000);
    persist("a", 4_000, 4_000);
    persist("a", 100);
    giveUp(5_000);
    erase(first);
    tomorrow();
    persist("a", 4_000, 20_000);
    compactAll();
    erase(second);
    persist("b", 3_000);
    close();
    open();
    persist("a", 1_500);
    tomorrow();
    eraseOneOf(4_000);
    eraseOneOf(60_000);
    persist("b", 700, 5_000);
    compactAll();
    drop("b");
    persist("a", 1, 5_000);
    close();
  }

  /// Opens the store, at the second attempt if need be.
  private void open() {
    for (int i = 0; i < 2 && store == null && !layer.isOff(); i++) {
      try {
        store = SegmentBlobStore.open(ROOT, SETTINGS, layer, clock);
      } catch (StoreException e) {
        failures++;
      }
    }
    attempt(() -> store().finishCompactions(references));
  }

  private SegmentBlobStore store() {
    return requireNonNull(store);
  }

  private void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  /// Persists contents of some lengths together.
  ///
  /// @return the identifier of the first, or 0 when it was not acknowledged
  private long persist(String retentionClass, int... lengths) {
    List<byte[]> contents =
        IntStream.of(lengths).mapToObj(length -> BlobContents.random(length, ++seed)).toList();
    List<BlobPlacement> placements = new ArrayList<>();
    attempt(() -> placements.addAll(persist(retentionClass, contents)));
    for (int i = 0; i < placements.size(); i++) {
      references.add(placements.get(i));
      kept.put(placements.get(i).id(), contents.get(i));
    }
    return placements.isEmpty() ? 0 : placements.getFirst().id();
  }

  private List<BlobPlacement> persist(String retentionClass, List<byte[]> contents) {
    List<BlobUpload> uploads = new ArrayList<>();
    try {
      for (byte[] content : contents) {
        BlobUpload upload = store().begin();
        uploads.add(upload);
        upload.write(content, 0, content.length);
      }
      return store().persist(uploads, retentionClass);
    } finally {
      uploads.forEach(BlobUpload::close);
    }
  }

  private void giveUp(int length) {
    attempt(
        () -> {
          try (BlobUpload upload = store().begin()) {
            upload.write(BlobContents.random(length, ++seed), 0, length);
          }
        });
  }

  private void eraseOneOf(int length) {
    kept.entrySet().stream()
        .filter(content -> content.getValue().length == length)
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .ifPresent(this::erase);
  }

  private void erase(long id) {
    byte[] content = kept.remove(id);
    if (content != null) {
      doubtful.put(id, content);
      if (attempt(() -> store().erase(List.of(references.of(id))))) {
        doubtful.remove(id);
        gone.put(id, content);
        references.remove(id);
      }
    }
  }

  private void compactAll() {
    attempt(
        () ->
            store()
                .segments()
                .forEach(segment -> attempt(() -> store().compact(segment.number(), references))));
  }

  private void drop(String retentionClass) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), SETTINGS.zone());
    Map<Long, byte[]> dropped = new HashMap<>();
    attempt(
        () ->
            store().segments().stream()
                .filter(
                    segment ->
                        segment.retentionClass().equals(retentionClass)
                            && segment.day().isBefore(today))
                .flatMap(segment -> store().scan(segment.number()).records().stream())
                .forEach(record -> move(record.placement().id(), kept, dropped)));
    doubtful.putAll(dropped);
    if (attempt(() -> store().dropOlderThan(retentionClass, today))) {
      dropped.keySet().forEach(doubtful::remove);
      gone.putAll(dropped);
    }
    dropped.keySet().forEach(references::remove);
  }

  private static void move(long id, Map<Long, byte[]> from, Map<Long, byte[]> to) {
    byte[] content = from.remove(id);
    if (content != null) {
      to.put(id, content);
    }
  }

  private void tomorrow() {
    clock.move(Duration.ofDays(1));
  }

  private boolean attempt(Runnable action) {
    if (layer.isOff() || store == null) {
      return false;
    }
    try {
      action.run();
      return true;
    } catch (StoreException e) {
      failures++;
      return false;
    }
  }

  /// How often something was refused.
  int failures() {
    return failures;
  }

  /// Whether a file contains the beginning of a content that is long enough to be told apart.
  static boolean occurs(byte[] content, byte[] file) {
    byte[] needle = Arrays.copyOf(content, Math.min(content.length, 16));
    for (int at = 0; content.length >= 16 && at + needle.length <= file.length; at++) {
      if (file[at] == needle[0]
          && Arrays.equals(file, at, at + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }
}
