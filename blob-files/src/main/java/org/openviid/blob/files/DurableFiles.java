package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What takes several steps of a [FileLayer] to be durable. Safe for use by any number of threads, as
/// long as each file is written by one of them.
///
/// @param layer the way to the files
public record DurableFiles(FileLayer layer) {

  /// Creates a directory and those above it that are missing, durably.
  ///
  /// @param base an existing directory above it, itself durable
  public void createDirectories(Path base, Path directory) throws IOException {
    if (directory.equals(base)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent == null || !directory.startsWith(base)) {
      throw new IllegalArgumentException(directory + " is not below " + base);
    }
    createDirectories(base, parent);
    layer.createDirectory(directory);
    layer.forceName(directory);
  }

  /// Puts content in place of a small file, durably: afterwards, and after a loss of power meanwhile, the
  /// file has either the old content or the new.
  public void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    layer.delete(fresh);
    try (OpenFile open = layer.create(fresh)) {
      open.append(ByteBuffer.wrap(content));
      open.force();
    }
    layer.rename(fresh, file);
    layer.forceName(file);
  }

  /// The content of a small file, or empty when there is none.
  public Optional<byte[]> content(Path file) throws IOException {
    try (OpenFile open = layer.openForReading(file)) {
      ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(open.size()));
      open.fill(0, content);
      return Optional.of(content.array());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
