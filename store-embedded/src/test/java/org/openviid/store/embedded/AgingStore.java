package org.openviid.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openviid.schema.DataObject;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.LogEntry;
import org.openviid.store.SampleObjects;
import org.openviid.store.SampleSchema;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

/// A store with all its files and a clock of its own, for tests of what time does to it.
final class AgingStore implements AutoCloseable {
  static final long START = 1_790_000_000_000L;
  static final RetentionSettings THIRTY_DAYS =
      new RetentionSettings(Map.of("Wagon", 30), 0, 30, Duration.ofDays(7), 180);

  final TestClock clock = new TestClock(START);
  private final Path folder;
  private final StoreSettings settings;
  private Surroundings surroundings;
  private EmbeddedStore store;

  AgingStore(Path folder, RetentionSettings retention) {
    this.folder = folder;
    this.settings = Stores.SETTINGS.with(retention);
    DataFolder opened = DataFolder.open(folder, () -> "node");
    surroundings = Surroundings.onDisk(opened, SampleSchema.SCHEMA, settings, clock);
    store = EmbeddedStore.open(opened, SampleSchema.SCHEMA, settings, surroundings);
  }

  EmbeddedStore store() {
    return store;
  }

  /// How many bytes each segment of pictures has.
  Map<Long, Long> segments() {
    return surroundings.segments().sizes();
  }

  void reopen() {
    store.close();
    DataFolder opened = DataFolder.open(folder, () -> "node");
    surroundings = Surroundings.onDisk(opened, SampleSchema.SCHEMA, settings, clock);
    store = EmbeddedStore.open(opened, SampleSchema.SCHEMA, settings, surroundings);
  }

  RetentionReport retainAfter(Duration time) {
    clock.advance(time);
    return store.retain();
  }

  /// Creates or replaces a wagon that is received now.
  long put(DataObject wagon) {
    String id = SampleObjects.idOf(wagon);
    long before = store.sequenceOf(wagon.type(), id);
    return done(List.of(), new Change.Put(id, before, wagon, clock.millis(), "peer"));
  }

  /// Creates a wagon that is received now, with a picture.
  ///
  /// @return the identifier of the picture
  long putWithPicture(String id, String picture) {
    byte[] bytes = picture.getBytes(StandardCharsets.UTF_8);
    try (BlobUpload upload = store.blobs().begin()) {
      upload.write(bytes, 0, bytes.length);
      DataObject wagon = SampleObjects.wagon(id).set("Scan", upload.reference()).build();
      List<BlobPlacement> placements = store.blobs().persist(List.of(upload), "wagon");
      long before = store.sequenceOf(wagon.type(), id);
      done(placements, new Change.Put(id, before, wagon, clock.millis(), "peer"));
      return placements.getFirst().id();
    }
  }

  long delete(String id) {
    DataObject wagon = SampleObjects.wagon(id).build();
    long before = store.sequenceOf(SampleSchema.WAGON_TYPE, id);
    return done(List.of(), new Change.Delete(id, before, wagon, clock.millis(), "peer"));
  }

  private long done(List<BlobPlacement> placements, Change change) {
    CommitResult result =
        store.commit(new Transaction(List.of(change), placements, List.of(), List.of())).getFirst();
    return ((CommitResult.Done) result).sequence();
  }

  void state(String space, String key, String value) {
    store.commit(
        Transaction.of(new StateWrite(space, key, value.getBytes(StandardCharsets.UTF_8))));
  }

  boolean has(String id) {
    return store.read(SampleSchema.WAGON_TYPE, id).isPresent();
  }

  /// The sequences that the log still has.
  List<Long> sequences() {
    return store.log().read(0, 100_000).stream().map(LogEntry::sequence).toList();
  }

  Optional<String> picture(long id) {
    return store
        .openBlob(id)
        .map(
            stream -> {
              try (InputStream in = stream) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /// The files, of records and pictures alike, that contain a text.
  List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (contains(content(file), wanted)) {
          found.add(folder.relativize(file));
        }
      }
    }
    return found;
  }

  /// What a file holds; nothing when it has gone meanwhile.
  private static byte[] content(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    outer:
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (bytes[i + j] != wanted[j]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    store.close();
  }
}
