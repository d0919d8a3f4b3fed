package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openviid.store.StoreException;

/// A data folder that this process has to itself until it is closed.
///
/// ```
/// VERSION   what the folder is              LOCK    who has it open
/// db/       records                         blobs/  pictures
/// index/N/  search index, generation N      ballast room for deleting when the disk is full
/// ```
final class DataFolder implements AutoCloseable {
  /// A file lock belongs to the process and is lost when any of its descriptors of the file is closed,
  /// so that a second attempt within the process must not even open the file.
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lockFile;
  private final FolderVersion version;

  private DataFolder(Path path, FileChannel lockFile, FolderVersion version) {
    this.path = path;
    this.lockFile = lockFile;
    this.version = version;
  }

  /// Opens a folder, or makes a new one where there is none or an empty one.
  ///
  /// @param nodeIds gives a new log its identifier
  static DataFolder open(Path folder, Supplier<String> nodeIds) {
    try {
      Files.createDirectories(folder);
      Path path = folder.toRealPath();
      if (!OPEN.add(path)) {
        throw new StoreException("OV-1673", path, ProcessHandle.current().pid());
      }
      FileChannel lockFile = null;
      try {
        boolean fresh = isEmpty(path);
        lockFile = lock(path);
        DataFolder opened = new DataFolder(path, lockFile, version(path, fresh, nodeIds));
        lockFile = null;
        return opened;
      } catch (IOException | RuntimeException e) {
        release(path, lockFile);
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(e, "OV-1674", folder, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.allMatch(file -> file.endsWith("LOCK") || file.endsWith(FolderVersion.FILE + ".new"));
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = file.tryLock();
    if (lock == null) {
      ByteBuffer owner = ByteBuffer.allocate(32);
      file.read(owner, 0);
      file.close();
      throw new StoreException(
          "OV-1675", path, new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII).strip());
    }
    file.truncate(0);
    file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    return file;
  }

  private static FolderVersion version(Path path, boolean fresh, Supplier<String> nodeIds) throws IOException {
    Path file = path.resolve(FolderVersion.FILE);
    if (Files.exists(file)) {
      return FolderVersion.read(file);
    }
    if (!fresh) {
      throw new StoreException("OV-1676", path);
    }
    FolderVersion version = new FolderVersion(FolderVersion.FORMAT, software(), nodeIds.get(), 1);
    version.write(file);
    return version;
  }

  /// The version of this software.
  static String software() {
    String built = DataFolder.class.getPackage().getImplementationVersion();
    return built == null ? "development" : built;
  }

  /// Counts that the log was set back.
  void beginEpoch() throws IOException {
    new FolderVersion(version.format(), version.software(), version.node(), version.epoch() + 1)
        .write(path.resolve(FolderVersion.FILE));
  }

  Path path() {
    return path;
  }

  Path database() {
    return path.resolve("db");
  }

  Path blobs() {
    return path.resolve("blobs");
  }

  Path index() {
    return path.resolve("index");
  }

  Path ballast() {
    return path.resolve("ballast");
  }

  FolderVersion version() {
    return version;
  }

  @Override
  public void close() {
    try {
      release(path, lockFile);
    } catch (IOException e) {
      throw new StoreException(e, "OV-1677", path, String.valueOf(e.getMessage()));
    }
  }

  private static void release(Path path, @Nullable FileChannel lockFile) throws IOException {
    try {
      if (lockFile != null) {
        lockFile.close();
      }
    } finally {
      OPEN.remove(path);
    }
  }
}
