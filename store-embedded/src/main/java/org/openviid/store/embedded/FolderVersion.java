package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.openviid.store.StoreException;

/// What the file `VERSION` of a data folder says.
///
/// @param format the number of the format of everything in the folder
/// @param software the version of the software that last changed the format
/// @param node the identifier of this log among all that ever were
/// @param epoch counts the times that the log was set back, by restoring a backup
record FolderVersion(int format, String software, String node, long epoch) {
  /// The format that this software writes.
  static final int FORMAT = 1;

  static final String FILE = "VERSION";

  static FolderVersion read(Path file) {
    Map<String, String> entries = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          entries.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
      }
      FolderVersion version =
          new FolderVersion(
              Integer.parseInt(entries.getOrDefault("format", "")),
              entries.getOrDefault("software", ""),
              entries.getOrDefault("node", ""),
              Long.parseLong(entries.getOrDefault("epoch", "")));
      if (version.format > FORMAT) {
        throw new StoreException("OV-1671", file, version.format, version.software, FORMAT);
      }
      return version;
    } catch (IOException | NumberFormatException e) {
      throw new StoreException(e, "OV-1672", file);
    }
  }

  /// Writes the file so that a crash leaves either none or a whole one.
  void write(Path file) throws IOException {
    String text =
        """
        format: %d
        software: %s
        node: %s
        epoch: %d
        """
            .formatted(format, software, node, epoch);
    Path draft = file.resolveSibling(FILE + ".new");
    Files.writeString(draft, text, StandardCharsets.UTF_8);
    sync(draft, StandardOpenOption.WRITE);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    sync(file.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ);
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
