package org.openviid.blob.files;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;

/// One segment file as the store knows it. Safe for use by any number of threads.
final class Segment {
  private final long number;
  private final long origin;
  private final String retentionClass;
  private final LocalDate day;
  private final Path file;
  private final ReentrantLock erasing = new ReentrantLock();
  private volatile boolean growing;
  private volatile boolean distrusted;
  private volatile long sealedAt;

  Segment(long number, long origin, String retentionClass, LocalDate day, Path file) {
    this.number = number;
    this.origin = origin;
    this.retentionClass = retentionClass;
    this.day = day;
    this.file = file;
    this.sealedAt = Long.MIN_VALUE;
  }

  long number() {
    return number;
  }

  /// The segment that it was compacted from, or 0.
  long origin() {
    return origin;
  }

  String retentionClass() {
    return retentionClass;
  }

  LocalDate day() {
    return day;
  }

  Path file() {
    return file;
  }

  /// Held while bytes are overwritten and counted as dead.
  ReentrantLock erasing() {
    return erasing;
  }

  /// Whether contents are still added.
  boolean isGrowing() {
    return growing;
  }

  void begin() {
    growing = true;
  }

  /// Nothing is added from now on.
  void seal(long now) {
    growing = false;
    sealedAt = now;
  }

  /// An fsync of it failed: nothing may be added any more.
  void distrust() {
    distrusted = true;
  }

  boolean isDistrusted() {
    return distrusted;
  }

  /// When it was sealed, milliseconds since 1970-01-01T00:00Z; long ago for one of an earlier opening.
  long sealedAt() {
    return sealedAt;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
