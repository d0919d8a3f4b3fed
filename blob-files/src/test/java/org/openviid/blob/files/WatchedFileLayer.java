package org.openviid.blob.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The files of the machine, with something that happens before a file gets its final name. Safe for use
/// by any number of threads.
final class WatchedFileLayer implements FileLayer {
  private final FileLayer files = new DiskFileLayer();
  private volatile Runnable beforeRename = () -> {};

  void beforeRename(Runnable event) {
    beforeRename = event;
  }

  @Override
  public OpenFile create(Path file) throws IOException {
    return files.create(file);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return files.open(file);
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    return files.openForReading(file);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    files.createDirectory(directory);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    beforeRename.run();
    files.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    files.delete(path);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    files.forceDirectory(directory);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public long size(Path file) throws IOException {
    return files.size(file);
  }

  @Override
  public long usableSpace(Path directory) throws IOException {
    return files.usableSpace(directory);
  }
}
