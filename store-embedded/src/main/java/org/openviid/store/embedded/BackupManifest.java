package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.openviid.store.StoreException;

/// What a backup of a store consists of, as its file `MANIFEST` says. It is written last: a folder without
/// it is no backup.
///
/// ```
/// openviid-backup: 1
/// created: 2026-05-01T00:00:00Z
/// …
/// files:
/// 8e3c0a11 1048576 db/000123.sst
/// - 268435456 blobs/standard/20260501/0000000100000001.seg
/// ```
/// A segment of pictures has no checksum of its own: it holds one for each picture, and may be shared with
/// the store that it was taken from, in which pictures are still erased.
///
/// @param created when it was begun
/// @param expires when it is to be deleted
/// @param node the identifier of the log among all that ever were
/// @param epoch of that log
/// @param sequence the last of the changes that are in it for certain
/// @param files everything in it but the manifest
public record BackupManifest(
    Instant created, Instant expires, String node, long epoch, long sequence, List<File> files) {
  /// The name of the manifest in a backup.
  public static final String FILE = "MANIFEST";

  private static final String FORMAT = "1";

  /// Copies the list.
  public BackupManifest {
    files = List.copyOf(files);
  }

  /// A file of a backup.
  ///
  /// @param path within the backup
  /// @param bytes how long it is
  /// @param crc32c of all of it; empty for a segment
  public record File(String path, long bytes, OptionalInt crc32c) {}

  /// How many bytes it has.
  public long bytes() {
    return files.stream().mapToLong(File::bytes).sum();
  }

  /// Reads the manifest of a backup.
  ///
  /// @throws StoreException when there is none, or of a later format
  public static BackupManifest read(Path backup) {
    Path file = backup.resolve(FILE);
    try {
      List<String> lines = Files.readAllLines(file);
      int begin = lines.indexOf("files:");
      Map<String, String> entries = new HashMap<>();
      for (String line : lines.subList(0, Math.max(0, begin))) {
        int colon = line.indexOf(": ");
        entries.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 2));
      }
      if (!FORMAT.equals(entries.get("openviid-backup"))) {
        throw new StoreException("OV-1751", backup, entries.getOrDefault("openviid-backup", "?"), FORMAT);
      }
      List<File> files = new ArrayList<>();
      lines.subList(begin + 1, lines.size()).forEach(line -> files.add(file(line)));
      return new BackupManifest(
          Instant.parse(entries.getOrDefault("created", "")),
          Instant.parse(entries.getOrDefault("expires", "")),
          entries.getOrDefault("node", ""),
          Long.parseLong(entries.getOrDefault("epoch", "")),
          Long.parseLong(entries.getOrDefault("sequence", "")),
          files);
    } catch (IOException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new StoreException(e, "OV-1750", backup);
    }
  }

  private static File file(String line) {
    String[] parts = line.split(" ", 3);
    OptionalInt crc =
        parts[0].equals("-") ? OptionalInt.empty() : OptionalInt.of(HexFormat.fromHexDigits(parts[0]));
    return new File(parts[2], Long.parseLong(parts[1]), crc);
  }

  /// Writes the manifest durably.
  void write(Path backup) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("openviid-backup: ").append(FORMAT).append('\n');
    text.append("created: ").append(created).append('\n');
    text.append("expires: ").append(expires).append('\n');
    text.append("node: ").append(node).append('\n');
    text.append("epoch: ").append(epoch).append('\n');
    text.append("sequence: ").append(sequence).append('\n');
    text.append("files:\n");
    for (File file : files) {
      String crc = file.crc32c().isEmpty() ? "-" : HexFormat.of().toHexDigits(file.crc32c().getAsInt());
      text.append(crc).append(' ').append(file.bytes()).append(' ').append(file.path()).append('\n');
    }
    Files.writeString(backup.resolve(FILE), text, StandardCharsets.UTF_8);
    DurableCopy.force(backup.resolve(FILE));
    DurableCopy.force(backup);
  }
}
