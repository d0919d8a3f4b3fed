package org.openviid.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openviid.schema.ViidException;

/// Reads a password from the first line of a file, so that it stands on no command line.
final class PasswordFile {
  private PasswordFile() {}

  /// The password.
  ///
  /// @throws ViidException when the file cannot be read or its first line is empty
  static String read(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line = in.readLine();
      if (line == null || line.isBlank()) {
        throw new ViidException("OV-2450", file);
      }
      return line.strip();
    } catch (IOException e) {
      throw new ViidException(e, "OV-2451", file, String.valueOf(e.getMessage()));
    }
  }
}
