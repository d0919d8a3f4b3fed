package org.openviid.blob.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The folder of a store and the names in it:
///
/// ```
/// epoch                                     counts the openings
/// staging/<content>.part                    large contents on their way in; emptied at each opening
/// <class>/<yyyyMMdd>/<segment>.seg          a segment, its number in 16 hexadecimal digits
/// <class>/<yyyyMMdd>/<segment>-<origin>.seg one that another was compacted into
/// ```
/// Safe for use by any number of threads.
final class Folder {
  private static final Pattern CLASS = Pattern.compile("(?!staging$)[a-z0-9][a-z0-9_-]{0,39}");
  private static final Pattern SEGMENT =
      Pattern.compile("([0-9a-f]{16})(?:-([0-9a-f]{16}))?\\.seg");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Path root;
  private final FileLayer layer;
  private final DurableFiles durable;
  private final Set<Path> known = ConcurrentHashMap.newKeySet();

  Folder(Path root, FileLayer layer) {
    this.root = root;
    this.layer = layer;
    this.durable = new DurableFiles(layer);
  }

  /// Whether contents can be kept under that name.
  static boolean admitsClass(String retentionClass) {
    return CLASS.matcher(retentionClass).matches();
  }

  Path root() {
    return root;
  }

  Path epoch() {
    return root.resolve("epoch");
  }

  /// Makes sure that staging is there and empty.
  void clearStaging() throws IOException {
    Path staging = root.resolve("staging");
    durable.createDirectories(root, staging);
    for (Path left : layer.list(staging)) {
      layer.delete(left);
    }
    layer.forceDirectory(staging);
  }

  /// Where something is prepared under that name.
  Path staged(String name) {
    return root.resolve("staging").resolve(name + ".part");
  }

  /// The directory of a class and day; it is durable when this returns.
  Path day(String retentionClass, LocalDate day) throws IOException {
    Path directory = root.resolve(retentionClass).resolve(DAY.format(day));
    if (!known.contains(directory)) {
      durable.createDirectories(root, directory);
      known.add(directory);
    }
    return directory;
  }

  /// Where a segment belongs.
  ///
  /// @param origin the segment that it was compacted from, or 0
  Path segment(String retentionClass, LocalDate day, long number, long origin) throws IOException {
    HexFormat hex = HexFormat.of();
    String name =
        origin == 0
            ? hex.toHexDigits(number)
            : hex.toHexDigits(number) + "-" + hex.toHexDigits(origin);
    return day(retentionClass, day).resolve(name + ".seg");
  }

  /// Makes it durable that segments of a day were deleted, and removes the day's directory when nothing
  /// is left in it.
  void forgetDay(String retentionClass, LocalDate day) throws IOException {
    Path directory = root.resolve(retentionClass).resolve(DAY.format(day));
    layer.forceDirectory(directory);
    if (layer.list(directory).isEmpty()) {
      known.remove(directory);
      layer.delete(directory);
    }
  }

  /// All segments. Whatever else lies in the folder is left alone.
  List<Segment> segments() throws IOException {
    List<Segment> found = new ArrayList<>();
    for (Path retentionClass : layer.list(root)) {
      if (admitsClass(name(retentionClass))) {
        found.addAll(segments(name(retentionClass)));
      }
    }
    return found;
  }

  /// All segments of a class.
  List<Segment> segments(String retentionClass) throws IOException {
    List<Segment> found = new ArrayList<>();
    for (Path directory : layer.list(root.resolve(retentionClass))) {
      Optional<LocalDate> day = parseDay(name(directory));
      if (day.isPresent()) {
        collect(retentionClass, day.get(), directory, found);
      }
    }
    return found;
  }

  private void collect(String retentionClass, LocalDate day, Path directory, List<Segment> found)
      throws IOException {
    for (Path file : layer.list(directory)) {
      Matcher parts = SEGMENT.matcher(name(file));
      if (parts.matches()) {
        long number = HexFormat.fromHexDigitsToLong(parts.group(1));
        long origin = parts.group(2) == null ? 0 : HexFormat.fromHexDigitsToLong(parts.group(2));
        found.add(new Segment(number, origin, retentionClass, day, file));
      }
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static Optional<LocalDate> parseDay(String name) {
    try {
      return Optional.of(LocalDate.parse(name, DAY));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
