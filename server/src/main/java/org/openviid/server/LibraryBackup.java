package org.openviid.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openviid.schema.ViidException;
import org.openviid.store.StoreException;
import org.openviid.store.embedded.BackupManifest;
import org.openviid.store.embedded.BackupProgress;
import org.openviid.store.embedded.EmbeddedStore;
import org.openviid.store.embedded.StoreBackup;
import org.openviid.store.embedded.StoreSettings;

/// A backup of a whole library: the store, and beside it what lies in the data folder, such as configuration,
/// key and corrected tables. Safe for use by several threads.
///
/// Who has it can read everything in it and can pass for the library, so that only its owner may open it.
final class LibraryBackup {
  static final String STORE = "store";

  private static final String PREFIX = "openviid-";
  private static final String UNFINISHED = ".unfinished";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> OF_A_RUNNING_SERVER = List.of(AdminSocket.FILE, "LOCK");

  private final Path folder;
  private final StoreBackup store;

  private LibraryBackup(Path folder) {
    this.folder = folder;
    this.store = StoreBackup.open(folder.resolve(STORE));
  }

  /// Opens a backup.
  ///
  /// @throws ViidException when there is no complete one in the folder
  static LibraryBackup open(Path folder) {
    return new LibraryBackup(folder);
  }

  /// The backups in a folder, oldest first. What is no backup is left out.
  static List<LibraryBackup> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ViidException("OV-2387", folder);
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.flatMap(LibraryBackup::tried)
          .sorted(Comparator.comparing((LibraryBackup backup) -> backup.manifest().created()))
          .toList();
    } catch (IOException e) {
      throw new ViidException(e, "OV-2388", folder, String.valueOf(e.getMessage()));
    }
  }

  private static Stream<LibraryBackup> tried(Path folder) {
    String name = String.valueOf(folder.getFileName());
    if (!name.startsWith(PREFIX) || name.endsWith(UNFINISHED)) {
      return Stream.empty();
    }
    try {
      return Stream.of(new LibraryBackup(folder));
    } catch (StoreException _) {
      return Stream.empty();
    }
  }

  /// What makes a backup.
  ///
  /// @param store the library's store
  /// @param folder its data folder
  /// @param id its identifier
  record Source(EmbeddedStore store, Path folder, String id) {}

  /// Makes a backup in a new folder below `parent`, named after the library and the time.
  ///
  /// @param keep how long it is to be kept
  static LibraryBackup make(Source source, Path parent, Duration keep, Clock clock, BackupProgress progress) {
    if (parent.toAbsolutePath().normalize().startsWith(source.folder().toAbsolutePath().normalize())) {
      throw new ViidException("OV-2389", parent, source.folder());
    }
    Instant now = clock.instant();
    Path target = parent.resolve(PREFIX + source.id() + "-" + NAME.format(now));
    Path draft = target.resolveSibling(target.getFileName() + UNFINISHED);
    try {
      Files.createDirectories(parent);
      removeUnfinished(parent, source.id());
      Files.createDirectory(
          draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      copyBeside(source.folder(), draft);
      source.store().backup(draft.resolve(STORE), now.plus(keep), progress);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return new LibraryBackup(target);
    } catch (IOException e) {
      throw new ViidException(e, "OV-2390", target, String.valueOf(e.getMessage()));
    }
  }

  private static void removeUnfinished(Path parent, String id) throws IOException {
    try (Stream<Path> found = Files.list(parent)) {
      for (Path left : found.toList()) {
        String name = String.valueOf(left.getFileName());
        if (name.startsWith(PREFIX + id) && name.endsWith(UNFINISHED)) {
          delete(left);
        }
      }
    }
  }

  /// Copies what lies beside the store.
  private static void copyBeside(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(path -> !path.startsWith(from.resolve(STORE))).toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else if (Files.isRegularFile(path) && !OF_A_RUNNING_SERVER.contains(String.valueOf(path.getFileName()))) {
          Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /// Makes a data folder of it.
  ///
  /// @param data a folder that is not there yet, or an empty one
  /// @param damaged whether what is whole is wanted even if something is not
  /// @return what was found on the way
  /// @throws ViidException when it cannot be done; no store is left behind then
  StoreBackup.Verdict restore(Path data, boolean damaged, BackupProgress progress) {
    try {
      Files.createDirectories(data);
      try (Stream<Path> present = Files.list(data)) {
        if (present.findAny().isPresent()) {
          throw new ViidException("OV-2391", data);
        }
      }
      StoreBackup.Verdict verdict =
          store.restore(data.resolve(STORE), StoreSettings.ofMemory(256L << 20), damaged, progress);
      copyBeside(folder, data);
      return verdict;
    } catch (IOException e) {
      throw new ViidException(e, "OV-2392", folder, data, String.valueOf(e.getMessage()));
    }
  }

  /// Reads all of it and compares all checksums.
  StoreBackup.Verdict verify(BackupProgress progress) {
    return store.verify(progress);
  }

  /// Deletes it.
  void delete() {
    try {
      delete(folder);
    } catch (IOException e) {
      throw new ViidException(e, "OV-2393", folder, String.valueOf(e.getMessage()));
    }
  }

  /// The manifest goes first, so that what is left when this is broken off is not taken for a backup.
  private static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(STORE).resolve(BackupManifest.FILE));
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(LibraryBackup::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What its store consists of.
  BackupManifest manifest() {
    return store.manifest();
  }

  /// Where it is.
  Path folder() {
    return folder;
  }

  /// Whether its time is over.
  boolean isExpired(Instant now) {
    return manifest().expires().isBefore(now);
  }

  /// Says a whole percentage whenever it has changed.
  static BackupProgress percent(String doing, AdminOutput out) {
    int[] said = {-1};
    return (bytes, all) -> {
      int percent = all == 0 ? 100 : (int) (100 * bytes / all);
      if (percent != said[0]) {
        said[0] = percent;
        out.progress("%s: %d %% of %,d MB".formatted(doing, percent, all / 1_000_000));
      }
    };
  }
}
