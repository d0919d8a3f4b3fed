package org.openviid.blob.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Files in memory that keep apart what has been forced and what has not, and that fail on purpose at any
/// step. Every call that changes something is a step; the first has the number 1. Safe for use by any
/// number of threads.
///
/// It forgets more than real systems do: a name is lost unless its directory was forced, with everything
/// below it, and so is the content of a file that was not forced, though its name was.
public final class FaultFileLayer implements FileLayer {
  /// What goes wrong at a step.
  public enum Fault {
    /// The power fails. A write that is under way may be there in part.
    POWER,
    /// A write finds no space, and the next one does again. Part of it is written.
    FULL_ONCE,
    /// A write finds no space, and none does any more. Part of the first one is written.
    FULL,
    /// An fsync fails, and what it should have made durable never will be, though it can still be read.
    FORCE
  }

  /// What is there after a loss of power.
  public enum Survival {
    /// Nothing but what was forced.
    FORCED_ONLY,
    /// Everything: the system had just written it all.
    EVERYTHING,
    /// Of what was not forced some directories, some writes, and some sectors of a write.
    TORN
  }

  private final Path root;
  private final Map<Path, MemoryFile> names = new TreeMap<>();
  private final Map<Path, MemoryFile> durableNames = new TreeMap<>();
  private @Nullable Fault fault;
  private int faultAt;
  private int steps;
  private boolean off;
  private boolean full;

  /// An empty, durable directory.
  public FaultFileLayer(Path root) {
    this.root = root.toAbsolutePath();
  }

  /// Lets something go wrong at a step to come.
  public synchronized void failAt(int step, Fault what) {
    faultAt = step;
    fault = what;
  }

  /// How many steps have been made.
  public synchronized int steps() {
    return steps;
  }

  /// Whether the power has failed.
  public synchronized boolean isOff() {
    return off;
  }

  /// Ends the lack of space.
  public synchronized void makeRoom() {
    full = false;
  }

  /// Cuts the power now.
  public synchronized void cutPower() {
    off = true;
  }

  /// The files as they would be found if the power failed now.
  ///
  /// @param seed decides what is torn
  public synchronized FaultFileLayer restarted(Survival survival, long seed) {
    Random random = new Random(seed);
    FaultFileLayer next = new FaultFileLayer(root);
    Set<Path> keptDirectories = new HashSet<>();
    for (Path directory : directories()) {
      if (survival == Survival.EVERYTHING || (survival == Survival.TORN && random.nextBoolean())) {
        keptDirectories.add(directory);
      }
    }
    Set<Path> all = new HashSet<>(names.keySet());
    all.addAll(durableNames.keySet());
    for (Path path : all.stream().sorted().toList()) {
      MemoryFile file =
          (keptDirectories.contains(path.getParent()) ? names : durableNames).get(path);
      boolean reachable = root.equals(path.getParent()) || next.names.containsKey(path.getParent());
      if (file != null && reachable) {
        MemoryFile left = file.survivor(survival, random);
        next.names.put(path, left);
        next.durableNames.put(path, left);
      }
    }
    return next;
  }

  private Set<Path> directories() {
    Set<Path> directories = new HashSet<>();
    names.keySet().forEach(path -> directories.add(path.getParent()));
    durableNames.keySet().forEach(path -> directories.add(path.getParent()));
    return new TreeSet<>(directories);
  }

  /// The content of every file that can be seen, by its path.
  public synchronized Map<Path, byte[]> contents() {
    Map<Path, byte[]> contents = new TreeMap<>();
    names.forEach(
        (path, file) -> {
          if (!file.isDirectory()) {
            contents.put(path, file.visible());
          }
        });
    return contents;
  }

  /// Turns over one bit of a file, as a failing disk does.
  public synchronized void damage(Path file, long position) throws IOException {
    existing(file).damage(position);
  }

  @Override
  public synchronized OpenFile create(Path file) throws IOException {
    Path path = file.toAbsolutePath();
    step(true);
    requireDirectory(path.getParent());
    if (names.containsKey(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    MemoryFile created = MemoryFile.file();
    names.put(path, created);
    return new FaultFile(this, created);
  }

  @Override
  public synchronized OpenFile open(Path file) throws IOException {
    requirePower();
    return new FaultFile(this, existing(file));
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    return open(file);
  }

  @Override
  public synchronized void createDirectory(Path directory) throws IOException {
    Path path = directory.toAbsolutePath();
    step(true);
    requireDirectory(path.getParent());
    names.putIfAbsent(path, MemoryFile.directory());
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    step(false);
    Path target = to.toAbsolutePath();
    requireDirectory(target.getParent());
    names.put(target, existing(from));
    names.remove(from.toAbsolutePath());
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    step(false);
    if (!list(path).isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    names.remove(path.toAbsolutePath());
  }

  @Override
  public synchronized void forceDirectory(Path directory) throws IOException {
    Path path = directory.toAbsolutePath();
    requireDirectory(path);
    if (step(false) == Fault.FORCE) {
      throw new IOException("Input/output error");
    }
    durableNames
        .keySet()
        .removeIf(name -> path.equals(name.getParent()) && !names.containsKey(name));
    names.forEach(
        (name, file) -> {
          if (path.equals(name.getParent())) {
            durableNames.put(name, file);
          }
        });
  }

  @Override
  public synchronized List<Path> list(Path directory) throws IOException {
    requirePower();
    Path path = directory.toAbsolutePath();
    return names.keySet().stream().filter(name -> path.equals(name.getParent())).toList();
  }

  @Override
  public synchronized long size(Path file) throws IOException {
    requirePower();
    return existing(file).size();
  }

  @Override
  public synchronized long usableSpace(Path directory) {
    return full ? 0 : Long.MAX_VALUE;
  }

  /// Counts a step.
  ///
  /// @param needsSpace whether it fails on a full disk
  /// @return what goes wrong in a way that the caller has to see to, or null
  synchronized @Nullable Fault step(boolean needsSpace) throws IOException {
    Fault now = stepOfWriting();
    if (now == Fault.POWER) {
      throw powerFailure();
    }
    boolean lacking = needsSpace && (full || now == Fault.FULL_ONCE || now == Fault.FULL);
    if (lacking) {
      full |= now == Fault.FULL;
      throw noSpace();
    }
    return now;
  }

  /// Counts a step of writing, which the caller carries out in part when it fails.
  synchronized @Nullable Fault stepOfWriting() throws IOException {
    requirePower();
    steps++;
    Fault now = steps == faultAt ? fault : null;
    if (now == Fault.POWER) {
      off = true;
    }
    return now;
  }

  /// Whether a write fails for lack of space.
  synchronized boolean lacksSpace(@Nullable Fault now) {
    full |= now == Fault.FULL;
    return full || now == Fault.FULL_ONCE;
  }

  static IOException noSpace() {
    return new IOException("No space left on device");
  }

  static IOException powerFailure() {
    return new IOException("the power has failed");
  }

  synchronized void requirePower() throws IOException {
    if (off) {
      throw powerFailure();
    }
  }

  private MemoryFile existing(Path file) throws IOException {
    MemoryFile found = names.get(file.toAbsolutePath());
    if (found == null) {
      throw new NoSuchFileException(file.toString());
    }
    return found;
  }

  private void requireDirectory(@Nullable Path path) throws IOException {
    MemoryFile found = path == null ? null : names.get(path);
    if (!root.equals(path) && (found == null || !found.isDirectory())) {
      throw new NoSuchFileException(String.valueOf(path));
    }
  }
}
