package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refuses new data before the disk is full, and keeps a file that can be given up when it is full all
/// the same, so that deleting works. Safe for use by any number of threads.
final class DiskGuard {
  private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
  private static final int BLOCK = 1 << 20;

  private final DiskSpace disk;
  private final Path ballast;
  private final long ballastBytes;
  private final long minFree;
  private volatile boolean full;

  DiskGuard(DiskSpace disk, StoreSettings settings, Path ballast) {
    this.disk = disk;
    this.ballast = ballast;
    this.ballastBytes = settings.ballastBytes();
    this.minFree = Math.max(settings.minFreeBytes(), disk.total() / 100 * settings.minFreePercent());
  }

  /// Looks at the disk.
  synchronized void check() {
    long free = disk.free();
    boolean before = full;
    full = free < minFree;
    if (full && !before) {
      LOG.warn("Only {} bytes of the disk are free; creates are refused below {}", free, minFree);
    } else if (before && !full) {
      LOG.info("{} bytes of the disk are free again; creates are accepted", free);
    }
    if (free < ballastBytes / 2) {
      release();
    } else if (!full && free - ballastBytes >= minFree && ballastBytes > 0 && !Files.exists(ballast)) {
      stow();
    }
  }

  /// Whether creates are to be refused.
  boolean isFull() {
    return full;
  }

  long minFree() {
    return minFree;
  }

  /// Gives up the ballast.
  synchronized void release() {
    try {
      if (Files.deleteIfExists(ballast)) {
        LOG.warn("The disk is full; {} was given up so that data can be deleted", ballast);
      }
    } catch (IOException e) {
      LOG.error("{} could not be given up", ballast, e);
    }
  }

  private void stow() {
    try (FileChannel file =
        FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      for (long left = ballastBytes; left > 0; left -= block.capacity()) {
        block.limit((int) Math.min(left, BLOCK)).position(0);
        while (block.hasRemaining()) {
          file.write(block);
        }
      }
      file.force(true);
    } catch (IOException e) {
      LOG.warn("{} could not be written", ballast, e);
      release();
    }
  }
}
