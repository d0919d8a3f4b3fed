package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Copies files so that they are there for good when it is done. Used by one thread.
final class DurableCopy {
  private static final int BLOCK = 1 << 20;

  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private final LongConsumer read;

  /// @param read hears of every piece how many bytes it had
  DurableCopy(LongConsumer read) {
    this.read = read;
  }

  /// Copies the first `bytes` bytes of a file to one that is not there yet.
  ///
  /// @return their CRC32C
  int copy(Path from, Path to, long bytes) throws IOException {
    Files.createDirectories(to.resolveSibling("."));
    CRC32C crc = new CRC32C();
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel target = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at < bytes && fill(source, bytes - at); at += block.limit()) {
        crc.update(block.duplicate());
        while (block.hasRemaining()) {
          target.write(block);
        }
        read.accept(block.limit());
      }
      target.force(true);
    }
    return (int) crc.getValue();
  }

  /// The CRC32C of a file.
  int checksum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
      while (fill(source, Long.MAX_VALUE)) {
        read.accept(block.limit());
        crc.update(block);
      }
    }
    return (int) crc.getValue();
  }

  private boolean fill(FileChannel source, long atMost) throws IOException {
    block.clear().limit((int) Math.min(BLOCK, atMost));
    int some = 0;
    while (block.hasRemaining() && some >= 0) {
      some = source.read(block);
    }
    return block.flip().hasRemaining();
  }

  /// Makes a file or a folder durable.
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Makes all names in a folder durable, also below it.
  static void forceNames(Path folder) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.walk(folder)) {
      folders = all.filter(Files::isDirectory).toList();
    }
    for (Path each : folders.reversed()) {
      force(each);
    }
  }
}
