package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds and damages the files of a database.
final class DatabaseFiles {
  private DatabaseFiles() {}

  /// The write-ahead log, of which there is one.
  static Path onlyLog(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".log")).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  /// The largest file whose name contains `part`.
  static Path largest(Path folder, String part) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).contains(part))
          .max(Comparator.comparingLong(DatabaseFiles::size))
          .orElseThrow();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void truncate(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  /// Changes one byte.
  static void flip(Path file, long position) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) (one.get(0) ^ 0x55)).flip();
      channel.write(one, position);
    }
  }

  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
