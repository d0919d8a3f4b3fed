package org.openviid.blob.files;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The files of the machine. Stateless.
///
/// Each open file has a channel of its own: a thread that is interrupted while it reads or writes closes
/// the channel it uses, which must not be anybody else's.
public final class DiskFileLayer implements FileLayer {

  /// The files of the machine.
  public DiskFileLayer() {}

  @Override
  public OpenFile create(Path file) throws IOException {
    return new DiskFile(FileChannel.open(file, CREATE_NEW, READ, WRITE));
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return new DiskFile(FileChannel.open(file, READ, WRITE));
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    return new DiskFile(FileChannel.open(file, READ));
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        NotDirectoryException wrong = new NotDirectoryException(directory.toString());
        wrong.initCause(e);
        throw wrong;
      }
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> content = Files.list(directory)) {
      return content.sorted().toList();
    }
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public long usableSpace(Path directory) throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }
}
