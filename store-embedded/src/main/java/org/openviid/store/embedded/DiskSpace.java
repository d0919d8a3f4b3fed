package org.openviid.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room a disk has, in bytes.
interface DiskSpace {
  /// What is left for us.
  long free();

  /// What there is altogether.
  long total();

  /// The disk that holds a folder.
  static DiskSpace of(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return new DiskSpace() {
        @Override
        public long free() {
          return measure(store::getUsableSpace);
        }

        @Override
        public long total() {
          return measure(store::getTotalSpace);
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long measure(Measurement measurement) {
    try {
      return measurement.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One number that a disk tells.
  @FunctionalInterface
  interface Measurement {
    /// Asks the disk.
    long bytes() throws IOException;
  }
}
