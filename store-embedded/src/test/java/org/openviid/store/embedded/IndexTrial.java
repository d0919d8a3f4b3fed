package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.Schema;
import org.openviid.store.LogEntry;
import org.openviid.store.Search;

/// An index in a folder, a log to replay from, and a reference that is given the same changes.
final class IndexTrial implements AutoCloseable {
  static final IndexSettings SETTINGS =
      new IndexSettings(
          4 << 20, 1, 2_000, 64, 300, Duration.ofSeconds(5), Duration.ofSeconds(5), 4, 4 << 20, Duration.ofSeconds(20), 64);

  private final Path root;
  private final Schema schema;
  private final IndexSettings settings;
  private final TreeMap<Long, IndexedChange> log = new TreeMap<>();
  private final Map<String, Long> heads = new HashMap<>();
  private final ScanningIndex reference = new ScanningIndex();
  private Path folder;
  private final LongSupplier nanos;
  private LuceneIndex index;
  private long sequence;

  IndexTrial(Path root, Schema schema, IndexSettings settings) {
    this(root, schema, settings, System::nanoTime);
  }

  /// @param nanos the clock of the searches
  IndexTrial(Path root, Schema schema, IndexSettings settings, LongSupplier nanos) {
    this.nanos = nanos;
    this.root = root;
    this.schema = schema;
    this.settings = settings;
    this.folder = root.resolve("0");
    this.index = open();
  }

  static IndexSettings workers(int workers) {
    return new IndexSettings(
        4 << 20, workers, 2_000, 64, 300, Duration.ofSeconds(5), Duration.ofSeconds(5), 4, 4 << 20, Duration.ofSeconds(20), 64);
  }

  private LuceneIndex open() {
    return new LuceneIndex(folder, schema, settings, this::version, nanos);
  }

  private @Nullable DataObject version(long wanted) {
    IndexedChange change;
    synchronized (log) {
      change = log.get(wanted);
    }
    return change == null ? null : change.object();
  }

  LuceneIndex index() {
    return index;
  }

  Path folder() {
    return folder;
  }

  long sequence() {
    return sequence;
  }

  /// The sequence of the current version, 0 when there is none.
  long head(DataObject object, String id) {
    return heads.getOrDefault(object.type() + id, 0L);
  }

  /// Creates or replaces an object.
  long put(String id, DataObject object) {
    long previous = head(object, id);
    submit(previous == 0 ? LogEntry.Operation.CREATED : LogEntry.Operation.CHANGED, id, previous, object);
    heads.put(object.type() + id, sequence);
    return sequence;
  }

  /// Deletes an object that is there.
  void delete(String id, DataObject object) {
    long previous = head(object, id);
    heads.remove(object.type() + id);
    submit(LogEntry.Operation.DELETED, id, previous, object);
  }

  /// Leaves out some sequences, as changes do that were not applied.
  void skip(int sequences) {
    sequence += sequences;
  }

  private void submit(LogEntry.Operation operation, String id, long previous, DataObject object) {
    IndexedChange change = new IndexedChange(++sequence, operation, id, previous, object);
    synchronized (log) {
      log.put(sequence, change);
    }
    reference.submit(change);
    index.submit(change);
  }

  /// Compares what both find.
  void check(Search search) {
    Hits expected = reference.search(search);
    Hits found = index.search(search);
    assertThat(found.sequences()).as("%s", search).containsExactly(expected.sequences());
    assertThat(found.total()).as("total of %s", search).isEqualTo(expected.total());
    assertThat(found.position()).isEqualTo(Math.max(expected.position(), 0));
  }

  /// Opens what would be on the disk if the process had been killed now, and replays the log.
  void crash() throws IOException {
    Path image = root.resolve(Long.toString(System.nanoTime()));
    copy(folder, image);
    index.close();
    folder = image;
    index = open();
    replay();
  }

  /// Closes and opens.
  void restart() {
    index.close();
    index = open();
    assertThat(index.replayFrom()).isEqualTo(log.isEmpty() ? 0 : log.lastKey());
    replay();
  }

  private void replay() {
    List<IndexedChange> rest;
    synchronized (log) {
      rest = new ArrayList<>(log.tailMap(index.replayFrom(), false).values());
    }
    rest.forEach(index::submit);
  }

  /// A copy of files that are being written and removed meanwhile.
  private static void copy(Path from, Path to) throws IOException {
    while (true) {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
        return;
      } catch (IOException e) {
        HostedIndex.delete(to);
      }
    }
  }

  @Override
  public void close() {
    index.close();
  }
}
