package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.openviid.blob.files.SegmentCheck;
import org.openviid.blob.files.SegmentInfo;
import org.openviid.store.StoreException;

/// Copies a store into a folder while it is in use. Used once, by one thread.
///
/// First the records, then the pictures: those that the records name are durable before the records are, and
/// none goes away in between. Files that never change again are shared with the store where both are on one
/// file system, so that a backup beside the store takes little time and room. Every other file is copied and
/// read back. The search index is left out; it is built anew from the records.
final class Backup {
  private static final String DATABASE = "db";
  private static final String BLOBS = "blobs";
  private static final String LINKS = "backup-links";
  private static final int ATTEMPTS = 2;

  private final Kernel kernel;
  private final DataFolder folder;
  private final Surroundings surroundings;
  private final BackupProgress progress;
  private final DurableCopy copy = new DurableCopy(this::advance);
  private final List<BackupManifest.File> files = new ArrayList<>();
  private long done;
  private long all;

  Backup(Kernel kernel, DataFolder folder, Surroundings surroundings, BackupProgress progress) {
    this.kernel = kernel;
    this.folder = folder;
    this.surroundings = surroundings;
    this.progress = progress;
  }

  /// Removes what a backup that was broken off has left in the store's folder. It would keep alive what is
  /// deleted.
  static void removeLeftovers(DataFolder folder) {
    HostedIndex.delete(folder.path().resolve(LINKS));
  }

  /// Makes the backup.
  ///
  /// @param target a folder that is not there yet, or an empty one
  /// @param sequence of a change that is durable
  BackupManifest make(Path target, long sequence, Instant expires) {
    Path links = folder.path().resolve(LINKS);
    removeLeftovers(folder);
    try {
      requireEmpty(target);
      Files.createDirectories(links);
      List<SegmentInfo> segments = surroundings.segments().keeping(_ -> freeze(target, links));
      for (Path file : filesBelow(target.resolve(DATABASE))) {
        all += Files.size(file);
      }
      all += segments.stream().mapToLong(SegmentInfo::bytes).sum();
      databaseFiles(target);
      for (SegmentInfo segment : segments) {
        take(segment, links, target);
      }
      blobEpoch(target);
      DurableCopy.forceNames(target);
      FolderVersion version = folder.version();
      BackupManifest manifest =
          new BackupManifest(
              surroundings.clock().instant(), expires, version.node(), version.epoch(), sequence, files);
      manifest.write(target);
      return manifest;
    } catch (IOException e) {
      throw new StoreException(e, "OV-1752", target, String.valueOf(e.getMessage()));
    } finally {
      removeLeftovers(folder);
    }
  }

  private static void requireEmpty(Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> present = Files.list(target)) {
      if (present.findAny().isPresent()) {
        throw new StoreException("OV-1753", target);
      }
    }
  }

  /// Holds on to the store as it is now, within the time in which no segment goes away.
  private List<SegmentInfo> freeze(Path target, Path links) {
    kernel.database().copyTo(target.resolve(DATABASE));
    // only now, because the copy may name pictures that came while it was made
    List<SegmentInfo> now = surroundings.segments().keeping(segments -> segments);
    try {
      for (SegmentInfo segment : now) {
        Files.createLink(links.resolve(Long.toHexString(segment.number())), segment.file());
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new StoreException(e, "OV-1754", folder.path(), String.valueOf(e.getMessage()));
    }
    return now;
  }

  private void databaseFiles(Path target) throws IOException {
    for (Path file : filesBelow(target.resolve(DATABASE))) {
      addChecked(target, file);
    }
  }

  private void addChecked(Path target, Path file) throws IOException {
    files.add(
        new BackupManifest.File(
            target.relativize(file).toString(), Files.size(file), OptionalInt.of(copy.checksum(file))));
  }

  private void blobEpoch(Path target) throws IOException {
    Path epoch = folder.blobs().resolve("epoch");
    if (Files.exists(epoch)) {
      Path to = target.resolve(BLOBS).resolve("epoch");
      new DurableCopy(_ -> {}).copy(epoch, to, Long.MAX_VALUE);
      addChecked(target, to);
    }
  }

  private void take(SegmentInfo segment, Path links, Path target) throws IOException {
    Path link = links.resolve(Long.toHexString(segment.number()));
    Path to = target.resolve(BLOBS).resolve(folder.blobs().relativize(segment.file()).toString());
    Files.createDirectories(to.resolveSibling("."));
    if (segment.growing() || !share(link, to)) {
      copyAndCheck(segment, link, to);
    } else {
      advance(segment.bytes());
    }
    files.add(new BackupManifest.File(target.relativize(to).toString(), Files.size(to), OptionalInt.empty()));
  }

  private static boolean share(Path link, Path to) throws IOException {
    try {
      Files.createLink(to, link);
      return true;
    } catch (FileSystemException | UnsupportedOperationException _) {
      return false; // another file system
    }
  }

  /// A picture that is erased while it is copied can come out half erased; the next copy has it erased.
  private void copyAndCheck(SegmentInfo segment, Path link, Path to) throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Files.deleteIfExists(to);
      copy.copy(link, to, segment.bytes());
      if (SegmentCheck.of(to).isWhole()) {
        return;
      }
    }
    if (SegmentCheck.of(link).isWhole()) {
      throw new StoreException("OV-1755", to);
    }
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void advance(long bytes) {
    done += bytes;
    progress.done(done, Math.max(all, done));
  }
}
