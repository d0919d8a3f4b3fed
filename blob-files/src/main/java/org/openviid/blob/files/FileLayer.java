package org.openviid.blob.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The way to files: everything durable that this project writes itself goes through here, so that a
/// test can lose what has not been forced, fill the disk or fail an fsync at any step.
///
/// What [OpenFile#force] and [#forceDirectory] have returned for survives a loss of power; nothing else
/// does. Safe for use by any number of threads.
public interface FileLayer {
  /// Creates a file and opens it for reading and writing. Its name is durable once its directory has
  /// been forced.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is such a file
  OpenFile create(Path file) throws IOException;

  /// Opens an existing file for reading and writing.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is none
  OpenFile open(Path file) throws IOException;

  /// Opens an existing file for reading.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is none
  OpenFile openForReading(Path file) throws IOException;

  /// Creates a directory, whose parent has to exist; does nothing when it is there. Its name is durable
  /// once its parent has been forced.
  void createDirectory(Path directory) throws IOException;

  /// Moves a file to another name of the same file system in one step, in place of a file that has that
  /// name. Durable once both directories have been forced.
  void rename(Path from, Path to) throws IOException;

  /// Deletes a file or an empty directory; does nothing when there is none. Durable once its directory
  /// has been forced.
  void delete(Path path) throws IOException;

  /// Makes the names in a directory durable.
  void forceDirectory(Path directory) throws IOException;

  /// Makes the name of a file or directory durable, by forcing the directory that it is in.
  default void forceName(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      forceDirectory(parent);
    }
  }

  /// What a directory contains, in the order of the names; nothing when there is no such directory.
  List<Path> list(Path directory) throws IOException;

  /// The length of a file in bytes.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is none
  long size(Path file) throws IOException;

  /// How many bytes can still be written below a directory.
  long usableSpace(Path directory) throws IOException;
}
