package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openviid.blob.files.SegmentCheck;
import org.openviid.store.StoreException;

/// A backup of a store in a folder, made by [EmbeddedStore#backup]. Safe for use by several threads.
public final class StoreBackup {
  private final Path folder;
  private final BackupManifest manifest;

  private StoreBackup(Path folder, BackupManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /// Opens a backup.
  ///
  /// @throws StoreException when there is no complete one in the folder
  public static StoreBackup open(Path folder) {
    return new StoreBackup(folder, BackupManifest.read(folder));
  }

  /// What it consists of.
  public BackupManifest manifest() {
    return manifest;
  }

  /// What reading a backup has shown.
  ///
  /// @param pictures how many pictures are whole
  /// @param erased how many have been erased
  /// @param problems what is damaged or missing, each in words; nothing when it can be relied upon
  public record Verdict(long pictures, long erased, List<String> problems) {
    /// Copies the list.
    public Verdict {
      problems = List.copyOf(problems);
    }
  }

  /// Reads all of it and compares all checksums.
  public Verdict verify(BackupProgress progress) {
    return new Reading(progress).run((_, _) -> {});
  }

  /// Makes a store of it that can be opened. The log begins a new epoch: readers cannot go on from where they
  /// were, because numbers given since the backup are given again.
  ///
  /// @param target a folder that is not there yet, or an empty one; it appears when all is done
  /// @param damaged whether what is whole is wanted even if something is not
  /// @return what was found on the way
  /// @throws StoreException when something is damaged and that is not wanted, and nothing is left behind then
  public Verdict restore(Path target, StoreSettings settings, boolean damaged, BackupProgress progress) {
    Path draft = target.resolveSibling(target.getFileName() + ".restoring");
    try {
      requireEmpty(target);
      HostedIndex.delete(draft);
      Files.createDirectories(draft);
      DurableCopy copy = new DurableCopy(_ -> {});
      Verdict verdict =
          new Reading(progress).run((file, from) -> copy.copy(from, draft.resolve(file.path()), file.bytes()));
      if (!verdict.problems().isEmpty() && !damaged) {
        throw new StoreException("OV-1756", folder, verdict.problems().size(), verdict.problems().getFirst());
      }
      new FolderVersion(FolderVersion.FORMAT, DataFolder.software(), manifest.node(), manifest.epoch() + 1)
          .write(draft.resolve(FolderVersion.FILE));
      try (Database database = Database.open(draft.resolve("db"), settings)) {
        database.verify();
      }
      DurableCopy.forceNames(draft);
      Files.deleteIfExists(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      DurableCopy.force(target.toAbsolutePath().resolveSibling("."));
      return verdict;
    } catch (IOException e) {
      throw new StoreException(e, "OV-1757", folder, target, String.valueOf(e.getMessage()));
    } finally {
      HostedIndex.delete(draft);
    }
  }

  private static void requireEmpty(Path target) throws IOException {
    if (Files.exists(target)) {
      try (Stream<Path> present = Files.list(target)) {
        if (present.findAny().isPresent()) {
          throw new StoreException("OV-1758", target);
        }
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void take(BackupManifest.File file, Path path) throws IOException;
  }

  /// One walk through all files. Used once.
  private final class Reading {
    private final BackupProgress progress;
    private final long all = manifest.bytes();
    private final List<String> problems = new ArrayList<>();
    private long done;
    private long pictures;
    private long erased;

    Reading(BackupProgress progress) {
      this.progress = progress;
    }

    /// @param step what else is done with each file that is there
    Verdict run(Step step) {
      for (BackupManifest.File file : manifest.files()) {
        try {
          check(file, folder.resolve(file.path()));
          step.take(file, folder.resolve(file.path()));
        } catch (NoSuchFileException _) {
          problems.add(file.path() + ": is missing");
        } catch (IOException e) {
          problems.add(file.path() + ": cannot be read: " + e.getMessage());
        }
        done += file.bytes();
        progress.done(done, all);
      }
      return new Verdict(pictures, erased, problems);
    }

    private void check(BackupManifest.File file, Path path) throws IOException {
      long size = Files.size(path);
      if (size != file.bytes()) {
        problems.add(file.path() + ": has " + size + " bytes instead of " + file.bytes());
      } else if (file.crc32c().isEmpty()) {
        SegmentCheck.Result result = SegmentCheck.of(path);
        pictures += result.whole();
        erased += result.erased();
        if (!result.isWhole()) {
          problems.add(
              file.path() + ": " + result.damaged().size() + " pictures are damaged, " + result.lost()
                  + " bytes belong to none");
        }
      } else if (new DurableCopy(_ -> {}).checksum(path) != file.crc32c().getAsInt()) {
        problems.add(file.path() + ": is not what was written");
      }
    }
  }
}
