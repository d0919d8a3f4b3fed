package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that are made from something else and kept in the repository. `-Dgolden.update=true` writes them
/// anew, and the difference is reviewed.
final class Golden {
  /// The root of the repository.
  static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

  private Golden() {}

  static void check(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(file).as("made by a test run with -Dgolden.update=true").exists().content().isEqualTo(expected);
  }
}
