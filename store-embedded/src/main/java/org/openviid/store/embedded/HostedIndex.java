package org.openviid.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openviid.store.LogEntry;
import org.openviid.store.Search;

/// A search index in its folder, which is not closed while somebody searches it. Searching is safe for
/// use by any number of threads; feeding is for one at a time.
final class HostedIndex implements AutoCloseable {
  private final SearchIndex index;
  private final Path folder;
  private final long generation;
  private final Gate gate = new Gate();
  private volatile long submitted;

  HostedIndex(SearchIndex index, Path folder, long generation) {
    this.index = index;
    this.folder = folder;
    this.generation = generation;
    this.submitted = index.replayFrom();
  }

  long generation() {
    return generation;
  }

  /// The sequence of the last change that the index was given.
  long submitted() {
    return submitted;
  }

  /// Says that there is nothing to submit up to `sequence`.
  void skipTo(long sequence) {
    submitted = Math.max(submitted, sequence);
  }

  long lag() {
    return enter() ? leaving(index::lag) : 0;
  }

  /// Gives the index a change, unless it was given that one before.
  void submit(IndexedChange change) {
    if (change.sequence() > submitted && enter()) {
      try {
        index.submit(change);
        submitted = change.sequence();
      } finally {
        gate.leave();
      }
    }
  }

  void submit(LogEntry entry) {
    submit(
        new IndexedChange(
            entry.sequence(), entry.operation(), entry.id(), entry.previous(), entry.object()));
  }

  void submit(Commit commit) {
    for (Commit.Part part : commit.parts) {
      if (part.sequence != 0) {
        submit(
            new IndexedChange(
                part.sequence,
                LogForm.operation(part.change),
                part.change.id(),
                part.change.expected(),
                part.change.object()));
      }
    }
  }

  /// Why the index takes no more changes, if so.
  Optional<String> fault() {
    return enter() ? leaving(index::fault) : Optional.empty();
  }

  /// Removes what is left of deleted objects from the disk.
  void expungeDeletes() {
    if (enter()) {
      try {
        index.expungeDeletes();
      } finally {
        gate.leave();
      }
    }
  }

  /// Searches, or gives null when the index has been closed.
  @Nullable Hits search(Search search) {
    return enter() ? leaving(() -> index.search(search)) : null;
  }

  private boolean enter() {
    return gate.enter();
  }

  private <T> T leaving(Supplier<T> task) {
    try {
      return task.get();
    } finally {
      gate.leave();
    }
  }

  @Override
  public void close() {
    if (gate.close()) {
      index.close();
    }
  }

  /// Closes the index and removes its files.
  void discard() {
    try {
      close();
    } finally {
      delete(folder);
    }
  }

  /// Removes a folder with all that is in it, if it is there.
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
