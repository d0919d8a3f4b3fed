package org.openviid.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the tables are read from.
@FunctionalInterface
public interface TableSource {
  /// Opens a table by its path below `tables/`, for example `objects/APE.csv`.
  ///
  /// @throws UncheckedIOException when there is none
  InputStream open(String path);

  /// The tables that come with the software.
  static TableSource builtIn() {
    return path -> {
      InputStream in = TableSource.class.getResourceAsStream("tables/" + path);
      if (in == null) {
        throw new UncheckedIOException(new IOException("table " + path + " is missing"));
      }
      return in;
    };
  }

  /// Tables in a folder; those it lacks are taken from `fallback`.
  static TableSource folder(Path folder, TableSource fallback) {
    return path -> {
      Path file = folder.resolve(path);
      try {
        return Files.exists(file) ? Files.newInputStream(file) : fallback.open(path);
      } catch (IOException e) {
        throw new UncheckedIOException("table " + file + " cannot be read", e);
      }
    };
  }
}
