package org.openviid.blob.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Tells a full disk from other failures.
final class Failures {
  private static final long HARDLY_ANYTHING = 1 << 20;

  private Failures() {}

  /// Whether something could not be written because the disk, or a quota, is full. The system says so in
  /// words, perhaps of another language, so the space that is left is asked for, too.
  static boolean isFull(IOException failure, FileLayer layer, Path directory) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("quota")) {
      return true;
    }
    try {
      return layer.usableSpace(directory) < HARDLY_ANYTHING;
    } catch (IOException e) {
      return false;
    }
  }
}
