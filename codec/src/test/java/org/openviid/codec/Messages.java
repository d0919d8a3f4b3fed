package org.openviid.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The golden messages: `golden/<Type>/<name>.json`, each with its canonical form beside it.
final class Messages {
  static final Path FOLDER = Path.of("src/test/resources/golden");

  private Messages() {}

  /// One message of a peer.
  ///
  /// @param type the type it is expected to be
  record Golden(String type, Path file) {
    byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// The message in a notation: as it came, or its canonical form in XML.
    byte[] bytes(Notation notation) {
      try {
        return notation == Notation.JSON ? bytes() : Files.readAllBytes(xml());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Path canonical() {
      return file.resolveSibling(file.getFileName().toString().replace(".json", ".canonical.txt"));
    }

    Path xml() {
      return file.resolveSibling(file.getFileName().toString().replace(".json", ".canonical.xml"));
    }

    @Override
    public String toString() {
      return type + "/" + file.getFileName();
    }
  }

  static List<Golden> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> new Golden(FOLDER.relativize(file).getName(0).toString(), file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
